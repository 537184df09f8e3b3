"use client";

import { Combobox } from "@base-ui/react/combobox";
import { Check, ChevronsUpDown, X } from "lucide-react";
import { useEffect, useRef } from "react";
import type { ComboboxOption } from "./combobox";
import type { DraftValues } from "./drafts";
import type { Control } from "./field";

export type ComboboxBoxProps = {
  control: Control;
  options: ComboboxOption[];
  value: string;
  placeholder: string;
  choose: (value: string) => void;
};

export function ComboboxBox({
  control: { name, required, ...input },
  options,
  value,
  placeholder,
  choose,
}: ComboboxBoxProps) {
  const hidden = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const form = hidden.current?.form;
    const restore = ({ detail }: CustomEventInit<DraftValues>) =>
      detail?.[name]?.[0] !== undefined && choose(detail[name][0]);
    form?.addEventListener("draft", restore);
    return () => form?.removeEventListener("draft", restore);
  });
  const told = useRef(value);
  useEffect(() => {
    if (told.current === value) return;
    told.current = value;
    // A hidden input is silent: what watches the form must hear of it.
    hidden.current?.dispatchEvent(new Event("change", { bubbles: true }));
  }, [value]);
  return (
    <Combobox.Root
      items={options}
      value={options.find((option) => option.value === value) ?? null}
      onValueChange={(option) => choose(option?.value ?? "")}
      isItemEqualToValue={(one, other) => one.value === other.value}
      filter={fits}
      required={required}
      autoHighlight
    >
      <input ref={hidden} type="hidden" name={name} value={value} data-draft />
      <Combobox.InputGroup className="combobox">
        <Combobox.Input
          {...input}
          aria-labelledby={`${input.id}-label`}
          className="input"
          placeholder={placeholder}
        />
        <div className="tools">
          <Combobox.Clear aria-label="Clear">
            <X size={14} />
          </Combobox.Clear>
          <Combobox.Trigger aria-label="Show options">
            <ChevronsUpDown size={14} />
          </Combobox.Trigger>
        </div>
      </Combobox.InputGroup>
      <Combobox.Portal>
        <Combobox.Positioner sideOffset={4} className="z-50">
          <Combobox.Popup className="combobox-popup">
            <Combobox.Empty className="combobox-empty">Nothing found. Try fewer letters.</Combobox.Empty>
            <Combobox.List className="combobox-list">
              {(option: ComboboxOption) => <Row key={option.value} option={option} />}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function Row({ option }: { option: ComboboxOption }) {
  return (
    <Combobox.Item value={option} disabled={option.disabled} className="combobox-option">
      <Combobox.ItemIndicator render={<Check />} />
      <span>{option.label}</span>
      {(option.detail || option.reason) && (
        <small>{[option.detail, option.disabled && option.reason].filter(Boolean).join(" · ")}</small>
      )}
    </Combobox.Item>
  );
}

function fits({ label, detail = "" }: ComboboxOption, query: string) {
  const text = fold(`${label} ${detail}`);
  return fold(query)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function fold(text: string) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
