import { Temporal } from "temporal-polyfill";
import { deadlineOf } from "../cadence/answers.ts";
import { at, dayOf } from "../cadence/calendar.ts";
import { companyZone } from "../cadence/cycle.ts";
import type { DraftKind } from "../messages.ts";
import { notAskedBefore, thankedAlready } from "./after-round.ts";
import { heading, paragraph } from "./blocks.ts";
import { roundEntry } from "./calendar-entries.ts";
import { oneLine } from "./clean.ts";
import type { Composing } from "./compose.ts";
import type { Block, CalendarEntry, Draft } from "./content.ts";
import { hasPassed, momentName, onOwnClock, sameClock, timeOf, zoneName } from "./dates.ts";
import { discreetTopics, indiscreet, othersNamed } from "./discretion.ts";
import { actionLink, namedDeadline, spokenDate } from "./frame.ts";
import type { Known } from "./known.ts";
import { listed } from "./names.ts";
import { checkedForR13 } from "./pressing.ts";
import { timesOffered, zoneOffered } from "./words.ts";

type Beneath = { blocks: Block[]; calendar: CalendarEntry[] };

/** Drafts that name something that was discussed. */
const TELLS_TOPICS: readonly DraftKind[] = ["thank_you", "final_follow_up"];

/** Good hours to call somebody at work, on their clock. */
const CALL_FROM = "09:30";
const CALL_TO = "16:30";

/** R4: who may be called should know it. */
function referees(known: Known): Block[] {
  return [
    heading("Tell your referees"),
    paragraph(
      `Let the people you named know that ${known.company} may call them. Tell them what the position of ${known.role} is about, and what mattered most in the interview, so that they can speak to it.`,
    ),
  ];
}

/** R9: when one can call there, on their clock and on the candidate's. */
function callingHours(composing: Composing, known: Known): string {
  const zone = known.situation.facts.company.timeZone ?? known.zone;
  const today = dayOf(composing.now, zone);
  const own = (time: string) => {
    return timeOf(at(today, time, zone), composing.candidate.timeZone);
  };
  const yours = own(CALL_FROM) === CALL_FROM ? "" : `, which is ${own(CALL_FROM)} to ${own(CALL_TO)} for you`;
  return `Good hours to call: ${CALL_FROM} to ${CALL_TO} ${zoneName(zone)}${yours}, and not over lunch. The number is usually in the signature of their mails.`;
}

/** R10: when they asked to be called. An hour that they named is told on both clocks. */
function callWished(composing: Composing, known: Known): Block[] {
  const wish = known.answer?.wantsContact;
  if (wish?.on == null) return [];
  const day = spokenDate(composing, wish.on);
  if (wish.when === "after") return [paragraph(`They asked you to call after ${day}, if nothing had come.`)];
  if (wish.when === "by") return [paragraph(`They asked you to call by ${day}.`)];
  if (wish.at === undefined) return [paragraph(`They asked you to call on ${day}.`)];
  const { timeZone } = composing.candidate;
  const zone = companyZone(known.situation) ?? timeZone;
  const instant = at(Temporal.PlainDate.from(wish.on), wish.at, timeZone);
  const theirs = sameClock(instant, zone, timeZone) ? "" : `, which is ${timeOf(instant, zone)} ${zoneName(zone)}`;
  return [paragraph(`They asked you to call on ${day} at ${wish.at}${theirs}.`)];
}

/** Whether a reminder of the deadline is still to come before it. */
function isRemindedOf({ messages }: Composing): boolean {
  return messages.some(({ kind, status, cause }) => kind === "offer_deadline" && status === "planned" && !cause.endsWith(":passed"));
}

