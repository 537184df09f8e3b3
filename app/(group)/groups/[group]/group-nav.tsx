"use client";

import { usePathname } from "next/navigation";
import { Icon } from "@/app/_components/icon";
import { SideNav } from "@/app/_components/side-nav";

const items = [
  { path: "", label: "People", icon: <Icon name="users-round" /> },
  { path: "/requests", label: "Login requests", icon: <Icon name="bell" /> },
  { path: "/copy-settings", label: "Copy settings", icon: <Icon name="sliders" /> },
  { path: "/copy-membership", label: "Copy membership", icon: <Icon name="copy" /> },
];

type GroupNavProps = { base: string; back: { href: string; name: string }; requests: number };

/** The way about the group's pages, and back to the practices. */
export function GroupNav({ base, back, requests }: GroupNavProps) {
  const here = usePathname();
  const own = items.map(({ path, label, icon }) => ({
    href: base + path,
    label,
    icon,
    current: here === base + path,
    count: path === "/requests" ? requests : 0,
  }));
  const backItem = { href: back.href, label: `Back to ${back.name}`, icon: <Icon name="arrow-left" /> };
  return <SideNav items={[...own, backItem]} label="Group" />;
}
