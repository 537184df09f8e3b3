/** The settings that can be copied to other practices, each part by itself. Practice Info is each practice's own, and so is who may sign: support decides that. */
export const settingsParts = [
  {
    name: "roles",
    label: "Position roles",
    definition:
      "Roles that are missing are added, and the standard ones get the same names. None is taken away.",
  },
  {
    name: "devices",
    label: "2 Factor Authenticator and device rules",
    definition:
      "Whether new devices wait for a decision, the number on their screen, and how long trust lasts.",
  },
  {
    name: "log-off",
    label: "Automatic log-off",
    definition: "After how long without activity, and at the latest.",
  },
  { name: "colour", label: "Colour", definition: "The colour of buttons and links." },
  {
    name: "features",
    label: "Features",
    definition: "What is switched on and off. What support withholds stays.",
  },
] as const;

export type SettingsPart = (typeof settingsParts)[number]["name"];

export const partNames = settingsParts.map(({ name }) => name);
