import { featureKey } from "@/lib/auth/features";
import { setFeatures } from "@/lib/support/set-features";
import { listSigningRoles, setSigningRoles } from "@/lib/support/signing-roles";
import { type Given, looking, support } from "./given";
import { findPractice } from "./practices";
import { Refusal } from "./refusal";

/** Prints the roles of a practice, or sets which of them may sign. A role is named by its key or its name. */
export async function signingRoles(given: Given): Promise<void> {
  const practice = await findPractice(given.named[0]);
  const roles = await listSigningRoles(looking(), practice);
  if (given.roles === undefined) {
    for (const { id, key, name, maySign } of roles)
      console.log(`${maySign ? "may sign" : "        "}  ${key === id ? name : `${name} (${key})`}`);
    return;
  }
  const wanted = wordsOf(given.roles).map((word) => {
    const role = roles.find(({ key, name }) => key === word || name.toLowerCase() === word);
    if (!role) throw new Refusal(`${practice.name} has no role “${word}”.`);
    return role.id;
  });
  const changed = await setSigningRoles(support(given), practice.slug, { roles: wanted });
  console.log(
    changed
      ? `Saved. People with Can Sign Forms who can sign now: ${changed.gained}; who can't any more: ${changed.lost}.`
      : "Nothing had changed.",
  );
}

/** Prints what a practice may use, or sets what is withheld from it. */
export async function features(given: Given): Promise<void> {
  const practice = await findPractice(given.named[0]);
  if (given.withhold === undefined) {
    for (const { name, label } of featureKey) console.log(`${standing(practice, name)}  ${label} (${name})`);
    return;
  }
  const withheld = wordsOf(given.withhold).map((word) => {
    const feature = featureKey.find(({ name }) => name === word);
    if (!feature) throw new Refusal(`There is no feature “${word}”.`);
    return feature.name;
  });
  const changed = await setFeatures(support(given), practice.slug, { withheld });
  console.log(changed ? "Saved." : "Nothing had changed.");
}

type Switches = Pick<Awaited<ReturnType<typeof findPractice>>, "featuresWithheld" | "featuresOff">;

function standing(
  { featuresWithheld, featuresOff }: Switches,
  name: (typeof featureKey)[number]["name"],
): string {
  if (featuresWithheld.includes(name)) return "withheld";
  return featuresOff.includes(name) ? "off     " : "on      ";
}

/** "none" is no words at all. */
function wordsOf(list: string): string[] {
  const words = list
    .split(",")
    .map((word) => word.trim().toLowerCase())
    .filter(Boolean);
  return words.join() === "none" ? [] : words;
}
