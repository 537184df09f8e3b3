import { RefusedHere } from "./refused-here";

/** For a page reached without leaving the practice; the layout says it with names (refused.tsx). */
export default function Forbidden() {
  return <RefusedHere />;
}
