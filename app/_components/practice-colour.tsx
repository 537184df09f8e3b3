/** Sets the one colour that all others derive from. Anything but `#rrggbb` is ignored: it lands in a style sheet. */
export function PracticeColour({ colour }: { colour?: string | null }) {
  if (!colour || !/^#[0-9a-f]{6}$/i.test(colour)) return null;
  return (
    <style
      href={`practice-${colour.slice(1)}`}
      precedence="practice"
    >{`:root:root{--practice:${colour}}`}</style>
  );
}
