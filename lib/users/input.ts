import { z } from "zod";
import type { Crop } from "@/lib/photos/read-photo";
import { readJson } from "@/lib/text";
import { parseExtensions, writeExtensions } from "./extensions";
import { idOrNone, lineOf, neededLineOf, shownText } from "./form-text";
import { contactEmail, signInEmail, signInUsername } from "./login-text";
import { onlyFieldsOf } from "./only-fields-of";

export const LONGEST_NAME = 100;
const LONGEST_HIDDEN = 200_000;

const checkBox = z.enum(["", "on"], "Reload the page and try again.").transform((value) => value === "on");
const pixels = z.string().transform((text) => (/^\d{1,6}$/.test(text) ? Number(text) : undefined));
const ignored = z.unknown().transform(() => null);
const texts = z.record(z.string(), z.string());

const ofOneself = {
  name: neededLineOf(LONGEST_NAME, "Enter a name."),
  publicName: lineOf(LONGEST_NAME),
  photoStaged: idOrNone("This photo is no longer here. Choose it again.").transform((id) => id ?? undefined),
  photoRemove: checkBox,
  photoProblem: z.string().max(0, "Choose another photo, or leave it out."),
  photoX: pixels,
  photoY: pixels,
  photoSize: pixels,
};

const common = {
  ...ofOneself,
  contactEmail,
  providerId: idOrNone("This provider is not on the practice's list. Choose another one."),
  extensions: shownText.transform(readExtensions),
  roleId: idOrNone("This role is not one of the practice's. Choose another one.")
    .refine(Boolean, "Choose a role.")
    .transform(String),
  showInApp: checkBox,
  admin: checkBox,
  chatUser: checkBox,
  defaultDoctor: checkBox,
  canSignForms: checkBox,
  nameOnForms: lineOf(LONGEST_NAME),
  accessEndsOn: z
    .string()
    .refine((day) => day === "" || isRealDay(day), "Enter a day of the calendar, or leave it empty.")
    .transform((day) => day || null),
  version: z
    .string()
    .refine((text) => /^\d{0,9}$/.test(text), "Reload the page and try again.")
    .transform((text) => (text ? Number(text) : undefined)),
  base: z.string().transform(readRecord),
  resolve: z.string().transform(readRecord),
};

const byLoginKind = z.discriminatedUnion(
  "loginKind",
  [
    z.object({ ...common, loginKind: z.literal("email"), email: signInEmail, username: ignored }),
    z.object({ ...common, loginKind: z.literal("username"), email: ignored, username: signInUsername }),
    z.object({ ...common, loginKind: z.literal("none"), email: ignored, username: ignored }),
  ],
  "Choose how this person signs in.",
);

const fields = [...Object.keys(common), "loginKind", "email", "username"];

/** What the Add User and Edit User form sends. `photo` and its crop belong to the upload: the action stages them first. */
export const userInput = onlyFieldsOf(fields, { files: ["photo"] })
  .pipe(byLoginKind)
  .transform((read) => ({ ...read, login: read.email ?? read.username, crop: cropOf(read) }));

export type UserInput = z.infer<typeof userInput>;

const profile = { ...ofOneself, version: shownText };

/** What the profile page sends: what everybody may change of themselves. */
export const profileInput = onlyFieldsOf(Object.keys(profile), { files: ["photo"] })
  .pipe(z.object(profile))
  .transform((read) => ({ ...read, crop: cropOf(read) }));

export type ProfileInput = z.infer<typeof profileInput>;

type Square = { photoX: number | undefined; photoY: number | undefined; photoSize: number | undefined };

function cropOf({ photoX: x, photoY: y, photoSize: size }: Square): Crop | undefined {
  return x === undefined || y === undefined || size === undefined ? undefined : { x, y, size };
}

function readExtensions(typed: string, context: z.RefinementCtx): string {
  const read = parseExtensions(typed);
  if (typeof read !== "string") return writeExtensions(read);
  context.addIssue({ code: "custom", message: read });
  return z.NEVER;
}

function isRealDay(day: string): boolean {
  const moment = new Date(`${day}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(day)
  );
}

/** What a hidden field carried, if it is still whole: it only helps to show what changed. */
function readRecord(json: string): Record<string, string> | undefined {
  const read = json.length > LONGEST_HIDDEN ? undefined : readJson(json);
  return read === undefined ? undefined : texts.safeParse(read).data;
}
