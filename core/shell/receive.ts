import type { PrivateAddress } from "../addresses.ts";
import { messageMark, readLocalPart } from "../addresses.ts";
import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import { KIND_NAMES } from "../drafts/plain-words.ts";
import { derivedId } from "../ids.ts";
import type { Interview } from "../interview/interview.ts";
import { isAuthenticated } from "../replies/authenticate.ts";
import { automaticKind, forwardingConfirmation, hasLeftTheCompany } from "../replies/automatic.ts";
import { instruct } from "../replies/instruct.ts";
import type { Letter } from "../replies/letter.ts";
import { answerText } from "../replies/quote.ts";
import { readMail } from "../replies/read.ts";
import type { RawMail, Reply, Verdicts } from "../replies/reply.ts";
import { unwrap, unwrapAll } from "../replies/unwrap.ts";
import { noteFailure } from "./failures.ts";
import { readInners } from "./inners.ts";
import { apply } from "./interviews.ts";
import { readPosted } from "./post-reply.ts";
import { interviewsOf } from "./replies.ts";
import { review } from "./review.ts";
import { end, LINE_CHARACTERS_MAX, opened, TEXT_CHARACTERS_MAX } from "./rows.ts";
import { matchable } from "./settle-reply.ts";
import type { World, WorldWithMailbox } from "./store.ts";
import { loadWithCandidate, now } from "./store.ts";

/** One mail as SES received it: for one recipient of its envelope. */
export type Arrival = {
  sesId: string;
  /** The envelope's recipient, whole. */
  recipient: string;
  /** Where the raw mail lies. */
  key: string;
  receivedAt: InstantText;
  verdicts: Verdicts;
};

/**
 * Takes a mail in (DESIGN §5): a row first, so that nothing is lost from here on, then its reading. A second delivery of
 * the same mail finds the row finished and does nothing. Mail to an address that was not made here is logged and left.
 */
export async function receive(world: WorldWithMailbox, arrival: Arrival): Promise<void> {
  const address = readLocalPart(world.settings.linkSecret, arrival.recipient.slice(0, arrival.recipient.lastIndexOf("@")));
  const owner = address === null ? undefined : await loadWithCandidate(world, ownerOf(address));
  if (address === null || owner === undefined) {
    world.log("warn", "mail came to an address that is nobody's", { sesId: arrival.sesId });
    return;
  }
  const raw: RawMail = { key: arrival.key, recipient: arrival.recipient, part: 0, verdicts: arrival.verdicts };
  const reply = await opened(world, arrivalId(arrival, 0), owner.candidate, raw, arrival.receivedAt);
  if (reply.status === "received") await resumeReading(world, reply.id);
}

function ownerOf(address: PrivateAddress): string {
  switch (address.type) {
    case "forwarding":
      return address.candidateId;
    case "sent_copy":
      return address.interviewId;
    case "notes":
      return address.recordId;
    default:
      return address satisfies never;
  }
}

const arrivalId = (arrival: Pick<Arrival, "sesId" | "recipient">, part: number) =>
  derivedId("reply", arrival.sesId, arrival.recipient.toLowerCase(), String(part));

/**
 * Reads a mail that wake found half-read. One that fails again is noted on its record, as a failed wake is: its own alarm
 * has it tried again every two minutes, after five failures hourly, and an operator is told.
 */
export async function readAgain(world: WorldWithMailbox, replyId: string): Promise<void> {
  try {
    await resumeReading(world, replyId);
  } catch (error) {
    await noteFailure(world, replyId, error instanceof Error ? `${error.name}: ${error.message}` : "unknown");
  }
}

/** Reads a mail whose row is there and which was not finished. */
async function resumeReading(world: WorldWithMailbox, replyId: string): Promise<void> {
  const loaded = await loadWithCandidate(world, replyId);
  if (loaded?.record.type !== "reply" || loaded.record.status !== "received") return;
  const { record: reply, candidate } = loaded;
  const { raw } = reply;
  if (raw === undefined) {
    await readPosted(world, reply, candidate);
    return;
  }
  const bytes = await world.mailbox.read(raw.key);
  if (bytes === null) return end(world, reply, "unreadable", "the raw mail is no longer there", "unreadable_mail");
  if (raw.verdicts.virus === "FAIL")
    return end(world, reply, "ignored", "a virus was found in it, and it was not opened", "unreadable_mail");
  const letter = await readMail(bytes);
  if ("unreadable" in letter) return end(world, reply, "unreadable", letter.unreadable, "unreadable_mail");
  await readLetter(world, described(reply, letter, candidate), raw, letter, candidate);
}

