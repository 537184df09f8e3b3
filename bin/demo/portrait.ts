import sharp from "sharp";
import { type Photo, readPhoto } from "@/lib/photos/read-photo";

/** How somebody's portrait is drawn: colours, and the shape of their hair. */
export type Look = {
  skin: string;
  hair: string;
  style: "short" | "long" | "bob" | "bun" | "curly" | "bald" | "scarf";
  top: string;
  back: string;
  /** A white coat over the top. */
  coat?: true;
  glasses?: true;
};

/** Draws a portrait and reads it as any upload is read. */
export async function drawPortrait(look: Look): Promise<Photo> {
  return readPhoto(
    await sharp(Buffer.from(svg(look)))
      .png()
      .toBuffer(),
  );
}

function svg(look: Look): string {
  const { skin, back, style } = look;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="30 18 140 140" width="640" height="640">
    <defs>
      <radialGradient id="back" cx="50%" cy="35%" r="80%"><stop offset="0" stop-color="#fff" stop-opacity=".75"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></radialGradient>
      <linearGradient id="shade" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#000" stop-opacity="0"/><stop offset="1" stop-color="#000" stop-opacity=".14"/></linearGradient>
    </defs>
    <rect width="200" height="200" fill="${back}"/><rect width="200" height="200" fill="url(#back)"/>
    ${behind[style](look)}
    ${body(look)}
    <path d="M86 108h28v26q-14 14-28 0z" fill="${skin}"/><path d="M86 118q14 14 28 0v6q-14 12-28 0z" fill="#000" opacity=".1"/>
    <ellipse cx="100" cy="88" rx="32" ry="38" fill="${skin}"/>
    <ellipse cx="68" cy="92" rx="5" ry="8" fill="${skin}"/><ellipse cx="132" cy="92" rx="5" ry="8" fill="${skin}"/>
    ${face(look)}
    ${before[style](look)}
  </svg>`;
}

function body({ top, coat }: Look): string {
  const shoulders = "M28 200q2-52 44-62l14-4q14 12 28 0l14 4q42 10 44 62z";
  if (!coat) return `<path d="${shoulders}" fill="${top}"/><path d="${shoulders}" fill="url(#shade)"/>`;
  return `<path d="${shoulders}" fill="#5aa7a0"/>
    <path d="M28 200q2-52 44-62l12-4 14 66zM172 200q-2-52-44-62l-12-4-14 66z" fill="${top}"/>
    <path d="M84 134l-10 12 14 14 6 40M116 134l10 12-14 14-6 40" fill="none" stroke="#cbd5e1" stroke-width="2"/>`;
}

function face({ glasses, hair, style }: Look): string {
  const brow = style === "scarf" || style === "bald" ? "#57463a" : hair;
  return `<path d="M80 80q7-5 13 0M107 80q6-5 13 0" fill="none" stroke="${brow}" stroke-width="2.6" stroke-linecap="round"/>
    <circle cx="87" cy="89" r="3" fill="#2b211c"/><circle cx="113" cy="89" r="3" fill="#2b211c"/>
    <path d="M100 91q-4 9 0 10" fill="none" stroke="#000" stroke-opacity=".22" stroke-width="2" stroke-linecap="round"/>
    <path d="M88 107q12 12 24 0q-12 4-24 0z" fill="#fff" stroke="#9c4a4a" stroke-width="1.6" stroke-linejoin="round"/>
    <circle cx="79" cy="101" r="6" fill="#e0645c" opacity=".16"/><circle cx="121" cy="101" r="6" fill="#e0645c" opacity=".16"/>
    ${glasses ? '<g fill="#fff" fill-opacity=".18" stroke="#374151" stroke-width="2.2"><circle cx="86" cy="89" r="10"/><circle cx="114" cy="89" r="10"/><path d="M96 88q4-3 8 0"/></g>' : ""}`;
}

const nothing = () => "";

const behind: Record<Look["style"], (look: Look) => string> = {
  short: nothing,
  bald: nothing,
  curly: ({ hair }) =>
    `<g fill="${hair}"><circle cx="70" cy="70" r="18"/><circle cx="84" cy="53" r="19"/><circle cx="104" cy="48" r="19"/><circle cx="122" cy="58" r="18"/><circle cx="131" cy="75" r="16"/><ellipse cx="100" cy="68" rx="32" ry="22"/></g>`,
  bob: ({ hair }) => `<path d="M60 122q-8-78 40-78t40 78q-8 8-20 4h-40q-12 4-20-4z" fill="${hair}"/>`,
  long: ({ hair }) => `<path d="M54 168q-6-126 46-126t46 126q-10 8-24 4h-44q-14 4-24-4z" fill="${hair}"/>`,
  bun: ({ hair }) =>
    `<circle cx="100" cy="40" r="17" fill="${hair}"/><path d="M64 96q-6-50 36-50t36 50z" fill="${hair}"/>`,
  scarf: ({ hair }) => `<path d="M56 150q-10-108 44-108t44 108q-44 26-88 0z" fill="${hair}"/>`,
};

const fringe = ({ hair }: Look) =>
  `<path d="M66 86q0-40 34-40t34 40q-6-18-18-24q-20 10-38 8q-8 6-12 16z" fill="${hair}"/>`;

const before: Record<Look["style"], (look: Look) => string> = {
  short: ({ hair }) =>
    `<path d="M66 88q-6-46 34-46t34 46q-3-14-9-22q-24 4-46-4q-10 8-13 26z" fill="${hair}"/>`,
  bald: ({ hair }) =>
    `<path d="M67 92q-4-14 1-22q1 14 3 22zM133 92q4-14-1-22q-1 14-3 22z" fill="${hair}"/><path d="M84 116q16 12 32 0q-2 12-16 12t-16-12z" fill="${hair}" opacity=".55"/>`,
  curly: ({ hair }) =>
    `<path d="M67 82q-2-38 33-38t33 38q-6-12-17-14q-18 6-34 0q-10 3-15 14z" fill="${hair}"/>`,
  bob: fringe,
  long: fringe,
  bun: ({ hair }) => `<path d="M66 84q0-38 34-38t34 38q-8-20-34-22q-26 2-34 22z" fill="${hair}"/>`,
  scarf: ({ hair }) =>
    `<path d="M64 96q-2-52 36-52t36 52q-6-30-36-30t-36 30z" fill="${hair}"/><path d="M64 96q4 40 36 44q32-4 36-44q10 46-36 62q-46-16-36-62z" fill="${hair}"/>`,
};
