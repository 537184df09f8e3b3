import { readFileSync } from "node:fs";
import { join } from "node:path";

const read = (tree: string, file: string) => JSON.parse(readFileSync(join(tree, ".next", file), "utf8"));

/** Every address the build serves, as a pattern: "/[practice]/settings/users/[user]". */
export function routesOf(tree: string): string[] {
  return [...new Set(Object.values(read(tree, "app-path-routes-manifest.json")) as string[])];
}

/** The id of every server action in the build. */
export function actionsOf(tree: string): string[] {
  return Object.keys(read(tree, "server/server-reference-manifest.json").node);
}

/** The same with what each is called: its folder under app/, and its name: "(practice)/[practice]/settings/users#addUser". */
export function namedActionsOf(tree: string): { id: string; name: string }[] {
  type Entry = { filename: string; exportedName: string };
  const found = Object.entries<Entry>(read(tree, "server/server-reference-manifest.json").node);
  return found.map(([id, { filename, exportedName }]) => {
    const folder = filename
      .replace(/^app\//, "")
      .split("/")
      .slice(0, -1)
      .join("/");
    return { id, name: `${folder}#${exportedName}` };
  });
}

/** The address with everything in brackets filled in. */
export function filled(route: string, values: Record<string, string>): string {
  return route.replace(/\[+(?:\.\.\.)?(\w+)\]+/g, (_, name) => values[name] ?? "unknown");
}
