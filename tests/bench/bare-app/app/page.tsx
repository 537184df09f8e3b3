import { headers } from "next/headers";
import { rows } from "./rows";

const columns = [
  "Name",
  "Login",
  "Role",
  "Permissions",
  "PMS provider",
  "Extensions",
  "Devices",
  "Last sign-in",
  "Status",
];

/** The columns of the user list as a plain table, rendered at each request. */
export default async function Bare() {
  await headers();
  return (
    <main>
      <h1>Users</h1>
      <table>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column}>{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <span className="avatar">{row.name.slice(0, 1)}</span>
                <a href={`/users/${row.id}`}>{row.name}</a>
                {row.publicName && <small>{row.publicName}</small>}
              </td>
              <td>{row.login}</td>
              <td>{row.role}</td>
              <td>
                {row.permissions.map((permission) => (
                  <span className="chip" key={permission}>
                    {permission}
                  </span>
                ))}
              </td>
              <td>{row.provider}</td>
              <td>{row.extensions}</td>
              <td>{row.devices}</td>
              <td>{row.lastSignIn}</td>
              <td>
                <span className="status">{row.status}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </main>
  );
}
