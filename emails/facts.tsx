import { fact, factName, facts as style } from "./mail-style";

type FactsProps = { facts: Record<string, string> };

/** What is known, a line each; what is empty is left out. In plain text they stand in two columns. */
export function Facts({ facts }: FactsProps) {
  const known = Object.entries(facts).filter(([, value]) => value);
  return (
    <table className="facts" width="100%" border={0} cellPadding="0" cellSpacing="0" style={style}>
      <tbody>
        {known.map(([name, value]) => (
          <tr key={name}>
            <th className="soft" scope="row" style={factName}>
              {name}
            </th>
            <td className="text" style={fact}>
              {value}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
