import { NotForYou } from "./_components/nothing-here";

export default function Forbidden() {
  return <NotForYou />;
}
