import type { InstantText } from "../clock.ts";
import { plus } from "../clock.ts";
import { ofSenderPerDay, senderOf } from "../replies/per-day.ts";
import type { Reply } from "../replies/reply.ts";
import { LATEST, latestIdsOf, loaded } from "./listing.ts";
import { notice } from "./replies.ts";
import type { World } from "./store.ts";

/**
 * About how many mails of a day the candidate is mailed, of all senders together: whoever knows the private address could
 * else fill their inbox. What was handed in by hand is answered for longer.
 */
const IN_ALL_PER_DAY = { automatic: 20, handedIn: 60 };
const DAY = "PT24H";
/** The cause of the one notice that says that no more are asked about by mail: of this sender, or at all. */
const MORE = { ofSender: "more:sender", inAll: "more:all" } as const;

/** Whether a question or a receipt about a mail may go out: `told`; else that more wait, once a day; else nothing. */
type Allowance = "told" | keyof typeof MORE | "silent";

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
  const sender = senderOf(reply.from);
  const ofSender = ofDay.filter((other) => senderOf(other.from) === sender);
  const isTold = ({ messages, isUntold }: Reply) => messages.length > 0 && isUntold !== true;
  const wasSaid = (replies: readonly Reply[], cause: string) => replies.some(({ messages }) => messages.some((m) => m.cause === cause));
  const inAllMax = reply.via === "automatic" ? IN_ALL_PER_DAY.automatic : IN_ALL_PER_DAY.handedIn;
  // More came today than the list shows, this one among them: those that were told are out of sight, and so is the notice that more wait.
  const isFlood = others.length >= LATEST - 1 && others.every(({ createdAt }) => createdAt > since);
  if (isFlood && ofDay.length >= inAllMax) return "silent";
  if (ofDay.filter(isTold).length >= inAllMax) return wasSaid(ofDay, MORE.inAll) ? "silent" : "inAll";
  if (ofSender.filter(isTold).length >= ofSenderPerDay(reply.via)) return wasSaid(ofSender, MORE.ofSender) ? "silent" : "ofSender";
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
