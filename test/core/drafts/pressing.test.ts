import { describe, expect, test } from "vitest";
import { LETTERS } from "../../../core/drafts/letters.ts";
import { checkedForR13 } from "../../../core/drafts/pressing.ts";
import { CALL_SCRIPT, FINAL_CALL_SCRIPT } from "../../../core/drafts/templates/call.ts";

const PRESSING: [string, ReturnType<typeof checkedForR13>[number]["about"]][] = [
  ["I have other job offers", "other_offer"],
  ["I need to know so I can decide which job to take", "pleading"],
  ["The other company is pressuring me to make my decision", "other_employer"],
  ["I’d prefer to work for you, so please let me know if you’re going to make me an offer by Friday, I have another offer", "other_offer"],
  ["I have received an offer and must decide soon", "other_offer"],
  ["I am holding two offers at the moment", "other_offer"],
  ["There is an offer on the table", "other_offer"],
  ["I have been offered a position somewhere nearer home", "other_offer"],
  ["A competing offer has come in", "other_offer"],
  ["I am also interviewing at a bank", "other_employer"],
  ["Several other employers have shown interest", "other_employer"],
  ["I have reached the final round with Statkraft", "other_employer"],
  ["I am in talks with one of your competitors", "other_employer"],
  ["I am still in the running elsewhere: other processes are moving quickly", "other_employer"],
  ["I need your decision by Friday", "deadline"],
  ["Please let me know by Tuesday", "deadline"],
  ["I have to give an answer by the end of the month", "deadline"],
  ["The offer expires next week", "deadline"],
  ["Unless I hear from you I will assume that it is a no", "deadline"],
  ["Please, please consider me", "pleading"],
  ["I am desperate for this position", "pleading"],
  ["I really need this job", "pleading"],
  ["Please answer as soon as possible", "pleading"],
  ["I cannot wait any longer", "pleading"],
  ["Why haven't you answered?", "pleading"],
  ["You promised to call last week", "pleading"],
  ["This is the third time I have written", "pleading"],
  ["Just give me a chance", "pleading"],
  ["I would do anything to work for you", "pleading"],
  ["You won't regret it", "pleading"],
];

/** Other ways of saying such things: which sign finds them matters less than that one does. */
const ALSO_PRESSING = [
  "Google has asked me to join them, so things are moving quickly on my side",
  "I am also speaking to Shell and Equinor at the moment",
  "A recruiter from your main rival called me",
  "I would hate to have to say yes to somebody else",
  "My phone has been ringing with job proposals",
  "If I hear nothing this week I will have to go with someone else",
  "I really must have your decision this Thursday",
  "I have to tell Aker yes or no on Friday",
  "I am out of work and my savings are running low",
  "This job would change my life",
  "I check my inbox every hour",
  "I am losing patience",
  "Can you push this along for me?",
  "Kindly revert at the earliest",
  "I would accept any salary",
  "I have been put forward for a similar post with another team elsewhere",
  "There is a contract waiting for my signature",
  "It has been three weeks and I have not had the courtesy of a reply",
  "I turned down BP for you",
  "Should I expect silence until Christmas?",
  "I just wanted to check in on the status",
  "I'm following up again because nobody has replied",
  "the offer I have from Aker",
  "I have had an offer from Shell and must reply by Friday.",
  "Another firm has made me an offer.",
  "Equinor have offered me the job.",
  "I am interviewing with two other companies at the moment.",
  "I'm in the final round at Google.",
  "My other interviews are going well.",
  "I need your answer by Friday.",
  "Please decide before the end of the month.",
  "Could you get back to me by tomorrow at the latest?",
  "I really need this job.",
  "I'm begging you to consider me.",
  "This would mean the world to me and my family, please.",
  "I have bills to pay.",
  "You said you'd call last week and you didn't.",
  "I haven't heard from you in three weeks.",
  "If I don't hear back by Monday I'll take the other position.",
  "There's a rival bid for me on the table.",
  "A competitor of yours wants me.",
  "I have been offered a role elsewhere.",
  "My deadline for another offer is 12 December.",
  "I've got two job offers to choose between.",
  "They want my signature by Wednesday.",
  "I can't keep them waiting much longer.",
  "Please hurry with your decision.",
  "I would do anything to get this position.",
  "I'm still waiting for your reply.",
  "This is my third email.",
  "I deserve this job more than anybody.",
  "You won't find anyone better.",
  "Time is of the essence for me.",
  "I was hoping you could speed up the process because of another opportunity.",
  "I have other irons in the fire.",
  "Several employers are courting me.",
  "I am holding an offer that expires next week.",
  "I'll have to accept elsewhere unless you respond.",
  "Kindly expedite your decision.",
  "It is urgent that I know the outcome.",
  "Don't leave me hanging!",
  "I am desperate to hear.",
];

