export default function Empty() {
  return <h1>Nothing</h1>;
}
