import { answerDay } from "../cadence/offers.ts";
import { searchedLast } from "../cadence/searching.ts";
import type { SiblingFacts, UnaskedMail } from "../cadence/siblings.ts";
import { acceptedElsewhere, firstChoiceOf, higherRanked, saysTheSame, signedElsewhere, withHeard } from "../cadence/siblings.ts";
import type { DateText } from "../clock.ts";
import type { Id } from "../ids.ts";
import type { Context } from "./decide.ts";
import type { Interest } from "./facts.ts";
import type { Interview } from "./interview.ts";
import type { Situation } from "./situation.ts";
import type { State } from "./state-table.ts";

/** What the candidate's other interviews must know of this one, as it stands. */
export function factsOf(interview: Interview, situation: Situation, unasked: UnaskedMail[], timeZone: string): SiblingFacts {
  const { facts, state, outcome, closedBy } = situation;
  const offer = state === "offered" ? situation.offer : null;
  const deadline = offer === null ? undefined : answerDay(offer, timeZone);
  const searched = searchedLast(interview.messages);
  const known = interview.told?.offer?.toldFirstChoiceAt === undefined ? undefined : interview.told.firstChoiceId;
  // Chosen once, when the candidate says so: whoever is ranked first later has not been meant (R24).
  const firstChoiceId =
    offer?.toldFirstChoiceAt === undefined
      ? undefined
      : (offer.firstChoiceId ?? known ?? firstChoiceOf(facts.interest, interview.siblings ?? [])?.interviewId);
  return {
    interviewId: interview.id,
    version: interview.version + 1,
    createdAt: interview.createdAt,
    company: facts.company.name,
    role: facts.role,
    state,
    outcome,
    ...(facts.interest === undefined ? {} : { interest: facts.interest }),
    ...(offer === null || deadline === undefined
      ? {}
      : {
          offer: {
            eventId: offer.eventId,
            response: offer.response,
            answerBy: deadline.by,
            ...(deadline.assumed ? { isAssumed: true as const } : {}),
            ...(offer.toldFirstChoiceAt === undefined ? {} : { toldFirstChoiceAt: offer.toldFirstChoiceAt }),
          },
        }),
    ...(interview.messages.some((message) => message.kind === "competing_offer_notice" && message.status !== "cancelled")
      ? { isNoticed: true as const }
      : {}),
    ...(firstChoiceId === undefined ? {} : { firstChoiceId }),
    ...(closedBy === null ? {} : { closedAt: closedBy.at }),
    ...(searched === undefined ? {} : { searched }),
    unasked,
  };
}

/**
 * Notes what the candidate's other interviews must hear of this one, and owes it to them, in the same write as the change
 * (DESIGN §3). Nothing is owed where there are no others, or nothing new.
 */
export function withNews(interview: Interview, situation: Situation, unasked: UnaskedMail[], { candidate }: Context): Interview {
  if ((interview.siblings ?? []).length === 0) return interview;
  const facts = factsOf(interview, situation, unasked, candidate.timeZone);
  if (saysTheSame(interview.told, facts)) return interview;
  const owed = interview.owed.filter((one) => one.do !== "tell_siblings");
  return { ...interview, told: facts, owed: [...owed, { do: "tell_siblings", since: facts.version }] };
}

/** The interview with what has been heard of others, and without those that were erased. The same one when nothing of it is new. */
export function hearing(interview: Interview, heard: readonly SiblingFacts[], erased: ReadonlySet<string> = new Set()): Interview {
  const known = interview.siblings ?? [];
  const left = known.some((facts) => erased.has(facts.interviewId)) ? known.filter((facts) => !erased.has(facts.interviewId)) : known;
  const siblings = withHeard(left, heard, interview.id);
  return siblings === known ? interview : { ...interview, siblings: [...siblings] };
}

/** Another process of the same candidate, as mails about an offer tell of it. */
export type OpenSibling = {
  interviewId: Id<"interview">;
  company: string;
  role: string;
  state: State;
  interest?: Interest;
  answerBy?: DateText;
  isAssumed?: boolean;
  /** Its offer has been accepted, and is not signed yet (R26). */
  isAccepted?: true;
  /** It has had its notice of an offer elsewhere, and there is no other (R24). */
  isNoticed?: true;
};

/**
 * The candidate's other open interviews, for the mails of R24–R26: first the one whose offer is to be told here, or that is
 * ranked higher than this one, then the rest.
 */
export function openSiblings(interview: Interview, situation: Situation): OpenSibling[] {
  const open = (interview.siblings ?? []).filter((sibling) => sibling.state !== "closed");
  const first =
    open.find((sibling) => sibling.firstChoiceId === interview.id && sibling.offer !== undefined) ??
    higherRanked(situation.facts.interest, open);
  const inOrder = first === undefined ? open : [first, ...open.filter((sibling) => sibling !== first)];
  return inOrder.map(({ interviewId, company, role, state, interest, offer, isNoticed }) => ({
    interviewId,
    company,
    role,
    state,
    ...(interest === undefined ? {} : { interest }),
    ...(isNoticed === undefined ? {} : { isNoticed }),
    ...(offer === undefined
      ? {}
      : {
          answerBy: offer.answerBy,
          isAssumed: offer.isAssumed === true,
          ...(offer.response === "accepted" ? { isAccepted: true as const } : {}),
        }),
  }));
}

/** What happened on another interview, as the reason of what it takes back here (R26). */
export function whatHappenedElsewhere({ createdAt, siblings = [] }: Interview): string {
  const signed = signedElsewhere(createdAt, siblings);
  const accepted = acceptedElsewhere(siblings);
  if (signed !== undefined) return `you signed with ${signed.company}`;
  return accepted === undefined ? "something changed on another interview of yours" : `you accepted the offer from ${accepted.company}`;
}
