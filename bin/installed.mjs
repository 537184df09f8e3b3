// Is every package that package-lock.json names installed in that version? Exit code 0 or 1; any Node can run it.
import { readFileSync } from "node:fs";

const packagesOf = (file) => JSON.parse(readFileSync(file, "utf8")).packages;

try {
  const wanted = packagesOf("package-lock.json");
  const installed = packagesOf("node_modules/.package-lock.json");
  const missing = Object.entries(wanted).some(
    ([path, { version, optional, link }]) =>
      path && !link && installed[path]?.version !== version && !(optional && !installed[path]),
  );
  process.exitCode = missing ? 1 : 0;
} catch {
  process.exitCode = 1;
}
