import { expect, test } from "vitest";
import type { Facts } from "@/db/schema/audit";
import { eventLabels } from "@/lib/audit/event-labels";
import { auditEvents } from "@/lib/audit/events";
import { sentenceOf } from "@/lib/audit/sentences";

const ruth = { actorId: "ruth", actorName: "Ruth Adler" };
const ben = { actorId: "ben", actorName: "Ben Okafor" };
const visitor = { actorId: null, actorName: "Somebody not signed in" };
const server = { actorId: null, actorName: "Chairside (mail)" };

type Row = [
  who: { actorId: string | null; actorName: string },
  event: string,
  facts: { before?: Facts; after?: Facts },
  sentence: string,
];

const ON_PHONE = { after: { Device: "Safari 26 on iOS" } };

const aboutBen: Row[] = [
  [
    ruth,
    "user.created",
    { after: { Name: "Ben Okafor", Role: "Hygienist" } },
    "Ruth Adler added Ben Okafor as Hygienist at Downtown",
  ],
  [ruth, "user.created", {}, "Ruth Adler added Ben Okafor at Downtown"],
  [
    ruth,
    "user.changed",
    { before: { Admin: false }, after: { Admin: true } },
    "Ruth Adler gave Ben Okafor Admin at Downtown",
  ],
  [
    ruth,
    "user.changed",
    { before: { Admin: true }, after: { Admin: false } },
    "Ruth Adler took Admin at Downtown from Ben Okafor",
  ],
  [
    ruth,
    "user.changed",
    {
      before: { "Show in the App": false, "Chat User": false, Admin: true },
      after: { "Show in the App": true, "Chat User": true, Admin: false },
    },
    "Ruth Adler gave Ben Okafor Show in the App and Chat User at Downtown and took Admin at Downtown from Ben Okafor",
  ],
  [
    ruth,
    "user.changed",
    { before: { Role: "Hygienist" }, after: { Role: "Doctor" } },
    "Ruth Adler changed Ben Okafor's role from Hygienist to Doctor",
  ],
  [
    ruth,
    "user.changed",
    { before: { "Public Name": null }, after: { "Public Name": "Dr. Ben" } },
    "Ruth Adler set Ben Okafor's public name to Dr. Ben",
  ],
  [
    ruth,
    "user.changed",
    { before: { "PMS Provider ID": "HYG1" }, after: { "PMS Provider ID": null } },
    "Ruth Adler cleared Ben Okafor's PMS provider ID, which was HYG1",
  ],
  [
    ruth,
    "user.changed",
    { before: { "Access ends on": null }, after: { "Access ends on": "2026-04-01" } },
    "Ruth Adler set Ben Okafor's last day of access to 2026-04-01",
  ],
  [
    ruth,
    "user.changed",
    { before: { Email: "b…@a.example" }, after: { Email: "b…@a.example" } },
    "Ruth Adler changed Ben Okafor's login e-mail",
  ],
  [
    ruth,
    "user.changed",
    { before: { "Profile Photo": false }, after: { "Profile Photo": true } },
    "Ruth Adler gave Ben Okafor a profile photo",
  ],
  [
    ruth,
    "user.changed",
    { before: { "Profile Photo": true }, after: { "Profile Photo": true } },
    "Ruth Adler changed Ben Okafor's profile photo",
  ],
  [
    ruth,
    "user.changed",
    { before: { "Profile Photo": true }, after: { "Profile Photo": false } },
    "Ruth Adler removed Ben Okafor's profile photo",
  ],
  [
    ruth,
    "user.changed",
    {
      before: { Name: "Ben", Role: "Other", Admin: false },
      after: { Name: "Ben Okafor", Role: "Doctor", Admin: true },
    },
    "Ruth Adler gave Ben Okafor Admin at Downtown, changed their name from Ben to Ben Okafor and changed their role from Other to Doctor",
  ],
  [ruth, "user.changed", {}, "Ruth Adler saved Ben Okafor"],
  [ruth, "user.invited", {}, "Ruth Adler invited Ben Okafor to Downtown"],
  [ruth, "user.setup-link-made", {}, "Ruth Adler made a setup link for Ben Okafor"],
  [ruth, "user.deactivated", {}, "Ruth Adler deactivated Ben Okafor"],
  [server, "user.access-ended", {}, "Ben Okafor was deactivated: their last day was over"],
  [ruth, "user.reactivated", {}, "Ruth Adler reactivated Ben Okafor"],
  [ruth, "user.deleted", {}, "Ruth Adler deleted Ben Okafor"],
  [ruth, "user.restored", {}, "Ruth Adler restored Ben Okafor"],
  [server, "user.erased", {}, "The personal data of Ben Okafor was erased, 30 days after they were deleted"],
  [ruth, "user.joined", {}, "Ruth Adler gave Ben Okafor login to Downtown"],
  [ruth, "user.left", {}, "Ruth Adler took login to Downtown from Ben Okafor"],
  [
    ruth,
    "user.followed",
    { before: { "Chat User": false }, after: { "Chat User": true } },
    "Ruth Adler gave Ben Okafor Chat User at Downtown, as at the home practice",
  ],
  [
    ruth,
    "user.home-moved",
    { before: { "Home practice": "Harbor" }, after: { "Home practice": "Downtown" } },
    "Ruth Adler moved the home practice of Ben Okafor from Harbor to Downtown",
  ],
  [ruth, "user.signed-out-everywhere", {}, "Ruth Adler signed Ben Okafor out everywhere"],
  [ben, "user.signed-out-everywhere", {}, "Ben Okafor signed themselves out everywhere"],
  [
    ben,
    "profile.changed",
    { before: { Name: "Ben" }, after: { Name: "Ben Okafor" } },
    "Ben Okafor changed their own name from Ben to Ben Okafor",
  ],
  [ben, "password.changed", {}, "Ben Okafor changed their own password"],
  [visitor, "password.reset", { after: { Link: "reset" } }, "Ben Okafor chose a new password by a link"],
  [visitor, "password.reset-requested", {}, "Somebody not signed in asked for a new password for Ben Okafor"],
  [visitor, "session.opened", {}, "Ben Okafor signed in"],
  [visitor, "session.ended", { after: { because: "signed out" } }, "Ben Okafor signed out"],
  [
    ruth,
    "session.ended",
    { after: { because: "password chosen" } },
    "A session of Ben Okafor ended: password chosen",
  ],
  [visitor, "sign-in.refused", {}, "Somebody not signed in tried to sign in as Ben Okafor"],
  [ruth, "password.change-refused", {}, "Ben Okafor typed a wrong current password, and nothing was changed"],
  [
    visitor,
    "setup.link-used",
    { after: { Link: "invitation" } },
    "Ben Okafor took up the invitation and chose a password",
  ],
  [visitor, "setup.link-used", { after: { Link: "sign-in" } }, "Ben Okafor signed in by a one-time link"],
  [visitor, "login.requested", ON_PHONE, "Ben Okafor asked to sign in on Safari 26 on iOS"],
  [visitor, "login.repeated", ON_PHONE, "Ben Okafor asked again to sign in on Safari 26 on iOS"],
  [
    visitor,
    "login.refused",
    { after: { Why: "declined a moment ago" } },
    "Ben Okafor could not ask for a decision: declined a moment ago",
  ],
  [ruth, "login.approved", ON_PHONE, "Ruth Adler approved the login of Ben Okafor on Safari 26 on iOS"],
  [
    ruth,
    "login.approved",
    { after: { ...ON_PHONE.after, How: "without the number" } },
    "Ruth Adler approved the login of Ben Okafor on Safari 26 on iOS, without the number",
  ],
  [
    { actorId: null, actorName: "Chairside support (command line)" },
    "login.approved",
    { after: { ...ON_PHONE.after, How: "without the number", Reason: "the only Admin lost her phone" } },
    "Chairside support (command line) approved the login of Ben Okafor on Safari 26 on iOS, without the number, because: the only Admin lost her phone",
  ],
  [ben, "login.approved", {}, "Ben Okafor approved the login of themselves"],
  [
    ruth,
    "login.declined",
    { after: { How: "the account was secured" } },
    "Ruth Adler declined the login of Ben Okafor, the account was secured",
  ],
  [visitor, "login.withdrawn", ON_PHONE, "Ben Okafor withdrew the login request on Safari 26 on iOS"],
  [
    ruth,
    "login.withdrawn",
    { after: { ...ON_PHONE.after, Why: "2 Factor Authenticator was turned off" } },
    "The login request of Ben Okafor on Safari 26 on iOS was withdrawn: 2 Factor Authenticator was turned off",
  ],
  [
    server,
    "login.expired",
    ON_PHONE,
    "Nobody decided on the login of Ben Okafor on Safari 26 on iOS in time",
  ],
  [ruth, "login.number-refused", ON_PHONE, "Ruth Adler typed a wrong number for the login of Ben Okafor"],
  [ruth, "login.password-refused", {}, "Ruth Adler typed a wrong password at the decision on Ben Okafor"],
  [ruth, "login.password-taken", {}, "Ruth Adler typed their password at the decision on Ben Okafor"],
  [
    ruth,
    "user.secured",
    { after: { "Sessions ended": 2, "Devices forgotten": 1 } },
    "Ruth Adler secured the account of Ben Okafor: signed out everywhere, no trusted devices",
  ],
  [
    visitor,
    "device.trusted",
    { after: { ...ON_PHONE.after, By: "Ruth Adler" } },
    "Safari 26 on iOS of Ben Okafor is now trusted, by Ruth Adler",
  ],
  [ruth, "device.revoked", ON_PHONE, "Ruth Adler revoked the trust in Safari 26 on iOS of Ben Okafor"],
  [
    visitor,
    "device.looks-different",
    { before: { Device: "Chrome 142 on Windows" }, after: { Device: "Firefox 140 on Linux" } },
    "A device of Ben Okafor looked like Chrome 142 on Windows and now calls itself Firefox 140 on Linux",
  ],
  [visitor, "recovery-code.used", ON_PHONE, "Ben Okafor signed in with a recovery code"],
  [visitor, "recovery-code.refused", ON_PHONE, "Ben Okafor typed a wrong recovery code"],
];

