import { Trash2 } from "lucide-react";
import type { Metadata } from "next";
import { Avatar } from "@/app/_components/avatar";
import { Breadcrumb } from "@/app/_components/breadcrumb";
import { ButtonLink } from "@/app/_components/button";
import { EmptyState } from "@/app/_components/empty-state";
import { PageHeader } from "@/app/_components/page-header";
import { Table } from "@/app/_components/table";
import { requireActor } from "@/app/_server/require-actor";
import { momentOf } from "@/app/(practice)/[practice]/settings/users/facts-about";
import { listDeleted } from "@/lib/users/list-deleted";

export const metadata: Metadata = { title: "Deleted users" };

const columns = [
  { label: "Name" },
  { label: "Login" },
  { label: "Role" },
  { label: "Deleted" },
  { label: "Can be restored for" },
  { label: "Restore", hidden: true },
];

export default async function DeletedUsersPage({ params }: { params: Promise<{ practice: string }> }) {
  const admin = await requireActor(params, "users.manage");
  const { slug, timeZone } = admin.practice;
  const list = `/${slug}/settings/users`;
  const deleted = await listDeleted(admin);
  return (
    <>
      <PageHeader
        title="Deleted users"
        breadcrumb={<Breadcrumb items={[{ label: "Users", href: list }, { label: "Deleted users" }]} />}
        description="A deleted user can be restored for 30 days. Afterwards personal data is erased and history keeps the name only."
      />
      {deleted.length === 0 ? (
        <EmptyState
          icon={<Trash2 />}
          title="Nobody was deleted in the last 30 days"
          action={<ButtonLink href={list}>Back to the users</ButtonLink>}
        />
      ) : (
        <Table caption="Deleted users" columns={columns}>
          {deleted.map((user) => (
            <tr key={user.id}>
              <th scope="row">
                <span className="flex items-center gap-2.5">
                  <Avatar name={user.name} photo={user.photoId && `/api/photos/${slug}/${user.photoId}`} />
                  <span>{user.name}</span>
                </span>
              </th>
              <td>{user.login ?? "No login"}</td>
              <td>{user.role}</td>
              <td>{user.deletedAt && momentOf(user.deletedAt, timeZone)}</td>
              <td>{user.daysLeft === 1 ? "1 more day" : `${user.daysLeft} more days`}</td>
              <td>
                <ButtonLink
                  href={`${list}/${user.id}/restore`}
                  size="small"
                  aria-label={`Restore ${user.name}`}
                >
                  Restore
                </ButtonLink>
              </td>
            </tr>
          ))}
        </Table>
      )}
    </>
  );
}
