import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";

const hostname = "127.0.0.1";
const port = Number(process.env.PORT);
const next = createRequire(join(process.argv[2], "package.json"))("next");
const app = next({ dev: false, dir: process.argv[2], hostname, port });
await app.prepare();
const handle = app.getRequestHandler();
createServer((request, response) => handle(request, response)).listen(port, hostname, () =>
  console.log(`The bare page is ready at http://${hostname}:${port}`),
);
for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => process.exit(0));
