import type { Candidate } from "../candidates/candidate.ts";
import type { Id } from "../ids.ts";
import { derivedId } from "../ids.ts";
import { fingerprint } from "../replies/fingerprint.ts";
import { isNamedIn } from "../replies/forward-sender.ts";
import type { Unread } from "../replies/letter.ts";
import { match } from "../replies/match.ts";
import { isPointer } from "../replies/pointer.ts";
import { answerText } from "../replies/quote.ts";
import { type RawMail, type Reply, writtenOrCame } from "../replies/reply.ts";
import type { Inner } from "../replies/unwrap.ts";
import { isArmored, whyWordless } from "../replies/wordless.ts";
import { interviewsOf } from "./replies.ts";
import { end, LINE_CHARACTERS_MAX, opened, TEXT_CHARACTERS_MAX } from "./rows.ts";
import { matchable, settleReply } from "./settle-reply.ts";
import type { World } from "./store.ts";
import { alarm, now } from "./store.ts";

/** Above something attached the candidate writes a line or two; more may be the letter itself, pasted in. */
const OWN_LINE_CHARACTERS_MAX = 300;

/** What is known of a mail beside its inners: whose it is, whom else it went to, and what in it was not read. */
type Around = {
  isCandidate: boolean;
  about: Id<"interview"> | undefined;
  elsewhere: string | undefined;
  isCopy: boolean;
  unread: Unread[];
};

/** The employer's mails inside what came: each is a reply of its own. */
export async function readInners(
  world: World,
  reply: Reply,
  raw: RawMail,
  inners: readonly Inner[],
  candidate: Candidate,
  around: Around,
): Promise<void> {
  const { isCandidate, about, elsewhere, unread } = around;
  const outer = inners[raw.part];
  if (outer === undefined) return notRead(world, reply, unread, inners.length);
  const isOwnMail = isCandidate && outer.from === null && outer.how === "direct";
  if (isOwnMail && isWithoutMail(outer, around, candidate)) return ownMail(world, reply, outer, around, candidate);
  // The others get their rows before this one is finished, so that a crash in between loses none.
  if (raw.part === 0) await openOthers(world, reply, raw, inners.length + (unread.length > 0 ? 1 : 0), candidate);
  const part = (await passedOn(world, outer, candidate)) ?? outer;
  const text = answerText(part.text, (shown) => isNamedIn(shown, candidate)).slice(0, TEXT_CHARACTERS_MAX);
  const wordless = whyNotRead(part, text, isOwnMail);
  const from = part.from ?? (part.shownName === "" ? null : { name: part.shownName, address: "" });
  const read: Reply = {
    ...reply,
    from: (from?.address || (from?.name ?? "")).slice(0, LINE_CHARACTERS_MAX),
    subject: part.subject.slice(0, LINE_CHARACTERS_MAX),
    text,
    writtenAt: part.writtenAt,
    mailMessageId: part.messageId,
    references: part.references,
    fingerprint: fingerprint(part),
  };
  const mail = {
    from,
    copied: part.copied,
    subject: part.subject,
    text,
    calendars: part.calendars,
    references: part.references,
    inReplyTo: part.references.at(-1) ?? null,
    writtenAt: writtenOrCame(read),
    note: part.candidateNote,
    ...(isOwnMail ? { ownWords: true } : {}),
    ...(about === undefined ? {} : { interviewId: about }),
    ...(wordless === null ? {} : { wordless }),
    ...(part === outer ? {} : { passedOnBy: outer.from?.address ?? outer.shownName }),
  };
  await settleReply(world, read, candidate, mail, elsewhere);
}

/** The mail that somebody passed on to the candidate, where it points to an interview and whoever passed it on does not. */
async function passedOn(world: World, { passedOn: inner, ...outer }: Inner, candidate: Candidate): Promise<Inner | null> {
  if (inner === null) return null;
  const interviews = (await interviewsOf(world, candidate.id)).map((interview) => matchable(interview, candidate));
  const found = ({ from, shownName, subject, text, references, writtenAt }: Omit<Inner, "passedOn">) =>
    match(
      {
        from: from ?? { name: shownName, address: "" },
        subject,
        text,
        references,
        inReplyTo: references.at(-1) ?? null,
        writtenAt: writtenAt ?? now(world),
      },
      interviews,
    ).kind;
  return found(outer) === "none" && found(inner) !== "none" ? inner : null;
}

