import { Column, Container, Head, Heading, Html, Preview, Row, Section, Text } from "@react-email/components";
import type { ReactNode } from "react";
import { accent, card, darkStyle, heading, inside, page, soft } from "./mail-style";

/** Whose mail it is: the practice's name and colour (`#rrggbb`). */
export type From = { practice: string; colour: string };

type MailFrameProps = From & { title: string; preview: string; because: string; children: ReactNode };

/** What every mail has around its words: whose it is, and at its foot who sent it and why. No pictures, nothing fetched. */
export function MailFrame({ practice, colour, title, preview, because, children }: MailFrameProps) {
  return (
    <Html lang="en">
      <Head>
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no" />
        <style>{darkStyle}</style>
      </Head>
      <body className="page" style={page}>
        <Preview>{preview}</Preview>
        <Section className="page room" style={{ ...page, padding: "24px 12px" }}>
          <Container style={{ maxWidth: "560px" }}>
            <Section style={{ padding: "0 4px 14px" }}>
              <Text
                className="name"
                style={{ ...nameStyle, borderLeft: `4px solid ${accent(colour).paper}` }}
              >
                {practice}
              </Text>
            </Section>
            <Section className="card" style={card}>
              <Row>
                <Column className="inside" style={inside}>
                  <Heading as="h1" className="heading" style={heading}>
                    {title}
                  </Heading>
                  {children}
                </Column>
              </Row>
            </Section>
            <Section style={{ padding: "16px 4px 0" }}>
              <Text className="soft" style={soft}>
                {because} Sent by Chairside for {practice}. Chairside never asks for your password by e-mail.
              </Text>
            </Section>
          </Container>
        </Section>
      </body>
    </Html>
  );
}

const nameStyle = {
  color: "#101828",
  fontSize: "16px",
  fontWeight: 650,
  lineHeight: "22px",
  margin: "0",
  overflowWrap: "anywhere",
  paddingLeft: "10px",
} as const;