test.for(aboutBen)("%j %s %j reads: %s", ([who, event, { before = null, after = null }, sentence]) => {
  const told = sentenceOf({
    ...who,
    event,
    before,
    after,
    subjectId: "ben",
    subjectName: "Ben Okafor",
    practice: "Downtown",
  });
  expect(told).toBe(sentence);
});

const aboutThings: [
  event: string,
  thing: string,
  facts: { before?: Facts; after?: Facts },
  sentence: string,
][] = [
  ["group.created", "Bright Smiles", {}, "Ruth Adler created the group Bright Smiles"],
  ["practice.created", "Downtown", {}, "Ruth Adler created the practice Downtown"],
  [
    "group.changed",
    "Bright Smiles",
    { before: { Name: "Bright Smiles" }, after: { Name: "Brighter Smiles", Reason: "they merged" } },
    "Ruth Adler changed Bright Smiles's name from Bright Smiles to Brighter Smiles, because: they merged",
  ],
  ["group.closed", "Bright Smiles", {}, "Ruth Adler closed the group Bright Smiles"],
  ["group.reopened", "Bright Smiles", {}, "Ruth Adler reopened the group Bright Smiles"],
  [
    "practice.closed",
    "Downtown",
    { after: { "Signed out": 3, Reason: "sold" } },
    "Ruth Adler closed the practice Downtown, because: sold",
  ],
  ["practice.reopened", "Downtown", {}, "Ruth Adler reopened the practice Downtown"],
  [
    "practice.changed",
    "Downtown",
    { before: { Logo: false }, after: { Logo: true } },
    "Ruth Adler gave Downtown a logo",
  ],
  [
    "practice.changed",
    "Downtown",
    { before: { Logo: true }, after: { Logo: true } },
    "Ruth Adler changed Downtown's logo",
  ],
  [
    "practice.changed",
    "Downtown",
    { before: { Chat: true }, after: { Chat: false } },
    "Ruth Adler turned off Chat for Downtown",
  ],
  [
    "practice.changed",
    "Downtown",
    {
      before: { "Roles that may sign": ["Doctor"] },
      after: { "Roles that may sign": ["Doctor", "Hygienist"] },
    },
    "Ruth Adler changed Downtown's roles that may sign from Doctor to Doctor, Hygienist",
  ],
  [
    "practice.changed",
    "Downtown",
    { before: { "Features withheld": ["none"] }, after: { "Features withheld": ["Chat"] } },
    "Ruth Adler changed Downtown's features withheld from none to Chat",
  ],
  ["role.created", "Sterilisation", {}, "Ruth Adler added the role Sterilisation"],
  [
    "role.changed",
    "Billing",
    { before: { Name: "Billing" }, after: { Name: "Accounts" } },
    "Ruth Adler renamed the role Billing to Accounts",
  ],
  ["role.retired", "Billing", {}, "Ruth Adler retired the role Billing"],
  [
    "role.retired",
    "Billing",
    { after: { "Replaced by": "Front Office", Holders: 3 } },
    "Ruth Adler retired the role Billing; its 3 holders got Front Office",
  ],
  [
    "role.retired",
    "Billing",
    { after: { "Replaced by": "Front Office", Holders: 1 } },
    "Ruth Adler retired the role Billing; its one holder got Front Office",
  ],
  ["role.restored", "Billing", {}, "Ruth Adler brought the role Billing back"],
  [
    "practice.changed",
    "Downtown",
    { before: { Phone: "1" }, after: { Phone: "2" } },
    "Ruth Adler changed Downtown's phone from 1 to 2",
  ],
  [
    "practice.changed",
    "Downtown",
    { before: { "2 Factor Authenticator": true }, after: { "2 Factor Authenticator": false } },
    "Ruth Adler turned off 2 Factor Authenticator for Downtown",
  ],
  [
    "security.changed",
    "Downtown",
    { before: { "2 Factor Authenticator": true }, after: { "2 Factor Authenticator": false } },
    "Ruth Adler turned off 2 Factor Authenticator for Downtown",
  ],
  ["recovery-codes.made", "Downtown", {}, "Ruth Adler made new recovery codes; older ones work no more"],
  ["provider.created", "MOREN1", {}, "Ruth Adler added the PMS provider MOREN1"],
  [
    "provider.changed",
    "MOREN1",
    { before: { Name: "A" }, after: { Name: "B" } },
    "Ruth Adler changed MOREN1's name from A to B",
  ],
  ["provider.retired", "MOREN1", {}, "Ruth Adler retired the PMS provider MOREN1"],
  ["provider.restored", "MOREN1", {}, "Ruth Adler brought the PMS provider MOREN1 back"],
  ["users.exported", "Downtown", {}, "Ruth Adler exported the user list"],
  [
    "users.imported",
    "Downtown",
    { after: { File: "people.csv", New: 12, Changed: 3 } },
    "Ruth Adler imported people from people.csv: 12 new, 3 changed",
  ],
  ["audit.exported", "Downtown", {}, "Ruth Adler exported the audit log"],
  [
    "mail.parked",
    "invitation to b…@a.example",
    { after: { Why: "SMTP: 550 No" } },
    "The mail “invitation to b…@a.example” could not be delivered: SMTP: 550 No",
  ],
  [
    "mail.retried",
    "invitation to b…@a.example",
    {},
    "Ruth Adler had the mail “invitation to b…@a.example” tried again",
  ],
  [
    "review.started",
    "the access review of 2026-03-02",
    { after: { People: 41 } },
    "Ruth Adler started the access review of 2026-03-02, with 41 people",
  ],
  [
    "review.decided",
    "Ben Okafor",
    { before: { Decision: null }, after: { Decision: "Keep" } },
    "Ruth Adler decided “Keep” on Ben Okafor in the access review",
  ],
  [
    "review.decided",
    "Ben Okafor",
    { before: { Decision: "Keep" }, after: { Decision: "Deactivate" } },
    "Ruth Adler decided “Deactivate” on Ben Okafor in the access review, instead of “Keep”",
  ],
  [
    "review.signed",
    "the access review of 2026-03-02",
    { after: { People: 1, Seal: "ab" } },
    "Ruth Adler signed off the access review of 2026-03-02, with 1 person",
  ],
  [
    "review.carried-out",
    "the access review of 2026-03-02",
    { after: { Deactivated: ["Ben Okafor"], "Not deactivated": ["Sam Ito: the last Admin"] } },
    "Ruth Adler had the access review of 2026-03-02 carried out: Ben Okafor was deactivated, 1 could not be",
  ],
  [
    "review.exported",
    "the access review of 2026-03-02",
    {},
    "Ruth Adler exported the access review of 2026-03-02",
  ],
  ["chat.opened", "Team", {}, "Ruth Adler: chat.opened, Team"],
];

test.for(aboutThings)(
  "%s %s %j reads: %s",
  ([event, subjectName, { before = null, after = null }, sentence]) => {
    expect(
      sentenceOf({ ...ruth, event, before, after, subjectId: "thing", subjectName, practice: "Downtown" }),
    ).toBe(sentence);
  },
);

test("every event has a sentence in the tables above and a label of its own for the filter", () => {
  const told = new Set([...aboutBen.map(([, event]) => event), ...aboutThings.map(([event]) => event)]);
  expect(auditEvents.filter((event) => !told.has(event))).toEqual([]);
  expect(new Set(Object.values(eventLabels)).size).toBe(auditEvents.length);
});
