import type { Permission } from "@/lib/auth/permissions";
import type { StandardRole } from "@/lib/practices/standard-roles";
import type { Look } from "../portrait";

export type Slug = "downtown" | "harbor" | "uptown" | "lakeside";

/** Somebody at a practice. */
export type Part = {
  role: StandardRole;
  can?: Permission[];
  publicName?: string;
  provider?: string;
  extensions?: string;
  nameOnForms?: string;
};

/** One person of the demo. Times are days before its first start, so that they always look recent. */
export type Member = Part & {
  name: string;
  /** An e-mail, a username, or null for a profile without login. */
  login: string | null;
  contactEmail?: string;
  joined: number;
  /** Deactivated so many days ago. */
  left?: number;
  /** Added, but no password chosen yet. */
  invited?: true;
  /** Sign-ins, oldest first, and on what. */
  seen?: [daysAgo: number, device: Device][];
  /** The last day of work, in so many days from now. */
  ends?: number;
  groupAdmin?: true;
  also?: Partial<Record<Slug, Part>>;
  look?: Look;
};

export const userAgents = {
  frontDesk:
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
  operatory:
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0",
  mac: "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15",
  phone:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Mobile/15E148 Safari/604.1",
  tablet:
    "Mozilla/5.0 (Linux; Android 16; SM-X710) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
};

export type Device = keyof typeof userAgents;
