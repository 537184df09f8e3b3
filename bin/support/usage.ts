export const USAGE = `Usage: npm run support -- COMMAND

  login-requests [--practice downtown]     the login requests that wait, of all practices or of one
  approve REQUEST --reason "why"           approve one, without the number on the person's screen
  decline REQUEST --reason "why"           decline one
  trust LOGIN                              the devices of a user, with their ids
  trust LOGIN DEVICE --reason "why"        trust one of them for that user
  revoke LOGIN [DEVICE] --reason "why"     end the trust in one of them, or in all; its sessions end too

The reason stands in the practice's audit log, and its Admins are told by mail.
DATA_DIR or DATABASE_URL say which database, as for the server.`;
