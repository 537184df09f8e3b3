import { NeedsAdmin } from "./needs-admin";

/** For a page reached without leaving the practice; the layout says it with names (refused.tsx). */
export default function Forbidden() {
  return <NeedsAdmin />;
}
