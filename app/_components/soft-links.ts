/** Turns clicks on plain same-origin links into soft navigation. Leave out with `download`, `target` or `data-hard`. */
export function softLinks(go: (href: string) => void) {
  const listen = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
    if (!link || !staysHere(link, event)) return;
    event.preventDefault();
    go(link.pathname + link.search + link.hash);
  };
  window.addEventListener("click", listen);
  return () => window.removeEventListener("click", listen);
}

/** Whether a click on this link will move this tab to another page of ours. */
export function staysHere(link: HTMLAnchorElement, event: MouseEvent) {
  const plain =
    event.button === 0 &&
    !event.defaultPrevented &&
    !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  const ours =
    link.origin === location.origin &&
    !link.target &&
    !link.hasAttribute("download") &&
    !("hard" in link.dataset);
  const samePage = link.pathname + link.search === location.pathname + location.search;
  return plain && ours && !(samePage && link.hash);
}
