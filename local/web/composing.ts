import type { SentMails } from "../aws/ses.ts";
import type { Clock } from "../clock.ts";
import { addressesIn, headerValue, readHeader } from "../raw-message.ts";
import type { Written } from "./compose.ts";
import { forwardingAddressIn } from "./compose.ts";
import type { Composing } from "./compose-page.ts";
import type { MailView } from "./mail-view.ts";
import { DRAFT_NAME, readMail } from "./mail-view.ts";
import { samples } from "./samples.ts";

const STRANGER = "Mette Solberg <mette.solberg@nordvik.example>";
/** So many of the newest mails are looked through for what a form can be filled in with. */
const MAILS_READ_MAX = 40;

type Parts = { clock: Clock; mails: SentMails; mailDomain: string };

/** The mails of the same candidate, the open one first and then the newest. */
async function mailsOf({ mails }: Parts, open: MailView | undefined): Promise<MailView[]> {
  const to = open?.to[0] ?? mails.list().at(-1)?.to[0];
  const ids = mails
    .list()
    .filter((mail) => mail.to[0] === to)
    .slice(-MAILS_READ_MAX)
    .reverse();
  const read = await Promise.all(ids.filter(({ id }) => id !== open?.id).map(({ id }) => readMail(mails, id)));
  return [open, ...read].filter((mail) => mail !== undefined);
}

/** The employer of a mail: whom its draft is for. */
function employerOf(mail: MailView): string | undefined {
  const draft = mail.attachments.find(({ name }) => name === DRAFT_NAME);
  const to = draft && headerValue(readHeader(draft.bytes), "to");
  return to !== undefined && addressesIn(to).length === 1 ? to : undefined;
}

/** What the form for a mail by hand starts with: as much as the mails in the mailbox tell. */
export async function composingOf(parts: Parts, kind: "forward" | "reply", open: MailView | undefined, sample: string): Promise<Composing> {
  const mails = await mailsOf(parts, open);
  const from = mails[0]?.toWithName ?? "";
  const all = samples(parts.clock.nowMs());
  const chosen = all.find(({ name }) => name === sample) ?? all[0];
  const to = mails.map(({ text }) => forwardingAddressIn(text ?? "", parts.mailDomain)).find((address) => address !== undefined);
  const forward = kind === "forward";
  return {
    kind,
    mailId: open?.id ?? "",
    from,
    to: forward ? (to ?? "") : (open?.replyTo ?? ""),
    employer: mails.map(employerOf).find((employer) => employer !== undefined) ?? STRANGER,
    subject: forward ? (chosen?.subject ?? "") : `Re: ${open?.subject ?? ""}`,
    text: forward ? (chosen?.text ?? "") : "",
    note: "",
    samples: all,
  };
}

/** The form again as it was filled in, so that nothing has to be written twice. */
export function composingAgain({ kind, from, to, employer, subject, text, note }: Written, mailId: string, nowMs: number): Composing {
  return { kind, mailId, from, to, employer, subject, text, note, samples: samples(nowMs) };
}
