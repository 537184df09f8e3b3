import type { providers } from "@/db/schema/providers";
import type { NewPractice } from "@/lib/practices/add-practice";
import type { Slug } from "./member";

type NewProvider = [id: string, name: string, kind: (typeof providers.$inferSelect)["kind"]];
type DemoPractice = Omit<NewPractice, "groupId" | "slug"> & {
  /** The login of who set the practice up, and added its people. */
  setUpBy: string;
  providers: NewProvider[];
};

export const demoGroups: { name: string; practices: Partial<Record<Slug, DemoPractice>> }[] = [
  {
    name: "Bright Smiles Dental Group",
    practices: {
      downtown: {
        name: "Downtown",
        email: "hello@downtown.brightsmiles.example",
        phone: "+13125550142",
        address: "220 West Kinzie Street, Suite 300\nChicago, IL 60654",
        timeZone: "America/Chicago",
        reviewLink: "https://reviews.example/bright-smiles-downtown",
        setUpBy: "ruth@brightsmiles.example",
        providers: [
          ["MOREN1", "Ada Moreno, DDS", "doctor"],
          ["LEE1", "Joon-ho Lee, DMD", "doctor"],
          ["OKAFO1", "Ben Okafor, RDH", "hygienist"],
          ["NGUYE1", "Victor Nguyễn, RDH", "hygienist"],
          ["HYG9", "Hygiene, temporary", "hygienist"],
          ["RAMAN1", "Priyanka Ramanathan, DDS", "doctor"],
        ],
      },
      harbor: {
        name: "Harbor",
        email: "hello@harbor.brightsmiles.example",
        phone: "+13125550177",
        address: "1100 North Lake Shore Drive\nChicago, IL 60611",
        timeZone: "America/Chicago",
        reviewLink: "https://reviews.example/bright-smiles-harbor",
        colour: "#1d4ed8",
        setUpBy: "grace@brightsmiles.example",
        providers: [
          ["MOREN1", "Ada Moreno, DDS", "doctor"],
          ["BEAUM1", "Étienne Beaumont, DDS", "doctor"],
          ["SANTO1", "Rafaela dos Santos, RDH", "hygienist"],
        ],
      },
      uptown: {
        name: "Uptown",
        email: "hello@uptown.brightsmiles.example",
        phone: "+13125550119",
        address: "4740 North Broadway\nChicago, IL 60640",
        timeZone: "America/Chicago",
        colour: "#7c3aed",
        setUpBy: "grace@brightsmiles.example",
        providers: [
          ["SOREN1", "Ingrid Sørensen, DMD", "doctor"],
          ["HYG1", "Hygiene 1", "hygienist"],
        ],
      },
    },
  },
  {
    name: "Lakeside Dental",
    practices: {
      lakeside: {
        name: "Lakeside",
        email: "office@lakeside.example",
        phone: "+14145550186",
        address: "905 East Wisconsin Avenue\nMilwaukee, WI 53202",
        timeZone: "America/Chicago",
        colour: "#b45309",
        setUpBy: "omar@lakeside.example",
        providers: [
          ["HADDA1", "Nadia Haddad, DDS", "doctor"],
          ["HYG1", "Kwame Mensah, RDH", "hygienist"],
        ],
      },
    },
  },
];
