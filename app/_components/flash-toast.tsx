"use client";

import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { forgetDrafts } from "./drafts";
import { type Tone, ToneIcon } from "./notice";

type FlashToastProps = { message?: string; tone?: Tone; more?: string[]; id?: string; cookie?: string };

/** Stands in the layout even without a message: a live region must be there before it speaks. */
export function FlashToast({ message, tone = "success", more = [], id = message, cookie }: FlashToastProps) {
  const [gone, setGone] = useState<string>();
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!id) return;
    const path = location.pathname.split("/", 2).join("/");
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing over plain http
    if (cookie) document.cookie = `${cookie}=; Max-Age=0; Path=${path}`;
    if (tone !== "error") forgetDrafts("submitted");
  }, [id, cookie, tone]);
  useEffect(() => {
    if (!id || held || tone === "error") return;
    const timer = setTimeout(() => setGone(id), 8000 + 3000 * more.length);
    return () => clearTimeout(timer);
  }, [id, held, tone, more.length]);
  const hold = {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  };
  return (
    <div role="status">
      {message && gone !== id && (
        <div key={id} className="toast" data-tone={tone} {...hold}>
          <ToneIcon tone={tone} />
          <div>
            <p>{message}</p>
            {more.length > 0 && (
              <ul>
                {more.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </div>
          <button
            type="button"
            className="icon-button js-only"
            aria-label="Dismiss"
            onClick={() => setGone(id)}
          >
            <X size={16} />
          </button>
        </div>
      )}
    </div>
  );
}
