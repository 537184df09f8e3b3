/** An address that breaks after the @, where there is no room, rather than anywhere. */
export function EmailText({ children }: { children: string }) {
  const at = children.indexOf("@") + 1;
  if (at === 0) return children;
  return (
    <>
      {children.slice(0, at)}
      <wbr />
      {children.slice(at)}
    </>
  );
}