/** Why nobody can act on what a mail says: it has no words, or none but "see attached", and what holds them was not read. */
function whyNotRead({ attachments, problems }: Inner, text: string, isOwnMail: boolean): string | null {
  const why = whyWordless({ text, attachments, problems });
  if (text.trim() === "" || isArmored(text)) return why ?? "it holds no words, only who sent it and when";
  if (isPointer(text))
    return why ?? "it only points to something else, which did not come with it: forward it again with what it quotes or has attached";
  return isOwnMail && text.length < OWN_LINE_CHARACTERS_MAX ? why : null;
}

/** Whom a mail greets: "Dear Ms Nair". */
const GREETED =
  /^\W*(?:[Dd]ear|[Hh]i|[Hh]ello|[Hh]ey|[Gg]ood (?:morning|afternoon|evening|day)),? (?:(?:Mrs?|Ms|Miss|Dr|Prof)\.? )?(?!All\b|There\b|Team\b|Followthrough\b)(\p{Lu}[\p{L}'’-]+)/mu;

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{M}'’-]+/gu) ?? [];
const hasNameOf = ({ name }: Candidate, text: string) => wordsOf(text).some((word) => wordsOf(name).includes(word));

/**
 * Whether the candidate's own mail, with no employer's in it, was written to somebody else: its headers say so, or it greets
 * one and is signed with their name. What greets the candidate is a letter that they pasted in.
 */
function isToSomebodyElse({ text }: Inner, { isCopy }: Around, candidate: Candidate): boolean {
  const greeted = GREETED.exec(text)?.[1];
  if (greeted !== undefined && hasNameOf(candidate, greeted)) return false;
  return isCopy || (greeted !== undefined && hasNameOf(candidate, text.trim().split("\n").at(-1) ?? ""));
}

/** Nothing of an employer's to read in the candidate's own mail: no words at all, or none but what went to somebody else. */
function isWithoutMail(inner: Inner, around: Around, candidate: Candidate): boolean {
  const { candidateNote, text } = inner;
  if (isArmored(text)) return true;
  const isQuoted = /^>/m.test(text);
  return candidateNote === "" ? around.isCopy || !isQuoted : !isQuoted && isToSomebodyElse(inner, around, candidate);
}

/** The candidate's own mail with nothing of an employer's in it. What they wrote to somebody is theirs to send. */
async function ownMail(world: World, reply: Reply, inner: Inner, around: Around, candidate: Candidate): Promise<void> {
  const { text, attachments, problems } = inner;
  if (text.trim() !== "" && (around.isCopy || isToSomebodyElse(inner, around, candidate)))
    return end(world, reply, "ignored", "it is a mail of your own, not an employer's answer");
  const why =
    whyWordless({ text, attachments, problems }) ?? "it came without any words: open the mail that you want to hand in, and forward that";
  await end(world, { ...reply, text: "" }, "unreadable", why, "unreadable_mail");
}

const UNREAD_LISTED_MAX = 100;

/** What came in one mail beside those that were read: one row for all of it, which names them. */
async function notRead(world: World, reply: Reply, unread: readonly Unread[], read: number): Promise<void> {
  if (unread.length === 0) return end(world, reply, "unreadable", "no mail was found in it", "unreadable_mail");
  const list = unread.slice(0, UNREAD_LISTED_MAX).map(({ name, why }) => `${name || "a mail without a name"} (${why})`);
  const text = [...list, ...(unread.length > list.length ? [`and ${unread.length - list.length} more`] : [])].join("\n");
  const reason = `${read + unread.length} mails came in one: ${read} ${read === 1 ? "was" : "were"} read, ${unread.length} ${unread.length === 1 ? "was" : "were"} not. Forward ${unread.length === 1 ? "that one" : "those"} separately`;
  await end(world, { ...reply, text }, "unreadable", reason, "unreadable_mail");
}

async function openOthers(world: World, reply: Reply, raw: RawMail, count: number, candidate: Candidate): Promise<void> {
  for (let part = 1; part < count; part++) {
    const id = derivedId("reply", reply.id, String(part));
    await alarm(world, await opened(world, id, candidate, { ...raw, part }, reply.receivedAt));
  }
}
