import { Avatar } from "@/app/_components/avatar";

type PersonCellProps = { slug: string; person: { userId: string; name: string; photoId: string | null } };

/** Whose row it is, and the way to their page. */
export function PersonCell({ slug, person: { userId, name, photoId } }: PersonCellProps) {
  return (
    <th scope="row">
      <a className="person" href={`/${slug}/settings/users/${userId}`}>
        <Avatar name={name} photo={photoId && `/api/photos/${slug}/${photoId}`} />
        <b>{name}</b>
      </a>
    </th>
  );
}
