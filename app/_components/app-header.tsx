"use client";

import type { ReactNode } from "react";
import { Avatar } from "./avatar";
import { Icon } from "./icon";
import { ProductMark } from "./product-mark";

type Person = { name: string; login?: string | null; photo?: string | null };
type AppHeaderProps = {
  home: string;
  practice: ReactNode;
  bell?: ReactNode;
  person: Person;
  /** None for a support account, which belongs to no practice. */
  profileHref?: string | undefined;
  /** The practice's own, beside its name. */
  logo?: string | null | undefined;
  /** The view over all practices, for whoever has one. */
  groupHref?: string | undefined;
  signOut: (form: FormData) => void | Promise<void>;
};

export function AppHeader({
  home,
  practice,
  logo,
  bell,
  person,
  profileHref,
  groupHref,
  signOut,
}: AppHeaderProps) {
  return (
    <header className="app-header">
      <a className="brand" href={home} aria-label="Chairside, overview">
        <ProductMark />
        <span>Chairside</span>
      </a>
      <div className="practice">
        {/* biome-ignore lint/performance/noImgElement: next/image would fetch it again, to send more bytes */}
        {logo && <img className="logo" src={logo} alt="" />}
        {typeof practice === "string" ? <span title={practice}>{practice}</span> : practice}
      </div>
      <div className="end">
        {bell}
        <details className="account" name="header-menu" data-light-dismiss>
          <summary aria-label={`Account of ${person.name}`}>
            <Avatar name={person.name} photo={person.photo} size={24} />
            <span className="name">{person.name}</span>
            <Icon name="chevron-down" size={14} />
          </summary>
          <div className="panel">
            <div className="who">
              <strong>{person.name}</strong>
              {person.login && <div className="hint">{person.login}</div>}
            </div>
            {profileHref && (
              <a className="menu-item" href={profileHref}>
                Profile
              </a>
            )}
            {groupHref && (
              <a className="menu-item" href={groupHref}>
                Group view
              </a>
            )}
            <form action={signOut} data-ends-session>
              <button className="menu-item" type="submit">
                Sign out
              </button>
            </form>
          </div>
        </details>
      </div>
    </header>
  );
}
