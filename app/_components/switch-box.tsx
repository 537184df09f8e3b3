"use client";

import { Combobox } from "@base-ui/react/combobox";
import { Check } from "lucide-react";
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from "react";
import { useSwitchOptions } from "./use-switch-options";

export type SwitchBoxProps = {
  label: string;
  options: string;
  /** What the plain box held, and whether it had the focus, before this came in its place. */
  typed: string;
  focused: boolean;
  open: boolean;
};

/** A practice: its name, the page of it to go to, whether it is the one looked at. */
export type SwitchOption = [name: string, href: string, here: boolean];

/** As many as are seen before anybody scrolls: the rest is drawn when these are there. */
const SEEN = 10;

export function SwitchBox({ label, options: address, typed, focused, open: opened }: SwitchBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  const link = useRef<HTMLAnchorElement>(null);
  const [open, setOpen] = useState(opened);
  const [query, setQuery] = useState(typed);
  const [hurried, setHurried] = useState(false);
  const lit = useRef<SwitchOption>(undefined);
  const answer = useSwitchOptions(address, open, query);
  const all = useDeferredValue(answer?.options, answer?.options.slice(0, SEEN));
  useEffect(() => {
    if (focused) box.current?.focus();
  }, [focused]);
  const choose = (chosen: SwitchOption | null) => {
    if (!chosen || !link.current) return;
    setOpen(false);
    setQuery("");
    setHurried(false);
    if (chosen[2]) return;
    // By a link, so that a form with changes is asked about first.
    link.current.href = chosen[1];
    link.current.click();
  };
  const isAnswered = answer?.q === query;
  // Whoever presses Enter before the answer to their letters is there gets its first, not the first of an older one.
  useEffect(() => {
    if (hurried && isAnswered) choose(answer.options[0] ?? null);
  });
  const press = (event: KeyboardEvent & { preventBaseUIHandler?: () => void }) => {
    if (event.key !== "Enter" || query === "" || (isAnswered && lit.current)) return;
    event.preventBaseUIHandler?.();
    event.preventDefault();
    setHurried(true);
  };
  return (
    <Combobox.Root
      items={all ?? []}
      filter={null}
      value={null}
      onValueChange={choose}
      inputValue={query}
      onInputValueChange={setQuery}
      open={open && answer !== undefined}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) return;
        setQuery("");
        setHurried(false);
      }}
      onItemHighlighted={(option) => {
        lit.current = option ?? undefined;
      }}
      itemToStringLabel={(option) => option?.[0] ?? ""}
      autoHighlight
    >
      <Combobox.Input ref={box} aria-label={label} placeholder="Type to search" onKeyDown={press} />
      {/* biome-ignore lint/a11y/useAnchorContent: pressed by choose() alone */}
      <a ref={link} href="/" hidden tabIndex={-1} />
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={6} align="start" collisionPadding={8} className="z-50">
          <Combobox.Popup className="combobox-popup switch-popup">
            <Combobox.Empty className="combobox-empty">No practice of yours is called that.</Combobox.Empty>
            <Combobox.List className="combobox-list">
              {(option: SwitchOption) => <Row key={option[1]} option={option} />}
            </Combobox.List>
            <Combobox.Status className="switch-more">
              {answer?.orMore && "There are more. Type to find one."}
            </Combobox.Status>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function Row({ option }: { option: SwitchOption }) {
  const [name, , here] = option;
  return (
    <Combobox.Item value={option} className="combobox-option">
      {here && <Check aria-hidden="true" />}
      <span>{name}</span>
      {here && <span className="visually-hidden"> (you are here)</span>}
    </Combobox.Item>
  );
}
