import { expect, test } from "vitest";
import { takePhoto } from "@/app/_server/posted-photo";
import { readForm } from "@/app/_server/read-form";
import { userInput } from "@/lib/users/input";
import { picture } from "@/tests/support/sample-photos";
import { anAdmin, aPractice } from "@/tests/support/world";
import { aForm } from "@/tests/users/user-input";

const file = (bytes: Uint8Array<ArrayBuffer> | string, name = "me.jpg") =>
  new File([bytes], name, { type: "image/jpeg" });
const aPhoto = async () => file(new Uint8Array(await picture().jpeg().toBuffer()));

/** Sends the form with these fields besides, as the action does. */
async function sent(...more: [string, string | File][]) {
  const practice = await aPractice();
  const admin = await anAdmin("users.manage", practice);
  const form = new FormData();
  for (const [name, value] of [...Object.entries(await aForm(practice)), ...more]) form.append(name, value);
  return readForm(userInput, form, await takePhoto(admin, form));
}

test.each(["", "undefined"])(
  "an empty file field, which arrives as a file called ‘%s’, is no photo",
  async (name) => {
    expect(await sent(["photo", file("", name)])).toMatchObject({ photoStaged: undefined });
  },
);

test("a photo is taken in, and what the page said of another one before no longer counts", async () => {
  const input = await sent(["photo", await aPhoto()], ["photoProblem", "This picture is over 8 MB."]);
  expect(input.photoStaged).toMatch(/^[0-9a-f-]{36}$/);
});

test("an empty file is refused at the photo", async () => {
  await expect(sent(["photo", file("")])).rejects.toMatchObject({
    field: "photo",
    message: expect.stringContaining("JPEG, PNG or WebP"),
  });
});

test("what the page said of the chosen photo refuses the save, with all else that is wrong", async () => {
  const more = { photo: "This picture is over 8 MB.", contactEmail: expect.stringMatching(/whole e-mail/) };
  await expect(
    sent(["photoProblem", "This picture is over 8 MB."], ["contactEmail", "ben"]),
  ).rejects.toMatchObject({ more });
  await expect(sent(["photoProblem", ""])).resolves.toBeDefined();
});

test("two photos, a photo that is a text, and a problem told twice don't belong to the form", async () => {
  const foreign = { field: "", message: expect.stringContaining("fields that don't belong") };
  await expect(sent(["photo", await aPhoto()], ["photo", await aPhoto()])).rejects.toMatchObject(foreign);
  await expect(sent(["photo", file("", "")], ["photo", await aPhoto()])).rejects.toMatchObject(foreign);
  await expect(sent(["photo", "me.jpg"])).rejects.toMatchObject(foreign);
  await expect(sent(["photoProblem", ""], ["photoProblem", ""])).rejects.toMatchObject(foreign);
  await expect(sent(["photoProblem", file("x")])).rejects.toMatchObject(foreign);
});
