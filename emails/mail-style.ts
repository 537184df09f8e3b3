import type { CSSProperties } from "react";

const DEFAULT_COLOUR = "#0f766e";
const FONT = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/** The practice's colour and what can be read on it. Anything but `#rrggbb` gives the house's own. */
export function accent(colour: string): { paper: string; ink: string } {
  const paper = /^#[0-9a-f]{6}$/i.test(colour) ? colour : DEFAULT_COLOUR;
  return { paper, ink: lightness(paper) > 0.32 ? "#0b1220" : "#ffffff" };
}

function lightness(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(
    (at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

export const page: CSSProperties = {
  backgroundColor: "#f3f5f7",
  fontFamily: FONT,
  margin: "0",
  padding: "0",
};

export const card: CSSProperties = {
  backgroundColor: "#ffffff",
  border: "1px solid #dfe4ea",
  borderRadius: "10px",
};

/** On a cell, not on the card's table: Outlook gives tables no padding. */
export const inside: CSSProperties = { padding: "28px 28px 12px" };

export const heading: CSSProperties = {
  color: "#101828",
  fontSize: "22px",
  fontWeight: 650,
  lineHeight: "30px",
  margin: "0 0 16px",
  overflowWrap: "anywhere",
};

export const text: CSSProperties = {
  color: "#1d2939",
  fontSize: "16px",
  lineHeight: "25px",
  margin: "0 0 16px",
  overflowWrap: "anywhere",
};

export const soft: CSSProperties = {
  color: "#55606e",
  fontSize: "13px",
  lineHeight: "20px",
  margin: "0 0 8px",
  overflowWrap: "anywhere",
};

export const facts: CSSProperties = {
  borderBottom: "1px solid #dfe4ea",
  borderTop: "1px solid #dfe4ea",
  margin: "0 0 18px",
  padding: "8px 0",
};

export const fact: CSSProperties = {
  ...text,
  lineHeight: "22px",
  padding: "4px 0",
  verticalAlign: "baseline",
};

export const factName: CSSProperties = {
  ...fact,
  color: soft.color,
  fontSize: "14px",
  fontWeight: 400,
  paddingRight: "14px",
  textAlign: "left",
  width: "116px",
};

/** For readers whose mail programme follows the system into the dark; inline styles give way only to `!important`. */
export const darkStyle = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #0d1117 !important; }
  .card { background-color: #171d26 !important; border-color: #2b3442 !important; }
  .facts { border-color: #2b3442 !important; }
  .heading, .name { color: #f2f5f8 !important; }
  .text { color: #d6dde6 !important; }
  .soft, .soft a { color: #9aa7b6 !important; }
}
@media (max-width: 480px) {
  .room { padding: 12px 8px !important; }
  .inside { padding: 22px 18px 8px !important; }
  .button { display: block !important; text-align: center !important; }
}`;
