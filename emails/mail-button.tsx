import { Button, Link, Section, Text } from "@react-email/components";
import { accent, soft } from "./mail-style";

type MailButtonProps = { link: string; label: string; colour: string };

/** The one thing to do, and under it the bare link for where buttons don't work. In plain text the label and the link stand once. */
export function MailButton({ link, label, colour }: MailButtonProps) {
  const { paper, ink } = accent(colour);
  return (
    <Section style={{ margin: "24px 0" }}>
      <Button className="button" href={link} style={{ ...buttonStyle, backgroundColor: paper, color: ink }}>
        {label}
      </Button>
      <Text className="soft" data-skip-in-text={true} style={{ ...soft, margin: "14px 0 0" }}>
        Or open this address:
        <br />
        <Link href={link} style={{ color: "#55606e", textDecoration: "underline", wordBreak: "break-all" }}>
          {link}
        </Link>
      </Text>
    </Section>
  );
}

const buttonStyle = {
  borderRadius: "8px",
  fontSize: "17px",
  fontWeight: 650,
  padding: "14px 24px",
} as const;
