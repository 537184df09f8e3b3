"use client";

import { useState } from "react";
import { FieldError } from "@/app/_components/field";
import type { FormState } from "@/app/_server/form-state";
import type { PracticeName } from "./copy-form";

/** More than these are worth a search. */
const FEW = 8;

/** The practices to copy to: all others, or some of them, found by name. */
export function CopyTargets({ practices, state }: { practices: PracticeName[]; state: FormState }) {
  const { values, errors } = state;
  const before = new Set([values["to"]].flat());
  const [all, setAll] = useState(values["all"] === "on");
  const [chosen, setChosen] = useState(practices.filter(([id]) => before.has(id)).length);
  const [letters, setLetters] = useState("");
  const fits = (name: string) => name.toLowerCase().includes(letters.trim().toLowerCase());
  return (
    <div className="card">
      <fieldset
        className="fieldset"
        id="to"
        tabIndex={-1}
        aria-describedby={errors["to"] ? "to-error" : undefined}
      >
        <legend>Copy to</legend>
        <FieldError of="to" error={errors["to"]} />
        <label className="check">
          <input
            type="checkbox"
            name="all"
            value="on"
            defaultChecked={all}
            onChange={({ target }) => setAll(target.checked)}
          />
          <span className="name">All other practices where you are an Admin</span>
        </label>
        <div hidden={all} className="grid gap-2">
          {practices.length > FEW && (
            <input
              type="search"
              className="input js-only max-w-md"
              aria-label="Search practices"
              placeholder="Search practices"
              autoComplete="off"
              onChange={({ target }) => setLetters(target.value)}
            />
          )}
          <ul
            className="copy-targets"
            onChange={({ currentTarget }) => setChosen(currentTarget.querySelectorAll(":checked").length)}
          >
            {practices.map(([id, name]) => (
              <li key={id} hidden={!fits(name)}>
                <label className="check">
                  <input type="checkbox" name="to" value={id} defaultChecked={before.has(id)} />
                  <span className="name">{name}</span>
                </label>
              </li>
            ))}
          </ul>
          <p className="hint" role="status">
            {chosen > 0 && `${chosen.toLocaleString("en-US")} chosen`}
          </p>
        </div>
      </fieldset>
    </div>
  );
}
