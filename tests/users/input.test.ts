import { expect, test } from "vitest";
import { profileInput, userInput } from "@/lib/users/input";
import { messagesOf } from "./user-input";

const role = "01890a5d-ac96-774b-bcce-b302099a8057";
const form = { name: "Ben Okafor", loginKind: "email", email: "ben@example.com", roleId: role };
const FOREIGN = "This form had fields that don't belong to it. Reload the page and try again.";
const UNSEEN = "This has characters that can't be shown. Type it again instead of pasting it.";

test("the fields are tidied and told apart", () => {
  const sent = {
    ...form,
    name: "  Dr.  Ada\u00a0Moreno ",
    publicName: " ",
    admin: "on",
    extensions: "101 101",
    accessEndsOn: "2028-02-29",
    version: "3",
  };
  expect(userInput.parse(sent)).toMatchObject({
    name: "Dr. Ada Moreno",
    publicName: null,
    login: "ben@example.com",
    admin: true,
    chatUser: false,
    extensions: "101",
    accessEndsOn: "2028-02-29",
    photoStaged: undefined,
    version: 3,
  });
});

test("only the field of the chosen way to log in counts", () => {
  expect(userInput.parse({ ...form, loginKind: "none", email: "nonsense", username: "!" })).toMatchObject({
    login: null,
  });
  expect(
    userInput.parse({ ...form, loginKind: "username", email: "nonsense", username: "ben.okafor" }),
  ).toMatchObject({ login: "ben.okafor" });
});

test.each([
  ["name", "", "Enter a name."],
  ["name", "   ", "Enter a name."],
  ["name", "\u200b\u2060\ufeff", "Enter a name."],
  ["name", "x".repeat(101), "Use 100 characters or fewer."],
  ["name", "Ben\u0000", UNSEEN],
  ["name", "Ben\u0007Okafor", UNSEEN],
  ["name", "Ben\u202eOkafor", UNSEEN],
  ["name", "Ben\u2066Okafor", UNSEEN],
  ["name", "\ud800", UNSEEN],
  ["name", "x".repeat(6000), "This is too long. Shorten it."],
  ["publicName", "\u009f", UNSEEN],
  ["publicName", "x".repeat(101), "Use 100 characters or fewer."],
  ["nameOnForms", "x".repeat(101), "Use 100 characters or fewer."],
  ["loginKind", "", "Choose how this person signs in."],
  ["loginKind", "support", "Choose how this person signs in."],
  ["email", "", "Enter the e-mail this person signs in with."],
  ["email", "   ", "Enter the e-mail this person signs in with."],
  ["email", "ben", "Enter a whole e-mail, like name@example.com."],
  ["email", "ben@example", "Enter a whole e-mail, like name@example.com."],
  ["email", "ben..o@example.com", "Enter a whole e-mail, like name@example.com."],
  ["email", "<script>@example.com", "Enter a whole e-mail, like name@example.com."],
  ["email", "ben@example.com\u0000", UNSEEN],
  ["email", "ben@ex\u0430mple.com", /Only letters a–z/],
  ["email", "ben😀@example.com", /Only letters a–z/],
  ["email", `${"b".repeat(65)}@example.com`, "Enter a whole e-mail, like name@example.com."],
  ["email", `ben@${"example.".repeat(40)}com`, "Use 254 characters or fewer."],
  ["contactEmail", "nowhere", "Enter a whole e-mail, like name@example.com."],
  ["roleId", "", "Choose a role."],
  ["roleId", "doctor", "This role is not one of the practice's. Choose another one."],
  ["roleId", "\u0000", "This role is not one of the practice's. Choose another one."],
  ["providerId", "1' OR '1'='1", "This provider is not on the practice's list. Choose another one."],
  ["extensions", "abc", "Use numbers of 1–8 digits separated by commas, or * for all."],
  ["extensions", "101\u0000", UNSEEN],
  ["accessEndsOn", "2026-02-29", "Enter a day of the calendar, or leave it empty."],
  ["accessEndsOn", "tomorrow", "Enter a day of the calendar, or leave it empty."],
  ["accessEndsOn", "2026-1-1", "Enter a day of the calendar, or leave it empty."],
  ["photoStaged", "../../etc/passwd", "This photo is no longer here. Choose it again."],
  ["admin", "yes", "Reload the page and try again."],
  ["version", "-1", "Reload the page and try again."],
])("%s ‘%s’ is refused at the field: %s", (field, typed, words) => {
  const messages = messagesOf({ ...form, [field]: typed });
  expect(Object.keys(messages)).toEqual([field]);
  expect(messages[field]).toMatch(words);
});

