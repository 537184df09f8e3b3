import type { MailProps } from "@/emails/render-mail";
import type { MailAbout, MailKind } from "./enqueue";
import type { findSender } from "./queries";

export type Sender = Awaited<ReturnType<typeof findSender>>;

/** What a mail's props are made from. `writtenAt` is when it was caused, in words at the practice. */
export type Asked<Kind extends MailKind> = { about: MailAbout[Kind]; sender: Sender; writtenAt: string };

/** One for each kind; it answers undefined when what the mail was about is gone. */
export type Composers<Some extends MailKind = MailKind> = {
  [Kind in Some]: (asked: Asked<Kind>) => Promise<MailProps[Kind] | undefined>;
};
