import { UsersRound } from "lucide-react";
import { EmptyState } from "@/app/_components/empty-state";
import { type LogView, logHref } from "./log-view";

type WhichPersonProps = {
  called: string;
  people: { id: string; name: string }[];
  base: string;
  view: LogView;
};

/** A name that could be several people's, or nobody's. */
export function WhichPerson({ called, people, base, view }: WhichPersonProps) {
  if (people.length === 0)
    return (
      <EmptyState icon={<UsersRound />} title={`Nobody here is called “${called}”`}>
        Try another spelling. For somebody who was deleted, find an entry about them and choose “Only about
        them”.
      </EmptyState>
    );
  return (
    <EmptyState icon={<UsersRound />} title="Whom do you mean?">
      {people.map(({ id, name }) => (
        <a key={id} className="prose-link block" href={logHref(base, view, { called: "", whom: id })}>
          {name}
        </a>
      ))}
    </EmptyState>
  );
}