/** The row with what its envelope and headers say, before it is known what it holds. */
function described(reply: Reply, letter: Letter, candidate: Candidate): Reply {
  return {
    ...reply,
    via: sameAddress(letter.from?.address ?? "", candidate.email) ? "forwarded" : "automatic",
    from: (letter.from?.address ?? "").slice(0, LINE_CHARACTERS_MAX),
    subject: letter.subject.slice(0, LINE_CHARACTERS_MAX),
    text: letter.text.slice(0, TEXT_CHARACTERS_MAX),
    writtenAt: letter.writtenAt,
    mailMessageId: letter.messageId,
    references: letter.references,
  };
}

const sameAddress = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

/** Tells apart what came, in the order of DESIGN §5: what is refused, what is swallowed, whose it is, and whom it answers. */
async function readLetter(world: World, reply: Reply, raw: RawMail, letter: Letter, candidate: Candidate): Promise<void> {
  const sender = letter.from?.address ?? "";
  const isOurs =
    sameAddress(sender, world.settings.sender.address) || sender.toLowerCase().endsWith(`@${world.settings.mailDomain.toLowerCase()}`);
  if (isOurs) return end(world, reply, "ignored", "it is a mail of ours that came back");
  const confirmation = forwardingConfirmation(letter);
  if (confirmation !== null) {
    const { provider, code, link } = confirmation;
    const asked = { service: provider, ...(code === null ? {} : { code }), ...(link === null ? {} : { link }) };
    return end(
      world,
      { ...reply, confirmation: asked },
      "ignored",
      "your mail service asks you to confirm that mail may be forwarded to us",
      "forwarding_confirmation",
    );
  }
  const automatic = automaticKind(letter);
  if (automatic === "bounce") return end(world, reply, "ignored", "it is a report that a mail could not be delivered");
  if (automatic === "auto_reply") {
    if (hasLeftTheCompany(letter.text)) return end(world, reply, "ignored", "whom you wrote to has left the company", "receipt");
    return end(world, reply, "ignored", "it is an automatic reply");
  }
  if (raw.verdicts.spam === "FAIL" && reply.released !== true)
    return end(world, reply, "quarantined", "it looks like spam", "review_request");
  if (!isAuthenticated(letter, raw.verdicts) && reply.released !== true)
    return end(world, reply, "quarantined", "its sender could not be proved to be who it says", "review_request");

  const address = readLocalPart(world.settings.linkSecret, raw.recipient.slice(0, raw.recipient.lastIndexOf("@")));
  const isCandidate = sameAddress(sender, candidate.email);
  const { inners, unread } = unwrapAll(letter, [candidate.email]);
  const holdsMail = inners.some((inner) => inner.from !== null || inner.how !== "direct");
  if (address?.type === "forwarding" && address.generation !== candidate.addressGeneration && reply.released !== true)
    return end(
      world,
      reply,
      "quarantined",
      "it came to a private address that you have replaced",
      await askedAbout(world, candidate, sender),
    );
  if (isCandidate && address?.type === "sent_copy") return ownCopy(world, reply, letter, address);
  if (isCandidate && address?.type === "notes" && !holdsMail) return ownAnswer(world, reply, letter, address, candidate);
  const about = address?.type === "sent_copy" ? address.interviewId : undefined;
  const elsewhere = forwardedFromElsewhere(letter, candidate);
  const isCopy = [...letter.to, ...letter.cc].some(
    ({ address: to }) =>
      !sameAddress(to, raw.recipient) && !sameAddress(to, candidate.email) && !to.endsWith(`@${world.settings.mailDomain}`),
  );
  await readInners(world, reply, raw, inners, candidate, { isCandidate, about, elsewhere, isCopy, unread: holdsMail ? unread : [] });
}

