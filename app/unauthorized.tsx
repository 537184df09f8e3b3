import { NotForYou } from "./_components/nothing-here";

/** Nobody throws it; Next's own would go out with every page. */
export default function Unauthorized() {
  return <NotForYou />;
}
