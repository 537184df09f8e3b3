import type { Member } from "./member";

export const lakeside: Member[] = [
  {
    name: "Omar Haddad",
    login: "omar@lakeside.example",
    role: "office-manager",
    can: ["admin"],
    joined: 199,
    seen: [
      [198.9, "mac"],
      [1.4, "mac"],
    ],
    look: { skin: "#d2a074", hair: "#26190f", style: "short", top: "#92400e", back: "#f8ead4" },
  },
  {
    name: "Dr. Nadia Haddad",
    publicName: "Dr. Nadia",
    login: "nadia@lakeside.example",
    role: "doctor",
    can: ["showInApp", "defaultDoctor", "canSignForms"],
    provider: "HADDA1",
    joined: 198,
    seen: [[2.0, "operatory"]],
    look: { skin: "#dcae86", hair: "#5b6fa8", style: "scarf", top: "#f8fafc", back: "#f4ecdd", coat: true },
  },
  {
    name: "Kwame Mensah",
    login: "kwame@lakeside.example",
    role: "hygienist",
    can: ["showInApp"],
    joined: 160,
    seen: [[6.6, "operatory"]],
  },
  {
    name: "Emily Carter-Nakamura",
    login: "emily@lakeside.example",
    role: "front-office",
    can: ["chatUser"],
    extensions: "*",
    joined: 150,
    seen: [[1.2, "frontDesk"]],
  },
  {
    name: "Zoë Brandt",
    login: "zoe@lakeside.example",
    role: "dental-assistant",
    joined: 5.3,
    invited: true,
  },
  {
    name: "Ravi Shankar Iyer",
    login: "ravi.iyer",
    role: "billing",
    joined: 110,
    seen: [[12.3, "mac"]],
  },
];
