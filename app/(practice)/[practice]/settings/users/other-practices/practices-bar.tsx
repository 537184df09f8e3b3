import { Icon } from "@/app/_components/icon";

type PracticesBarProps = {
  total: number;
  ticked: number;
  alive: boolean;
  selectAll: (checked: boolean) => void;
  search: string;
  setSearch: (search: string) => void;
};

/** Search and Select all. Without JavaScript "Select all" is a field of the form: the server ticks them. */
export function PracticesBar({ total, ticked, alive, selectAll, search, setSearch }: PracticesBarProps) {
  return (
    <div className="places-bar">
      <div className="search js-only">
        <label className="visually-hidden" htmlFor="practices-search">
          Search practices
        </label>
        <Icon name="search" size={16} />
        <input
          className="input"
          type="search"
          id="practices-search"
          placeholder="Search practices"
          autoComplete="off"
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          onKeyDown={(event) => {
            // It would save the form.
            if (event.key === "Enter") event.preventDefault();
          }}
        />
      </div>
      <label className="places-all">
        <input
          type="checkbox"
          id="practices-all"
          name={alive ? undefined : "practice.all"}
          onChange={(event) => selectAll(event.currentTarget.checked)}
        />
        <span>Select all</span>
      </label>
      <span className="hint js-only" role="status">
        {ticked} of {total} selected
      </span>
    </div>
  );
}
