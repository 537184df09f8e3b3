type Go = (href: string, replace?: boolean) => void;
const typingPause = 300;

/** `<form method="get" data-soft>` navigates softly, without empty parameters; `data-soft="change"` submits as filters change. */
export function softForms(go: Go) {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const submit = (event: SubmitEvent) => {
    const form = softForm(event);
    if (!form || event.defaultPrevented) return;
    event.preventDefault();
    clearTimeout(waiting);
    go(addressOf(form));
  };
  const change = (event: Event) => {
    if (event.target instanceof HTMLSelectElement && softForm(event)?.dataset.soft === "change")
      event.target.form?.requestSubmit();
  };
  const input = (event: Event) => {
    const form = softForm(event);
    if (form?.dataset.soft !== "change" || !(event.target instanceof HTMLInputElement)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => go(addressOf(form), true), typingPause);
  };
  window.addEventListener("submit", submit);
  window.addEventListener("change", change);
  window.addEventListener("input", input);
  return () => {
    clearTimeout(waiting);
    window.removeEventListener("submit", submit);
    window.removeEventListener("change", change);
    window.removeEventListener("input", input);
  };
}

function softForm({ target }: Event) {
  return target instanceof Element ? target.closest<HTMLFormElement>("form[data-soft]") : null;
}

function addressOf(form: HTMLFormElement) {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (typeof value === "string" && value.trim()) query.append(name, value.trim());
  const path = new URL(form.action, location.href).pathname;
  return query.size ? `${path}?${query}` : path;
}
