type RowMenuProps = { href: string; name: string; kind?: string };

/** A plain link to the row's own page; `RowMenus` around the table turns it into a menu. */
export function RowMenu({ href, name, kind = "" }: RowMenuProps) {
  // biome-ignore lint/a11y/useAnchorContent: named by its label, drawn by the style sheet
  return <a href={href} data-menu={kind} aria-label={`Actions for ${name}`} />;
}
