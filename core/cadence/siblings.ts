import type { DateText, InstantText } from "../clock.ts";
import type { Id } from "../ids.ts";
import type { Interest } from "../interview/facts.ts";
import type { Offer } from "../interview/situation.ts";
import type { Outcome, State } from "../interview/state-table.ts";
import type { MessageKind } from "../messages.ts";
import type { Hours } from "./want.ts";

/** A mail that nobody asked for, as the day's limits count it (R35). */
export type UnaskedMail = {
  id: Id<"message">;
  kind: MessageKind;
  /** When it would come if there were no limit, or came. */
  dueAt: InstantText;
  isDelivered: boolean;
  hours: Hours;
  /** From when on it says nothing: it cannot be moved past it. */
  endsAt?: InstantText;
  /** Whom an unprompted draft goes to. */
  contact?: string;
};

/**
 * What an interview must know of another one of the same candidate: small facts, told by the other's record in the same
 * write as its change and named by its version, so that hearing them twice, or late, changes nothing.
 */
export type SiblingFacts = {
  interviewId: Id<"interview">;
  version: number;
  createdAt: InstantText;
  company: string;
  role: string;
  state: State;
  outcome: Outcome | null;
  interest?: Interest;
  /** Its open offer, with the day by which it is to be answered, and whether that is only assumed. */
  offer?: Pick<Offer, "eventId" | "response" | "toldFirstChoiceAt"> & { answerBy: DateText; isAssumed?: true };
  /** It has had its notice of an offer elsewhere: there is one, and no other (R24). */
  isNoticed?: true;
  /** The interview at which its offer is to be told, as this one sees it (R24). */
  firstChoiceId?: string;
  closedAt?: InstantText;
  /** When its latest keep_searching came, and which it was (R12). */
  searched?: { at: InstantText; ordinal: number };
  unasked: UnaskedMail[];
};

const RANKS: Record<Interest, number> = { first_choice: 2, interested: 1, fallback: 0 };

/** How much the candidate wants it; where nothing is said it is one like any other. */
const rankOf = (interest: Interest | undefined): number => RANKS[interest ?? "interested"];

/** Whether an interview is still waiting for a decision: open, with no offer of its own. */
export const isWaiting = (sibling: SiblingFacts): boolean => sibling.state !== "closed" && sibling.state !== "offered";

const byRankThenAge = (a: SiblingFacts, b: SiblingFacts): number =>
  rankOf(b.interest) - rankOf(a.interest) || (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0);

/**
 * The interview that the candidate ranks higher than this one and that is still waiting (R24); the best of several. Without
 * any ranking on record there is none: the offer mail asks.
 */
export function higherRanked(interest: Interest | undefined, siblings: readonly SiblingFacts[]): SiblingFacts | undefined {
  return siblings.filter((sibling) => isWaiting(sibling) && rankOf(sibling.interest) > rankOf(interest)).sort(byRankThenAge)[0];
}

/**
 * The interview at which the candidate's first choice is told of an offer (R24): the higher ranked one, else, where the
 * candidate has said which it is by asking for it, the only other one that waits and is not ranked lower.
 */
export function firstChoiceOf(interest: Interest | undefined, siblings: readonly SiblingFacts[]): SiblingFacts | undefined {
  const others = siblings.filter((sibling) => isWaiting(sibling) && rankOf(sibling.interest) >= rankOf(interest)).sort(byRankThenAge);
  return higherRanked(interest, siblings) ?? (others.length === 1 ? others[0] : undefined);
}

/** The interview elsewhere whose offer the candidate has accepted and not yet signed: while there is one, nobody else is chased (R26). */
export function acceptedElsewhere(siblings: readonly SiblingFacts[]): SiblingFacts | undefined {
  return siblings.find((sibling) => sibling.state === "offered" && sibling.offer?.response === "accepted");
}

/** The interview that ended the search this one is part of: signed after this one was put on the record (R26). */
export function signedElsewhere(createdAt: InstantText, siblings: readonly SiblingFacts[]): SiblingFacts | undefined {
  return siblings.find((sibling) => sibling.outcome === "accepted" && (sibling.closedAt ?? "") > createdAt);
}

/** A text that is the same for the same facts, whatever the order in which a store gives back their names, and whatever their version. */
function contentOf(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => {
    if (key === "version") return undefined;
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Whether two tellings say the same. */
export function saysTheSame(a: SiblingFacts | undefined, b: SiblingFacts | undefined): boolean {
  return contentOf(a) === contentOf(b);
}

/**
 * What is known of the others once these facts have been heard: the newest version of each, its own left out. The same
 * list comes back when nothing in it is new, so that hearing it twice writes nothing.
 */
export function withHeard(known: readonly SiblingFacts[], heard: readonly SiblingFacts[], own: string): readonly SiblingFacts[] {
  const byId = new Map(known.map((facts) => [facts.interviewId, facts]));
  const news = heard.filter((facts) => {
    const before = byId.get(facts.interviewId);
    return facts.interviewId !== own && !(before !== undefined && (before.version >= facts.version || saysTheSame(before, facts)));
  });
  if (news.length === 0) return known;
  for (const facts of news) byId.set(facts.interviewId, facts);
  return [...byId.values()].sort((a, b) => (a.interviewId < b.interviewId ? -1 : 1));
}
