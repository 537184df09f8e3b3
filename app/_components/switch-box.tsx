"use client";

import { Combobox } from "@base-ui/react/combobox";
import { Check } from "lucide-react";
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useSwitchOptions } from "./use-switch-options";

export type SwitchBoxProps = {
  label: string;
  /** What answers with the options. */
  options: string;
  /** What the plain box held when this came in its place. */
  typed: string;
  /** `focus`: the plain box gets it back. */
  close: (focus: boolean) => void;
};

/** A practice: its name, the page of it to go to, whether it is the one looked at. */
export type SwitchOption = [name: string, href: string, here: boolean];

const NONE: SwitchOption[] = [];

/** The open combobox. Its list is no popup of the library's, which would hide the page from whoever listens to it. */
export function SwitchBox({ label, options: address, typed, close }: SwitchBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  const link = useRef<HTMLAnchorElement>(null);
  const lit = useRef<SwitchOption>(undefined);
  const [query, setQuery] = useState(typed);
  const [hurried, setHurried] = useState(false);
  const answer = useSwitchOptions(address, query);
  const isAnswered = answer?.q === query;
  useLayoutEffect(() => box.current?.focus(), []);
  const choose = (chosen: SwitchOption | null | undefined) => {
    if (!chosen || !link.current) return;
    // By a link, so that a form with changes is asked about first.
    if (!chosen[2]) {
      link.current.href = chosen[1];
      link.current.click();
    }
    close(chosen[2]);
  };
  // Whoever presses Enter before the answer to their letters is there gets its first, not the first of an older one.
  useEffect(() => {
    if (!hurried || !isAnswered) return;
    setHurried(false);
    choose(answer.options[0]);
  });
  const press = (event: KeyboardEvent & { preventBaseUIHandler?: () => void }) => {
    if (event.key === "Escape") return close(true);
    if (event.key !== "Enter" || (isAnswered && lit.current)) return;
    event.preventBaseUIHandler?.();
    event.preventDefault();
    if (query !== "") setHurried(true);
  };
  return (
    <Combobox.Root
      inline
      open
      items={answer?.options ?? NONE}
      filter={null}
      value={null}
      onValueChange={choose}
      inputValue={query}
      onInputValueChange={setQuery}
      onItemHighlighted={(option) => {
        lit.current = option ?? undefined;
      }}
      itemToStringLabel={(option) => option?.[0] ?? ""}
      autoHighlight
    >
      <Combobox.Input
        ref={box}
        aria-label={label}
        placeholder="Type to search"
        onKeyDown={press}
        onBlur={() => close(false)}
      />
      {/* biome-ignore lint/a11y/useAnchorContent: pressed by choose() alone */}
      <a ref={link} href="/" hidden tabIndex={-1} />
      {answer && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the focus stays in the box
        <div className="combobox-popup switch-popup" onMouseDown={(event) => event.preventDefault()}>
          <Combobox.Empty className="combobox-empty">No practice of yours is called that.</Combobox.Empty>
          <Combobox.List className="combobox-list" aria-label="Practices">
            {(option: SwitchOption) => <Row key={option[1]} option={option} />}
          </Combobox.List>
          <Combobox.Status className="switch-more">
            {answer.orMore && "There are more. Type to find one."}
          </Combobox.Status>
        </div>
      )}
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
