import { publicHandler } from "@/app/_server/handler";
import { databaseAnswers } from "@/lib/health";

export const GET = publicHandler(
  "balancers and monitors ask without a session; it tells nothing about anybody",
  async () => {
    const healthy = await databaseAnswers();
    return Response.json(
      { status: healthy ? "ok" : "database unreachable" },
      { status: healthy ? 200 : 503, headers: { "cache-control": "no-store" } },
    );
  },
);
