"use client";

import { type ComponentType, type KeyboardEvent, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Icon } from "./icon";
import type { SwitchBoxProps } from "./switch-box";

type SwitchPracticeProps = {
  label?: string;
  /** The name of the practice looked at. */
  name: string;
  /** The page that lists the practices: where the switch leads without JavaScript. */
  page: string;
  /** What answers with the options. */
  options: string;
};

/**
 * The practice's name and, over it, the way to another: a link to a page of its own that becomes a combobox. What draws the options is
 * fetched when it is first come near, and stands in the plain box's place while it is open.
 */
export function SwitchPractice({ label = "Switch practice", name, page, options }: SwitchPracticeProps) {
  const [awake, setAwake] = useState(false);
  const [opened, setOpened] = useState<{ Box: ComponentType<SwitchBoxProps>; typed: string }>();
  const plain = useRef<HTMLInputElement>(null);
  useEffect(() => setAwake(true), []);
  const open = () =>
    void fetchBox().then(({ SwitchBox }) => {
      const typed = plain.current?.value;
      // At once: what is typed next belongs into the other box.
      if (typed !== undefined) flushSync(() => setOpened({ Box: SwitchBox, typed }));
    });
  const refocus = useRef(false);
  const close = (focus: boolean) => {
    refocus.current = focus;
    setOpened(undefined);
  };
  useEffect(() => {
    if (!opened && refocus.current) plain.current?.focus();
    refocus.current = false;
  }, [opened]);
  const press = (event: KeyboardEvent) => {
    if (!["ArrowDown", "ArrowUp", "Enter"].includes(event.key)) return;
    event.preventDefault();
    open();
  };
  return (
    // What is typed here is no filter of a form around it.
    <div className="switch" title={name} onInput={(event) => event.stopPropagation()}>
      <span>{name}</span>
      <Icon name="chevrons-up-down" size={14} />
      {!awake && (
        // biome-ignore lint/a11y/useAnchorContent: named by its label, drawn by the style sheet
        <a href={page} aria-label={label} />
      )}
      {awake && !opened && (
        <input
          ref={plain}
          role="combobox"
          aria-label={label}
          aria-expanded="false"
          aria-haspopup="listbox"
          aria-controls="switch-options"
          placeholder="Type to search"
          autoComplete="off"
          onPointerEnter={fetchBox}
          onFocus={fetchBox}
          onClick={open}
          onInput={open}
          onKeyDown={press}
        />
      )}
      {opened && <opened.Box label={label} options={options} typed={opened.typed} close={close} />}
    </div>
  );
}

const fetchBox = () => import("./switch-box");
