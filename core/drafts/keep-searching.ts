import type { Composing } from "./compose.ts";
import type { Known } from "./known.ts";
import type { Reminder } from "./reminders.ts";

type Step = { subject: string; text: string };

/** R12: one concrete thing each time, in turn. Each can be done in under two hours, and none depends on an answer. */
export const STEPS: readonly Step[] = [
  {
    subject: "three adverts",
    text: "Find three adverts that you would apply to even if your favourite said yes. Save them, and apply to one today.",
  },
  {
    subject: "the words of the advert",
    text: "Take the advert you like best, underline the ten words that matter in it, and see that your CV uses those that are true of you.",
  },
  {
    subject: "one letter, for one employer",
    text: "Write one cover letter from nothing, for one employer. What do they do that you could help with? Say that in the first sentence.",
  },
  {
    subject: "somebody you know",
    text: "Write to somebody you have worked with, and tell them what you are looking for. Ask how they are first, and mean it.",
  },
  {
    subject: "an employer without an advert",
    text: "Choose an employer you admire that has no advert out. Find the person who leads the work you would do, and write them five lines.",
  },
  {
    subject: "the question you found hard",
    text: "Take the interview question that you found hardest, write an answer of six sentences, and say it aloud until it sounds like you.",
  },
  {
    subject: "your profile",
    text: "Read your LinkedIn profile as a stranger would. Put what you want to do next into the first line, and the best thing you have done into the second.",
  },
  {
    subject: "your referees",
    text: "Call one of your referees. Ask whether they are still glad to speak for you, and tell them what you are applying for.",
  },
  {
    subject: "a recruiter in your field",
    text: "Find one recruiter who places people in your field, and ask for a quarter of an hour. Have your three strongest points ready.",
  },
  {
    subject: "something to show",
    text: "Make one thing that shows your work: a page on a project, a drawing, a graph, a short case. It is worth more than another adjective.",
  },
  {
    subject: "ten employers",
    text: "List ten employers within reach, near you or remote, that you have never looked at. Look at each for five minutes, and keep the best two.",
  },
  {
    subject: "the figures",
    text: "Find out what the work pays where you live, from three sources, and write your figure down before anybody asks you for it.",
  },
  {
    subject: "an hour among people",
    text: "Look for one meeting of people in your field in the coming weeks, and sign up. Prepare one question that you would like to ask there.",
  },
  {
    subject: "an advert from last month",
    text: "Go through the adverts you saved and never answered. If one is still open, apply today; delete the rest.",
  },
  {
    subject: "one skill",
    text: "Choose the one skill that three adverts asked for and you cannot show yet. Find the shortest honest way to begin with it this week.",
  },
  {
    subject: "a practice interview",
    text: "Ask a friend to interview you for half an hour, with the advert in hand. Let them choose the questions, and ask what they would hire you for.",
  },
];

/** Which step it is: the number at the end of the message's cause ("week:3"), counted from one. */
function stepOf(cause: string): Step {
  const ordinal = Number(/(\d{1,6})$/u.exec(cause)?.[1] ?? "1");
  const step = STEPS[Math.max(0, ordinal - 1) % STEPS.length] ?? STEPS[0];
  if (step === undefined) throw new TypeError("there is at least one step");
  return step;
}

/** R12: an offer is not an offer until it is signed. */
export function keepSearching(composing: Composing, known: Known): Reminder {
  const step = stepOf(composing.message.cause);
  const offered = known.situation.state === "offered";
  const waiting = offered
    ? `The offer from ${known.company} is good news, but nothing is certain until it is signed.`
    : known.situation.state === "scheduled"
      ? `While you look forward to ${known.company}, keep other doors open.`
      : known.situation.state === "closed"
        ? "One door has closed. Another is opened by a small step."
        : `While you wait for ${known.company}, the best thing to do is something else.`;
  return {
    subject: `This week in your search: ${step.subject}`,
    blocks: [
      { type: "paragraph", text: `${waiting} One thing for this week:` },
      { type: "paragraph", text: step.text },
    ],
  };
}
