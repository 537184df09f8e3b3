/** The kinds of provider, as a form offers them. */
export const providerKinds = { doctor: "Doctor", hygienist: "Hygienist", other: "Other" } as const;

/** The systems providers come from. */
export const pmsSystems = {
  open_dental: "Open Dental",
  dentrix: "Dentrix",
  eaglesoft: "Eaglesoft",
  other: "Another system",
} as const;
