import { z } from "zod";
import { foldForSearch, foldLogin } from "@/lib/text";
import { LOGIN_KIND_LABELS } from "@/lib/users/field-words";
import type { Cells } from "./take-file";

/** Whom a row is about: the login it names, or nobody who signs in. `key` is the same for rows about the same person. */
export type Identity = { loginKind: "email" | "username" | "none"; login: string; key: string };

const kinds = z.enum(["email", "username", "none"]);
const KINDS: Record<string, z.infer<typeof kinds>> = {
  email: "email",
  "e-mail": "email",
  username: "username",
  none: "none",
  [LOGIN_KIND_LABELS.none.toLowerCase()]: "none",
  "no login (profile only)": "none",
};

/** Whom a row names; what is wrong with that, in words, where it can't be told. */
export function identityOf(cells: Cells): Identity | { problem: string } {
  const told = cells.loginKind?.trim().toLowerCase() ?? "";
  const kind = KINDS[told];
  if (told && !kind) return { problem: `Write Email, Username or No login, not ‘${cells.loginKind}’.` };
  if (kind === "none") return nobodys(cells);
  const { login = "", email = "", username = "" } = trimmed(cells);
  if (kind) return signingIn(kind, (kind === "email" ? email : username) || login);
  const [one, other] = [...new Set([login, email, username].filter(Boolean).map(foldLogin))];
  if (other !== undefined)
    return {
      problem:
        "There is more than one login. Say which in a column ‘Log in with’, or put the e-mail under ‘Contact email’.",
    };
  if (one === undefined) return nobodys(cells);
  const typed = email || username || login;
  const isEmail = email ? true : !username && login.includes("@");
  return signingIn(isEmail ? "email" : "username", typed);
}

function signingIn(loginKind: "email" | "username", login: string): Identity {
  return { loginKind, login, key: `login ${foldLogin(login)}` };
}

/** Without a login the name has to tell them apart: else a list that was exported would add everybody without one again. */
function nobodys({ name = "" }: Cells): Identity {
  return { loginKind: "none", login: "", key: `name ${foldForSearch(name)}` };
}

function trimmed({ login, email, username }: Cells) {
  return { login: login?.trim() ?? "", email: email?.trim() ?? "", username: username?.trim() ?? "" };
}
