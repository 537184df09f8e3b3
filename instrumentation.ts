/** Runs once in each server, before its first request. Next reads this file for its edge runtime too: nothing else may stand here. */
export async function register() {
  if (process.env.NEXT_RUNTIME === "nodejs") await import("./lib/start");
}