/** R23: what to look at before the answer, by when it is wanted, and the three answers. */
export function offerChecklist(composing: Composing, known: Known): Block[] {
  const deadline = deadlineOf(known.situation, composing.candidate.timeZone);
  // Whoever has made an offer is not waited for, and whoever was ranked need not be asked about.
  const waiting = (composing.siblings ?? []).filter(({ state, interest }) => state !== "offered" && interest === undefined);
  const hasFirst = (composing.siblings ?? []).some(({ interest }) => interest === "first_choice");
  const unranked = known.situation.facts.interest === undefined && waiting.length > 0 && !hasFirst;
  const when =
    deadline === null
      ? []
      : deadline.assumed
        ? [
            `${known.answer?.answerRoughly === undefined ? "They named no day for your answer" : `Their mail says “${oneLine(known.answer.answerRoughly.phrase, 80)}”, which we could not take for a day`}. We assume a week, until ${spokenDate(composing, deadline.by)}, and only to remind you: the draft asks them.`,
          ]
        : hasPassed(deadline.by, composing.now, composing.candidate.timeZone)
          ? [`They wanted your answer by ${spokenDate(composing, deadline.by)}, which has passed: answer them today, by phone if you can.`]
          : [
              `They would like your answer by ${spokenDate(composing, deadline.by)}. ${isRemindedOf(composing) ? "We remind you in the days before." : known.situation.offer?.response === "none" ? "That is soon: decide without waiting for a reminder." : ""}`.trim(),
            ];
  return [
    heading("Before you decide"),
    ...when.map(paragraph),
    ...(deadline?.assumed === true ? [namedDeadline(composing)] : []),
    paragraph("See that the written offer answers each of these:"),
    {
      type: "list",
      items: [
        "start date",
        "salary and other pay",
        "leave",
        "job title",
        "whom you report to",
        "job description",
        "the contract itself, and the notice period in it",
      ],
    },
    paragraph("When you have decided:"),
    {
      type: "links",
      links: [
        actionLink(composing, "Accept the offer", "offer_accepted"),
        actionLink(composing, "Ask for a change", "change_requested"),
        actionLink(composing, "Decline the offer", "offer_declined"),
      ],
    },
    ...(unranked
      ? [
          paragraph(
            `${waiting.length === 1 ? "Another interview of yours is still open. Is that one" : "Other interviews of yours are still open. Is one of them"} your first choice? Then there is something honest you can do about it:`,
          ),
          { type: "links" as const, links: [actionLink(composing, "Another is my first choice", "tell_first_choice")] },
        ]
      : []),
    paragraph("An offer is not an offer until it is signed. Until then, go on with your search."),
  ];
}

/** R20, R21: by when they want what they ask for, and whether we remind of it. */
function wantedBy(composing: Composing, { answer }: Known): Block[] {
  if (answer?.answerRoughly !== undefined)
    return [
      paragraph(
        `They want ${answer.answerIsReply === true ? "an answer" : "it"} by “${oneLine(answer.answerRoughly.phrase, 80)}”. We take that for ${spokenDate(composing, answer.answerRoughly.by)}, and are not sure: look at their mail.`,
      ),
    ];
  if (answer?.answerBy === undefined) return [];
  const day = spokenDate(composing, answer.answerBy);
  const what =
    answer.intent === "info_request" ? "this" : answer.answerIsReply === true ? "your answer" : "what they ask you to prepare or send";
  if (hasPassed(answer.answerBy, composing.now, composing.candidate.timeZone))
    return [paragraph(`They wanted ${what} by ${day}, which has passed: send it today, and say that you are sorry for the delay.`)];
  const isReminded = composing.messages.some(
    ({ kind, eventId, status }) => kind === "answer_due" && eventId === answer.id && status === "planned",
  );
  return [paragraph(`They want ${what} by ${day}.${isReminded ? " We remind you before." : ""}`)];
}