const HARMLESS = [
  "how you serve other companies in the region",
  "let me know if you need my documents before Monday",
  "the team deals with urgent orders",
  "I was still waiting for the train",
  "You said you would show me the site",
  "competitors of yours and how the market moves",
  "Thank you for the offer. I will give you my answer by Friday 11 December.",
  "You expected to decide by Friday 4 December, so I would like to ask whether there is any news.",
  "I am happy to meet the other members of the team, and to answer any other question.",
  "I would be glad if you kept me in mind for positions that might suit me.",
  "I offer ten years of experience in well integrity.",
  "There is no need to hurry on my account.",
  "Could you tell me when you expect to decide?",
  "I look forward to meeting you again on Thursday.",
  "Thank you for the time you took to talk with me on Monday.",
  "I would be glad to hear from you when you have decided.",
  "I look forward to the next step.",
  "Could you tell me when you expect to decide?",
  "Thank you for the offer, which I will answer by Friday.",
  "Please let me know if you need anything else.",
  "I will send the references by Friday.",
  "I enjoyed hearing about the competing demands on the team.",
  "We talked about offering services to schools.",
  "The position you offer is exactly what I am looking for.",
  "I would be happy to offer a short sample of my work.",
  "I am available from Monday and can start by 1 March.",
  "Your other office in Leeds sounds interesting.",
  "I was glad to learn about your company and other teams.",
  "Please pass on my thanks to the others.",
  "I can be reached at any time.",
  "If another position comes up, please think of me.",
  "The urgent care ward impressed me.",
  "We discussed deadlines in the newspaper business.",
  "How the firm competes for public tenders",
  "our deadline culture",
  "Working under tight deadlines",
  "the offer management system",
  "price offers and tendering",
  "Please do not hesitate to call.",
];

describe("R13: a custom text is checked for what no employer should read", () => {
  test.each(PRESSING)("“%s” is warned about as %s", (text, about) => {
    const found = checkedForR13(text);
    expect(found.map((f) => f.about)).toContain(about);
    for (const { phrase, why } of found) expect(`${phrase} ${why}`).not.toBe(" ");
  });

  test.each(ALSO_PRESSING)("“%s” is warned about", (text) => {
    expect(checkedForR13(text)).not.toEqual([]);
  });

  test.each(HARMLESS)("“%s” passes", (text) => {
    expect(checkedForR13(text)).toEqual([]);
  });

  test("a phrase is found across a line break and with typographic apostrophes", () => {
    expect(checkedForR13("I have another\n  offer to think about")).toHaveLength(1);
    expect(checkedForR13("You won’t regret it")).toHaveLength(1);
  });

  test("a hostile text of a million characters takes no time", () => {
    const started = performance.now();
    checkedForR13("need to know need to hear ".repeat(40_000));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

/** Letters in which a word of the check belongs: R24's notice, and answers to an offer or a named deadline of theirs. */
const EXEMPT = new Set(["competing_offer_notice"]);

describe("R13: our own letters pass the check", () => {
  const all = [
    ...Object.entries(LETTERS).flatMap(([kind, letters]) =>
      [...letters.employer, ...letters.agency].map((letter) => ({ kind, ...letter })),
    ),
    ...[...CALL_SCRIPT, ...FINAL_CALL_SCRIPT].map((letter) => ({ kind: "call_script", ...letter })),
  ].filter(({ kind }) => !EXEMPT.has(kind));

  test.each(all)("$kind: $subject", ({ subject, body }) => {
    const words = `${subject}\n${body}`.replace(/\{\{[^}]*\}\}/gu, " ");
    expect(checkedForR13(words)).toEqual([]);
    expect(words).not.toMatch(/just checking in|touch(?:ing)? base|circl(?:e|ing) back|i hope this (?:e-?mail|finds)/iu);
  });
});