test.each([
  ["", "Enter the username this person signs in with."],
  ["be", "Use 3 characters or more."],
  ["b".repeat(65), "Use 64 characters or fewer."],
  ["1ben", "Start the username with a letter."],
  [".ben", "Start the username with a letter."],
  ["ben@example.com", "A username has no @. To sign in with an e-mail, choose Email."],
  ["ben okafor", "Use only the letters a–z, digits, dots, _ and -."],
  ["bеn", "Use only the letters a–z, digits, dots, _ and -."],
  ["ben\u0000", UNSEEN],
])("the username ‘%s’ is refused: %s", (username, words) => {
  expect(messagesOf({ ...form, loginKind: "username", username })).toEqual({ username: words });
});

test.each([
  "👩🏽‍⚕️ Dr. Ada",
  "<script>alert(1)</script>",
  "O’Brien-Łukasz",
  "李 小龍",
  "x".repeat(100),
  "😀".repeat(100),
])("a name may be ‘%s’", (name) => {
  expect(userInput.parse({ ...form, name })).toMatchObject({ name });
});

test("full-width letters are the letters they look like", () => {
  expect(userInput.parse({ ...form, email: "ｂｅｎ@example.com" })).toMatchObject({
    login: "ben@example.com",
  });
});

test("every field that can't be taken is told at once", () => {
  expect(
    Object.keys(messagesOf({ ...form, name: "", email: "x", roleId: "", extensions: "x" })).sort(),
  ).toEqual(["email", "extensions", "name", "roleId"]);
});

test.each([
  { isAdmin: "1" },
  { practiceId: role },
  { groupAdmin: "on" },
  { status: "active" },
  { name: ["Ben", "Bob"] },
  { "": "x" },
])("a form with %j is refused as a whole", (strange) => {
  expect(messagesOf({ ...form, ...strange })).toEqual({ form: FOREIGN });
});

test("FormData is read like a record: a repeated field is refused, the framework's own are passed over", () => {
  const data = new FormData();
  for (const [name, value] of Object.entries({ ...form, $ACTION_ID: "1" })) data.append(name, value);
  expect(messagesOf(data)).toEqual({});
  data.append("name", "Bob");
  expect(messagesOf(data)).toEqual({ form: FOREIGN });
});

test.each(["", "not a form", null, undefined, 7, []])(
  "%j is no form, and is refused without an accident",
  (nonsense) => {
    expect(userInput.safeParse(nonsense).success).toBe(false);
  },
);

test("a hidden field that was tampered with is only without use", () => {
  for (const base of ["{", "[1]", '{"name":7}', `"${"x".repeat(30_000)}"`])
    expect(userInput.parse({ ...form, base })).toMatchObject({ base: undefined });
  expect(userInput.parse({ ...form, base: '{"name":"Ben"}' }).base).toEqual({ name: "Ben" });
});

test("the square of a photo comes in pixels", () => {
  expect(userInput.parse({ ...form, photoX: "1", photoY: "2", photoSize: "300" }).crop).toEqual({
    x: 1,
    y: 2,
    size: 300,
  });
  expect(userInput.parse({ ...form, photoX: "-1", photoY: "2", photoSize: "300" }).crop).toBeUndefined();
});

test("a profile has one's own fields and no others", () => {
  expect(profileInput.parse({ name: "Ben", publicName: "" })).toMatchObject({
    name: "Ben",
    publicName: null,
  });
  expect(profileInput.safeParse({ name: "Ben", admin: "on" }).success).toBe(false);
});
