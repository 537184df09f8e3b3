type AvatarProps = { name: string; photo?: string | null; size?: 24 | 32 | 40 | 96 };

/** Decoration: the name always stands beside it. */
export function Avatar({ name, photo, size = 32 }: AvatarProps) {
  const dataSize = size === 32 ? undefined : size;
  if (photo)
    return (
      // biome-ignore lint/performance/noImgElement: photos come square and in two sizes from our own server
      <img
        className="avatar"
        src={photo}
        alt=""
        width={size}
        height={size}
        loading="lazy"
        decoding="async"
        data-size={dataSize}
      />
    );
  return (
    <span className="avatar" data-size={dataSize} data-hue={hueOf(name)} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

function initialsOf(name: string) {
  const words =
    name.replace(/^(dr|mr|mrs|ms|prof)\.?\s+/i, "").match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu) ?? [];
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return ends.map((word) => [...(word ?? "")][0]?.toUpperCase()).join("") || "?";
}

function hueOf(name: string) {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return 1 + (sum % 11);
}
