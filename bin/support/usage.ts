export const USAGE = `Usage: npm run support -- COMMAND

Who waits, and devices
  login-requests [--practice downtown]     the login requests that wait, of all practices or of one
  approve REQUEST --reason "why"           approve one, without the number on the person's screen; a LOGIN does for its only request
  decline REQUEST --reason "why"           decline one; a LOGIN does here too
  decline REQUEST --secure --reason "why"  and secure the account: it is signed out everywhere, and needs a new password
  trust LOGIN                              the devices of a user, with their ids
  trust LOGIN DEVICE --reason "why"        trust one of them for that user
  revoke LOGIN [DEVICE] --reason "why"     end the trust in one of them, or in all; its sessions end too

Groups and practices
  groups                                   all groups, with their ids
  practices [GROUP]                        all practices, or those of a group
  create-group NAME --reason "why"
  rename-group GROUP NAME --reason "why"   GROUP is an id, or a name that only one group has
  close-group GROUP --reason "why"         once its practices are closed; reopen-group takes it back
  create-practice SLUG --group GROUP --name "Downtown" --time-zone America/New_York --reason "why"
  rename-practice SLUG NAME --reason "why"
  close-practice SLUG [--reason "why"]     without a reason it only says what would follow
  reopen-practice SLUG --reason "why"

People
  invite-admin SLUG --name "Ruth Adler" --email ruth@brightsmiles.example --reason "why"
  group-admin LOGIN on|off --reason "why"
  signing-roles SLUG                       the practice's roles, and which may sign forms
  signing-roles SLUG --roles doctor,hygienist --reason "why"
  features SLUG                            what the practice may use
  features SLUG --withhold chat,forms --reason "why"      exactly these; --withhold none withholds nothing

Support accounts
  add-support EMAIL --name "Sofia Marsh" --reason "why"   prints a set-up link; her device is approved by another or by approve
  end-support EMAIL --reason "why"

The reason stands in the practice's audit log; what weakens or widens a practice's security is mailed to its Admins.
DATA_DIR or DATABASE_URL say which database, as for the server.`;
