/** What of the devices is looked at: all of it stands in the address. */
export type DevicesView = { q: string; page: number; sessions: number };

type Given = Record<string, string | string[] | undefined>;

/** Reads it from an address. What makes no sense is left out, never an error. */
export function readDevicesView(given: Given): DevicesView {
  const one = (key: string) => [given[key]].flat()[0]?.trim() ?? "";
  const page = (key: string) => {
    const number = Number.parseInt(one(key), 10);
    return number > 0 ? Math.min(number, 100_000) : 1;
  };
  const q = one("q").replaceAll("\0", "").slice(0, 100).toWellFormed();
  return { q, page: page("page"), sessions: page("sessions") };
}

/** The address of a view that differs in some points. */
export function devicesHref(slug: string, view: DevicesView, changes: Partial<DevicesView> = {}): string {
  const { q, page, sessions } = { ...view, ...changes };
  const params = new URLSearchParams({
    ...(q && { q }),
    ...(page > 1 && { page: String(page) }),
    ...(sessions > 1 && { sessions: String(sessions) }),
  });
  const base = `/${slug}/settings/devices`;
  return params.size > 0 ? `${base}?${params}` : base;
}
