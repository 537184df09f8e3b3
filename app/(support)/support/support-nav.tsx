"use client";

import { usePathname } from "next/navigation";
import { Icon } from "@/app/_components/icon";
import { SideNav } from "@/app/_components/side-nav";

const items = [
  { href: "/support", label: "Practices", icon: <Icon name="house" />, also: "/support/practices" },
  { href: "/support/groups", label: "Groups", icon: <Icon name="users-round" /> },
  { href: "/support/requests", label: "Login requests", icon: <Icon name="monitor-smartphone" /> },
];

/** The way about the console. */
export function SupportNav() {
  const here = usePathname();
  const isHere = (href: string) => here === href || (href !== "/support" && here.startsWith(`${href}/`));
  return (
    <SideNav
      items={items.map(({ also, ...item }) => ({
        ...item,
        current: isHere(item.href) || (also !== undefined && isHere(also)),
      }))}
    />
  );
}
