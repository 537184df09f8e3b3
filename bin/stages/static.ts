import { rmSync } from "node:fs";
import { broken, capture, holds, type Outcome, type Stage } from "./stage.ts";

export const types: Stage = {
  name: "types",
  title: "Types",
  async run(): Promise<Outcome> {
    const generated = await capture("next", ["typegen"]);
    if (generated.code !== 0) return broken(generated.output);
    // What `npm run dev` left there may speak of pages that are gone.
    rmSync(".next/dev/types", { recursive: true, force: true });
    return holds("tsc", ["--noEmit", "--pretty", "false"]);
  },
};

export const lint: Stage = {
  name: "lint",
  title: "Lint and format",
  run: () => holds("biome", ["ci", "--colors=off", "--error-on-warnings", "--max-diagnostics=50"]),
};
