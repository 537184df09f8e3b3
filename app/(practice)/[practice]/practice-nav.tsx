"use client";

import { House, ScrollText, SlidersHorizontal, Stethoscope, UserRound, UsersRound } from "lucide-react";
import { usePathname } from "next/navigation";
import { SideNav } from "@/app/_components/side-nav";

const overview = { path: "", label: "Overview", icon: <House /> };

const adminItems = [
  overview,
  { path: "/settings/users", label: "Users", icon: <UsersRound /> },
  { path: "/settings/practice", label: "Practice", icon: <SlidersHorizontal /> },
  { path: "/settings/providers", label: "PMS Providers", icon: <Stethoscope /> },
  { path: "/settings/audit", label: "Audit", icon: <ScrollText /> },
];

const everybodysItems = [overview, { path: "/profile", label: "Profile", icon: <UserRound /> }];

/** The way about the practice; what somebody may not open is not offered. */
export function PracticeNav({ home, admin }: { home: string; admin: boolean }) {
  const here = usePathname();
  const items = (admin ? adminItems : everybodysItems).map(({ path, label, icon }) => ({
    href: home + path,
    label,
    icon,
    current: path === "" ? here === home : here === home + path || here.startsWith(`${home}${path}/`),
  }));
  return <SideNav items={items} />;
}
