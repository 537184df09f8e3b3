/** What the browser is given to keep; the database keeps only hashes. A pending session opens nothing but the waiting page. */
export type OpenedSession = {
  token: string;
  deviceSecret: string;
  sessionId: string;
  deviceId: string;
  pending: boolean;
};

/** The password was right, and yet there is no session: why, and from when on it is worth another try, told in whose time. */
export type NotNow = { notNow: "declined" | "too-many"; until: Date; timeZone: string };

export type Opening = OpenedSession | NotNow;

/** Whether a sign-in got a session, pending or not. */
export function isOpened(opening: Opening): opening is OpenedSession {
  return "token" in opening;
}
