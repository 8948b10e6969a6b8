import { Temporal } from "temporal-polyfill";
import type { Candidate } from "../candidates/candidate.ts";
import { instantText, plus } from "../clock.ts";
import { invalid } from "../errors.ts";
import type { Id } from "../ids.ts";
import { fingerprint } from "../replies/fingerprint.ts";
import { readMailbox } from "../replies/mailbox.ts";
import { answerText } from "../replies/quote.ts";
import { letterFromText } from "../replies/read.ts";
import { type Reply, writtenOrCame } from "../replies/reply.ts";
import type { NewReply } from "../replies/view.ts";
import { blankReply } from "./blank-reply.ts";
import { dueAt } from "./due.ts";
import { settleReply } from "./settle-reply.ts";
import type { World } from "./store.ts";
import { alarm, asNext, loadOne, now } from "./store.ts";

const TEXT_CHARACTERS_MAX = 20_000;
/** Clocks differ, zones are mixed up; more than a day ahead is a mistake. */
const CLOCKS_APART_MAX = "PT24H";

/**
 * Takes in an employer's answer that an integrator hands in as text. It has taken effect when this returns. When the id
 * exists already (a repeated request) the reply is loaded as it is now, and `created` is false; one that a crash left
 * half-read is read to its end first.
 */
export async function post(
  world: World,
  id: Id<"reply">,
  posted: NewReply,
  candidate: Candidate,
  bodyHash?: string,
): Promise<{ reply: Reply; created: boolean }> {
  const at = now(world);
  const receivedAt = posted.receivedAt === undefined ? at : instantText(Temporal.Instant.from(posted.receivedAt));
  if (receivedAt > plus(at, CLOCKS_APART_MAX))
    throw invalid({ path: "receivedAt", message: "is in the future: say when the answer came in" });
  const letter = letterFromText({
    from: posted.from,
    subject: posted.subject,
    ...(posted.text === undefined ? {} : { text: posted.text }),
    ...(posted.html === undefined ? {} : { html: posted.html }),
    receivedAt,
    ...(posted.messageId === undefined ? {} : { messageId: posted.messageId }),
  });
  const text = answerText(letter.text).slice(0, TEXT_CHARACTERS_MAX);
  const blank: Reply = {
    ...blankReply(id, candidate, receivedAt, at),
    ...(bodyHash === undefined ? {} : { bodyHash }),
    via: "posted",
    from:
      letter.from === null ? posted.from : letter.from.name === "" ? letter.from.address : `${letter.from.name} <${letter.from.address}>`,
    subject: letter.subject,
    text,
    writtenAt: receivedAt,
    mailMessageId: letter.messageId,
    references: letter.references,
    interviewId: (posted.interviewId ?? null) as Id<"interview"> | null,
    fingerprint: fingerprint({ from: letter.from, subject: letter.subject, writtenAt: receivedAt, text }),
  };
  const first = asNext(blank, blank, at, dueAt(blank, candidate, at));
  const created = (await world.records.create(first)) === "created";
  const there = created ? first : await loadOne(world, "reply", id);
  if (there !== undefined && there.status !== "received") return { reply: there, created };
  await alarm(world, first);
  return { reply: await readPosted(world, there ?? first, candidate), created };
}

/** Reads a reply that was handed in as text, from its row: all that there is of it. Also after a crash. */
export async function readPosted(world: World, reply: Reply, candidate: Candidate): Promise<Reply> {
  return settleReply(world, reply, candidate, {
    from: reply.from === "" ? null : (readMailbox(reply.from) ?? { name: "", address: reply.from }),
    subject: reply.subject,
    text: reply.text,
    calendars: [],
    references: reply.references,
    inReplyTo: reply.references.at(-1) ?? null,
    writtenAt: writtenOrCame(reply),
    note: "",
    ...(reply.interviewId === null ? {} : { interviewId: reply.interviewId }),
  });
}
