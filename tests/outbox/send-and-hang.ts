import { deliverDue } from "@/lib/outbox/deliver";
import { resendTransport } from "@/lib/outbox/transports/resend";

// A server of its own, for kill.test.ts to end in the middle of a mail.
const [, , apiKey = "", baseUrl = ""] = process.argv;
await deliverDue(resendTransport({ apiKey, baseUrl }), "killed");
