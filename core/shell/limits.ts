import type { InstantText } from "../clock.ts";
import { plus } from "../clock.ts";
import { readMailbox } from "../replies/mailbox.ts";
import type { Reply } from "../replies/reply.ts";
import { LATEST, latestIdsOf, loaded } from "./listing.ts";
import { notice } from "./replies.ts";
import type { World } from "./store.ts";

/**
 * About how many mails of a day the candidate is mailed, one sender's and all together. Whoever knows the private address, or
 * a machine that answers machines, could else fill their inbox. What was handed in by hand is answered for longer.
 */
const PER_DAY_MAX = { automatic: { ofSender: 5, inAll: 20 }, handedIn: { ofSender: 20, inAll: 60 } };
const DAY = "PT24H";
/** The cause of the one notice that says that no more are asked about by mail: of this sender, or at all. */
const MORE = { ofSender: "more:sender", inAll: "more:all" } as const;

/** Whether a question or a receipt about a mail may go out: `told`; else that more wait, once a day; else nothing. */
type Allowance = "told" | keyof typeof MORE | "silent";

const senderOf = ({ from }: Pick<Reply, "from">) => (readMailbox(from)?.address ?? from).trim().toLowerCase();

/** The candidate's other replies, the latest hundred. */
export async function otherReplies(world: World, reply: Pick<Reply, "id" | "candidateId">): Promise<Reply[]> {
  const ids = await latestIdsOf(world, { list: "replies_of_candidate", candidateId: reply.candidateId });
  return loaded(
    world,
    ids.filter((id) => id !== reply.id),
    "reply",
  );
}

/** What the limits of a day leave for this reply, of which the candidate has not been told yet. */
export function allowanceFor(reply: Reply, others: readonly Reply[], at: InstantText): Allowance {
  const since = plus(at, `-${DAY}`);
  const ofDay = others.filter(({ via, createdAt }) => via === reply.via && createdAt > since);
  const isOf = senderOf(reply);
  const ofSender = ofDay.filter((other) => senderOf(other) === isOf);
  const isTold = ({ messages, isUntold }: Reply) => messages.length > 0 && isUntold !== true;
  const wasSaid = (replies: readonly Reply[], cause: string) => replies.some(({ messages }) => messages.some((m) => m.cause === cause));
  const max = reply.via === "automatic" ? PER_DAY_MAX.automatic : PER_DAY_MAX.handedIn;
  // More came today than the list shows: those that were told are out of sight, and so is the notice that more wait.
  const isFlood = others.length >= LATEST && others.every(({ createdAt }) => createdAt > since);
  if (isFlood && ofDay.length >= max.inAll) return "silent";
  if (ofDay.filter(isTold).length >= max.inAll) return wasSaid(ofDay, MORE.inAll) ? "silent" : "inAll";
  if (ofSender.filter(isTold).length >= max.ofSender) return wasSaid(ofSender, MORE.ofSender) ? "silent" : "ofSender";
  return "told";
}

/** The reply as it is finished within the limits: beyond them its row is all that is kept, and the candidate's page shows it. */
export function withinLimits(reply: Reply, allowance: Allowance, at: InstantText): Reply {
  const coming = reply.messages.filter(({ status }) => status === "planned");
  if (allowance === "told" || coming.length === 0) return reply;
  const why = "more mails came in one day than we ask about one by one";
  const more = allowance === "silent" ? [] : [notice(reply, "review_request", MORE[allowance], at, why, at)];
  return {
    ...reply,
    isUntold: true,
    messages: [...reply.messages.filter((message) => !coming.includes(message)), ...more],
  };
}