function invitation(composing: Composing, known: Known): Beneath {
  const { kept } = known;
  const next = kept === undefined ? known.answer?.interviewAt : { ...kept, certain: true };
  const times = timesOffered(composing, known);
  const ownClock = (instant: string | undefined, zone: string) =>
    instant === undefined ? "" : onOwnClock(instant, zone, composing.candidate.timeZone, known.today);
  const blocks: Block[] = [];
  if (kept !== undefined)
    blocks.push(
      paragraph(
        `The interview stays where it is${kept.location === undefined ? "" : `, and this is on its record: ${oneLine(kept.location, 200)}`}. It goes along for your calendar.`,
      ),
    );
  else if (times.length > 0)
    blocks.push(paragraph("The draft takes the first of the times they offer. If another suits you better, change it before you send:"), {
      type: "list",
      items: times.map((time, index) => `${time}${ownClock(known.answer?.timesOffered?.[index], zoneOffered(known))}`),
    });
  else if (next === undefined && known.answer?.daysOffered !== undefined)
    blocks.push(
      paragraph("The draft takes the first of the days they offer, and asks for the hour. Change it if another suits you better:"),
      {
        type: "list",
        items: known.answer.daysOffered.map((day) => spokenDate(composing, day)),
      },
    );
  else if (next === undefined && known.answer?.daysRoughly !== undefined) {
    const { days, phrase } = known.answer.daysRoughly;
    blocks.push(
      paragraph(
        `They name “${oneLine(phrase, 80)}”. We take that for ${listed(days.map((day) => spokenDate(composing, day)))}, and are not sure, so nothing is in your calendar: look at their mail, and name the day in the draft if it is clear to you.`,
      ),
    );
  } else if (next === undefined && known.answer?.asksWhen === true)
    blocks.push(paragraph("They leave the time to you: name two or three that suit you, and say what else they should know."));
  else if (next === undefined && known.answer?.interviewOn !== undefined)
    blocks.push(
      paragraph(
        `They name ${spokenDate(composing, known.answer.interviewOn)} and no hour, so nothing is in your calendar yet. The draft asks for the hour; or say which suits you on that day.`,
      ),
    );
  else if (next === undefined)
    blocks.push(paragraph("They named no time. If you like, add two or three times that suit you: it saves a mail in each direction."));
  else if (!next.certain)
    blocks.push(paragraph("We are not sure that we read the time rightly, so the draft asks. If you know it, say it plainly instead."));
  else
    blocks.push(
      paragraph("If the time does not suit you, ask for another instead of confirming it. The time goes along for your calendar."),
    );
  const { startsAt, timeZone } = next ?? {};
  const own = ownClock(startsAt, timeZone ?? known.zone);
  if (startsAt !== undefined && own !== "")
    blocks.push(paragraph(`Mind the clocks: ${momentName(startsAt, timeZone ?? known.zone, known.today, true)}${own}.`));
  const isFurther = known.round !== undefined;
  blocks.push(
    ...wantedBy(composing, known),
    paragraph(
      `${isFurther ? "We remind you to prepare two days before, with your notes from the earlier interviews." : "The evening before, we remind you what to ask there."} Until something is signed, go on with your search.`,
    ),
  );
  return {
    blocks,
    calendar:
      next?.certain === true && times.length === 0 ? [roundEntry(composing, known, next, kept?.location ?? known.answer?.location)] : [],
  };
}

const NOTED_MAX = 2;

/** The notes that are on record of the interview, whoever wrote them. */
function notesOf({ situation }: Composing): string {
  return [situation?.facts.notes ?? "", ...(situation?.notes ?? []).map(({ text }) => text)].join("\n");
}

