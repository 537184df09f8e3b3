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

/** @type {import("next").NextConfig} */
export default {
  distDir: process.env.NEXT_DIST_DIR || ".next",
  reactStrictMode: true,
  poweredByHeader: false,
  agentRules: false,
  serverExternalPackages: ["better-sqlite3", "pg", "sharp", "@node-rs/argon2", "nodemailer"],
  // `npm test` runs tsc over everything, so the build of `npm start` need not.
  typescript: { ignoreBuildErrors: true },
  // A photo is at most 8 MB; the rest is the form around it. allowedOrigins stays as it is: this origin only.
  experimental: { serverActions: { bodySizeLimit: "10mb" }, proxyClientMaxBodySize: "10mb" },
  // Fixed at build time. The Content-Security-Policy has a nonce for each answer (proxy.ts); HSTS hangs on APP_URL (bin/server.ts).
  headers: async () => [
    { source: "/:path*", headers: Object.entries(headers).map(([key, value]) => ({ key, value })) },
  ],
};
