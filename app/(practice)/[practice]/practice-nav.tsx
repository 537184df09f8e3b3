"use client";

import { usePathname } from "next/navigation";
import { Icon } from "@/app/_components/icon";
import { SideNav } from "@/app/_components/side-nav";

const overview = { path: "", label: "Overview", icon: <Icon name="house" /> };

const adminItems = [
  overview,
  { path: "/settings/users", label: "Users", icon: <Icon name="users-round" /> },
  { path: "/settings/practice", label: "Practice", icon: <Icon name="sliders" /> },
  { path: "/settings/devices", label: "Devices", icon: <Icon name="monitor-smartphone" /> },
  { path: "/settings/providers", label: "PMS Providers", icon: <Icon name="stethoscope" /> },
  { path: "/settings/access-review", label: "Access review", icon: <Icon name="clipboard-check" /> },
  { path: "/settings/audit", label: "Audit", icon: <Icon name="scroll-text" /> },
];

const everybodysItems = [overview, { path: "/profile", label: "Profile", icon: <Icon name="user-round" /> }];

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