/** R13: what the draft should not say, and what it would have said. R24's notice is the one that speaks of an offer. */
export function warnings(composing: Composing, kind: DraftKind, draft: Draft): Block[] {
  // R24's notice is there to speak of an offer and its day; whose it is, and pleading, it must not.
  const found =
    kind === "competing_offer_notice"
      ? [...checkedForR13(draft.body).filter(({ about }) => about === "pleading"), ...othersNamed(draft.body, composing)]
      : indiscreet(draft.body, composing);
  const { keptBack } = TELLS_TOPICS.includes(kind) ? discreetTopics(composing) : { keptBack: [] };
  const noted = TELLS_TOPICS.includes(kind) ? indiscreet(notesOf(composing), composing).slice(0, NOTED_MAX) : [];
  return [
    ...(found.length === 0
      ? []
      : [paragraph(`Look at this once more before you send it: ${found.map(({ phrase, why }) => `“${phrase}” ${why}`).join("; ")}.`)]),
    ...(noted.length === 0
      ? []
      : [
          paragraph(
            `Your notes say ${listed(noted.map(({ phrase }) => `“${phrase}”`))}. The draft does not; keep it out of what you add, too: it is not theirs to know.`,
          ),
        ]),
    ...keptBack.map(({ topic, why }) => paragraph(`We did not name “${topic}”, which is on record as discussed: it ${why}.`)),
  ];
}

/** What stands beneath a draft, for the candidate: what to look at before sending, and what belongs to this moment. */
export function beneath(composing: Composing, kind: DraftKind, known: Known, draft: Draft): Beneath {
  const { facts } = known.situation;
  const { preferences } = composing.candidate;
  const asksReferees = facts.referencesRequested || (known.answer?.asksFor ?? []).some((thing) => /referee|reference/iu.test(thing));
  const blocks: Block[] = [];
  switch (kind) {
    case "thank_you":
      if (known.addressee.isAgency && !known.addressee.wasThere)
        blocks.push(
          paragraph(
            "If you like, add a line on how it went: what they responded to, and what they may have doubts about. A recruiter can work with that.",
          ),
        );
      else if (facts.topics.length === 0)
        blocks.push(paragraph("If you like, add one thing that you talked about. It shows that you listened."));
      if (asksReferees && preferences.references) blocks.push(...referees(known));
      blocks.push(...thankedAlready(composing, known), ...notAskedBefore(composing, known));
      break;
    case "follow_up":
    case "final_follow_up":
      if (draft.channel === "phone") blocks.push(paragraph(callingHours(composing, known)));
      blocks.push(
        paragraph(
          `Have a look for recent good news about ${known.company}: a contract won, a prize, a new site. If there is some, say in a sentence that you were glad to read it.`,
        ),
      );
      break;
    case "call_script":
      blocks.push(...callWished(composing, known));
      blocks.push(paragraph(callingHours(composing, known)));
      blocks.push(
        paragraph(`Have a look for recent good news about ${known.company} first. If there is some, say that you were glad to read it.`),
      );
      break;
    case "regret_reply":
      blocks.push(paragraph("The interview is closed: after this one answer, nothing more goes to them."));
      break;
    case "invitation_reply":
      return invitation(composing, known);
    case "info_reply":
      blocks.push(...wantedBy(composing, known));
      if (asksReferees && preferences.references) blocks.push(...referees(known));
      break;
    case "offer_thanks":
      blocks.push(...offerChecklist(composing, known));
      break;
    case "offer_acceptance":
      blocks.push(
        paragraph(
          `Read the written offer once more before you send this. Once it is signed, tell us${(composing.siblings ?? []).length === 0 ? "." : ": only then do your other interviews end."}`,
        ),
        { type: "links", links: [actionLink(composing, "It is signed", "offer_signed")] },
      );
      break;
    case "competing_offer_notice":
      blocks.push(paragraph("You asked for this draft. It is written once, and goes out only if you send it."));
      break;
    case "hold_check_in":
    case "update_reply":
      if (known.situation.promise?.roughly !== undefined && known.answer?.decisionRoughly !== undefined)
        blocks.push(
          paragraph(
            `They speak of “${oneLine(known.answer.decisionRoughly.phrase, 80)}”. We take that to mean by ${spokenDate(composing, known.answer.decisionRoughly.by)}, and let them be until it has passed. If they have named a day, say so:`,
          ),
          { type: "links", links: [actionLink(composing, "They named a day", "decision_promised")] },
        );
      break;
    case "offer_change_request":
    case "offer_decline":
    case "withdrawal":
      break;
  }
  return { blocks, calendar: [] };
}
