/** Where a sign-in comes from: the browser's device secret, if it has one, and how it describes itself. */
export type Origin = { deviceSecret?: string | undefined; userAgent: string; address: string };
