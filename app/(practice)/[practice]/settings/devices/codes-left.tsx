import { ButtonLink } from "@/app/_components/button";
import { Section } from "@/app/_components/card";

type CodesLeftProps = { practice: { slug: string }; left: number };

/** Emergency access, and how much of it is left. */
export function CodesLeft({ practice: { slug }, left }: CodesLeftProps) {
  return (
    <Section
      title="Recovery codes"
      id="codes"
      description="For the day when no Admin can decide: one code and a person's own password approve that person's login request."
      actions={
        <ButtonLink href={`/${slug}/settings/devices/codes`}>
          {left === 0 ? "Print recovery codes" : "Print new codes"}
        </ButtonLink>
      }
    >
      <p className={left === 0 ? "text-muted" : undefined}>
        {left === 0 ? "There are none. Print ten and lock them away." : inWords(left)}
      </p>
    </Section>
  );
}

function inWords(left: number): string {
  return left === 1 ? "One code is left." : `${left} codes are left.`;
}
