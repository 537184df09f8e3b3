"use client";

import { type ComponentType, useEffect, useRef, useState } from "react";
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

/** The practice's name and, over it, the way to another: a link to a page of its own that becomes a combobox, whose code is fetched when it is first come near. */
export function SwitchPractice({ label = "Switch practice", name, page, options }: SwitchPracticeProps) {
  const [awake, setAwake] = useState(false);
  const [Box, setBox] = useState<ComponentType<SwitchBoxProps>>();
  const plain = useRef<HTMLInputElement>(null);
  const [begun, setBegun] = useState({ typed: "", open: false, focused: false });
  useEffect(() => setAwake(true), []);
  const load = () =>
    void import("./switch-box").then(({ SwitchBox }) => {
      const box = plain.current;
      const focused = box !== null && box === document.activeElement;
      setBegun((before) => ({
        typed: box?.value ?? "",
        focused,
        open: focused && (before.open || Boolean(box?.value)),
      }));
      setBox(() => SwitchBox);
    });
  const open = () => {
    setBegun((before) => ({ ...before, open: true }));
    load();
  };
  return (
    <div className="switch" title={name}>
      <span aria-hidden="true">{name}</span>
      <Icon name="chevrons-up-down" size={14} />
      {!awake && (
        // biome-ignore lint/a11y/useAnchorContent: named by its label, drawn by the style sheet
        <a href={page} aria-label={label} />
      )}
      {awake && !Box && (
        <input
          ref={plain}
          role="combobox"
          aria-label={label}
          aria-expanded="false"
          aria-haspopup="listbox"
          aria-controls="switch-options"
          autoComplete="off"
          onPointerEnter={load}
          onFocus={load}
          onClick={open}
          onInput={open}
          onKeyDown={({ key }) => (key === "ArrowDown" || key === "Enter") && open()}
        />
      )}
      {Box && <Box label={label} options={options} {...begun} />}
    </div>
  );
}
