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
  // Never in the middle of a press: what it began on would be gone when it ends.
  const pressed = useRef(false);
  const load = () =>
    void import("./switch-box").then(({ SwitchBox }) => {
      const box = plain.current;
      if (!box || pressed.current) return;
      const focused = box === document.activeElement;
      setBegun(({ open: asked }) => ({ typed: box.value, focused, open: asked || box.value !== "" }));
      setBox(() => SwitchBox);
    });
  const open = () => {
    pressed.current = false;
    setBegun((before) => ({ ...before, open: true }));
    load();
  };
  return (
    <div className="switch" title={name}>
      <span>{name}</span>
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
          onPointerDown={() => {
            pressed.current = true;
          }}
          onPointerLeave={() => {
            pressed.current = false;
          }}
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
