import { existsSync, writeFileSync } from "node:fs";

if (Number(process.versions.node.split(".")[0]) < 22)
  throw new Error("Node 22 or newer: run it with npm run …");

const headers = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  // Links in mails and invitations carry secrets in their addresses: no other site may learn them.
  "Referrer-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
  "Cross-Origin-Opener-Policy": "same-origin",
  "X-Permitted-Cross-Domain-Policies": "none",
};

const distDir = process.env.NEXT_DIST_DIR || ".next";

/** Next adds its folder of types to the tsconfig: for a folder of one's own that is a file of one's own. */
function tsconfigFor(folder) {
  if (folder === ".next") return "tsconfig.json";
  const file = `${folder}-tsconfig.json`;
  if (!existsSync(file))
    writeFileSync(file, '{ "extends": "./tsconfig.json", "include": ["next-env.d.ts"] }\n');
  return file;
}

/** @type {import("next").NextConfig} */
export default {
  distDir,
  // This folder is the whole project, wherever it lies.
  turbopack: { root: import.meta.dirname },
  reactStrictMode: true,
  poweredByHeader: false,
  agentRules: false,
  serverExternalPackages: ["better-sqlite3", "pg", "sharp", "@node-rs/argon2", "nodemailer", "maxmind"],
  // `npm test` runs tsc over everything, so the build of `npm start` need not.
  typescript: { ignoreBuildErrors: true, tsconfigPath: tsconfigFor(distDir) },
  // A CSV file is at most 10 MB, a photo 8; the rest is the form around it (bin/bad-bodies.ts). allowedOrigins stays as it is: this origin only.
  // A page without the right answers 403 with app/forbidden.tsx.
  experimental: {
    authInterrupts: true,
    serverActions: { bodySizeLimit: "10.5mb" },
    proxyClientMaxBodySize: "10.5mb",
  },
  // Fixed at build time. The Content-Security-Policy has a nonce for each answer (bin/page-policy.ts); HSTS hangs on APP_URL (bin/server.ts).
  headers: async () => [
    { source: "/:path*", headers: Object.entries(headers).map(([key, value]) => ({ key, value })) },
    // Declining needs nothing but the address of this page, so not even this server is told it.
    { source: "/decide/:path*", headers: [{ key: "Referrer-Policy", value: "no-referrer" }] },
  ],
};
