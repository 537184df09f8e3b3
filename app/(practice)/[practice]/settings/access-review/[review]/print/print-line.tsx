import { EmailText } from "@/app/_components/email-text";
import { momentOf } from "@/app/(practice)/[practice]/settings/users/facts-about";
import { DECISION_LABELS } from "@/lib/access-reviews/decisions";
import type { ShownLine } from "@/lib/access-reviews/shown-access";

export const printColumns = [
  { label: "Name", width: "8rem" },
  { label: "Role", width: "6.5rem" },
  { label: "Permissions" },
  { label: "Practices" },
  { label: "Devices", width: "16rem" },
  { label: "Last sign-in", width: "6rem" },
  { label: "Decision", width: "7rem" },
  { label: "Remark", width: "5rem" },
];

/** One person on paper. Called, not made an element of: html`…` knows no components. */
export function printLine(line: ShownLine, timeZone: string) {
  const { number, access, decision, remark, decidedByName, decidedAt } = line;
  const practices = [...(access.home ? [`Home: ${access.home}`] : []), ...access.otherPractices];
  return (
    <tr key={number}>
      <th scope="row">
        <b>
          {number}. {access.name}
        </b>
        <small>{EmailText({ children: access.login })}</small>
        {access.status !== "Active" && <small>{access.status}</small>}
        {access.accessEndsOn && <small>Access ends on {access.accessEndsOn}</small>}
      </th>
      <td>{access.role}</td>
      <td>{access.permissions.join(", ")}</td>
      <td>{practices.join(", ")}</td>
      <td>
        {access.devices.map((device) => (
          <small key={device}>{device}</small>
        ))}
      </td>
      <td>{access.lastSignInAt ? momentOf(new Date(access.lastSignInAt), timeZone) : "never"}</td>
      <td>
        <b>{decision ? DECISION_LABELS[decision] : "Not reviewed"}</b>
        {decidedAt && (
          <small>
            {decidedByName}, {momentOf(decidedAt, timeZone)}
          </small>
        )}
      </td>
      <td>{remark}</td>
    </tr>
  );
}