/**
 * Why a mail that belongs nowhere may: somebody forwarded it straight to us from an address that is not the candidate's. Only
 * the candidate's own forwards are opened; whoever knows the private address could put any words into another's mouth.
 */
function forwardedFromElsewhere(letter: Letter, { email }: Candidate): string | undefined {
  const sender = letter.from?.address;
  if (sender === undefined || unwrap(letter, [email])[0]?.how !== "direct") return undefined;
  const isForward = unwrap(letter, [email, sender]).some(({ how, from }) => how !== "direct" && from !== null);
  return isForward && !sameAddress(sender, email)
    ? `it was forwarded from ${sender}, and we open forwards only from ${email}, your address on record: forward it from there`
    : undefined;
}

/**
 * Whether mail to a replaced address is asked about: what the candidate forwarded, or somebody of theirs wrote, was meant for
 * them; of anything else, which may be why they replaced it, nothing is heard.
 */
async function askedAbout(world: World, candidate: Candidate, sender: string): Promise<"review_request" | undefined> {
  const interviews = await interviewsOf(world, candidate.id);
  const known = interviews.flatMap((interview) => matchable(interview, candidate).contactEmails);
  return sameAddress(sender, candidate.email) || known.includes(sender.toLowerCase()) ? "review_request" : undefined;
}

/** The candidate's own sent mail: the draft went out, and its Message-ID ties later answers to the interview. */
async function ownCopy(world: World, reply: Reply, letter: Letter, address: PrivateAddress & { type: "sent_copy" }): Promise<void> {
  const at = now(world);
  let reason = "it is your own sent copy";
  await apply(world, address.interviewId, (interview) => {
    const message = messageOf(interview, address.message);
    if (message === undefined) throw new TypeError("a sent-copy address names a message of its interview");
    reason = `it is your own sent copy of the ${KIND_NAMES[message.kind]}`;
    const written = letter.writtenAt !== null && letter.writtenAt <= at && letter.writtenAt >= interview.createdAt ? letter.writtenAt : at;
    return {
      type: "message_sent",
      messageId: message.id,
      kind: message.kind,
      how: "copy",
      ...(letter.messageId === null ? {} : { mailMessageId: letter.messageId }),
      id: derivedId("event", interview.id, "copy", message.id, letter.messageId ?? reply.id),
      by: "candidate",
      occurredAt: written,
      recordedAt: at,
    };
  });
  await end(world, { ...reply, interviewId: address.interviewId }, "ignored", reason);
}

function messageOf(record: { messages: Interview["messages"] }, mark: string) {
  return record.messages.find((message) => messageMark(message.id) === mark);
}

/** An answer to one of our mails: notes after a reflection, a word on a question, or a draft answered to us by mistake. */
async function ownAnswer(
  world: World,
  reply: Reply,
  letter: Letter,
  address: PrivateAddress & { type: "notes" },
  candidate: Candidate,
): Promise<void> {
  const record = (await world.records.load([address.recordId])).get(address.recordId);
  const text = answerText(letter.text).slice(0, TEXT_CHARACTERS_MAX);
  const at = now(world);
  if (record?.type === "reply") {
    const said = instruct(text, { writtenAt: letter.writtenAt ?? at, timeZone: candidate.timeZone });
    const needsInterview = record.interviewId === null;
    if (said === null || (needsInterview && said.intent !== "unrelated"))
      return end(world, reply, "ignored", "your answer reached us, and it did not say what the mail means", "misdirected_answer");
    await review(world, record.id, { intent: said.intent, by: "candidate" });
    return end(world, reply, "ignored", "your answer says what the mail means");
  }
  if (record?.type !== "interview") return end(world, reply, "ignored", "your answer reached us", "misdirected_answer");
  const message = messageOf(record, address.message);
  if (message?.audience === "employer")
    return end(world, { ...reply, interviewId: record.id }, "ignored", "you answered our mail, not the employer's", "misdirected_answer");
  await apply(world, record.id, () => ({
    type: "noted",
    text,
    id: derivedId("event", record.id, "noted", reply.id),
    by: "candidate",
    occurredAt: at,
    recordedAt: at,
  }));
  await end(world, { ...reply, interviewId: record.id, text: "" }, "ignored", "it holds your notes, and they are stored");
}
