import { describe, expect, it } from "vitest";
import { handoverIn, takingOver } from "../../../core/replies/handover.ts";
import { judge } from "../../../core/replies/judge.ts";
import type { Matchable } from "../../../core/replies/match.ts";
import { mailOf, NORDVIK } from "./nordvik.ts";

const JOE = { name: "Joe Achebe", address: "joe.achebe@nordvik.example" };
const KNOWN = ["tom@nordvik.example"];

describe("a colleague takes over (R11)", () => {
  it.each([
    "I cover for Tom while he's on leave, so I will be your contact.",
    "I'm covering for Tom Ashe this week.",
    "Covering for Tom while he is on annual leave.",
    "I am taking over from Anna.",
    "I've taken over your application from my colleague Anna Hill, who has moved to another team.",
    "I have taken over recruitment for this role from Tom.",
    "Hi Ada,\nI'm standing in for Tom until the new year.",
    "I am stepping in for Tom, who is away.",
    "I'll be filling in for him while he is off.",
    "I have picked this up from Tom.",
    "I'm picking up your process from Sanna.",
    "I've inherited your application from Sanna Lie.",
    "I'll be your point of contact from now on.",
    "I am your new recruiter going forward.",
    "I will be looking after your application while Tom is on leave.",
    "I'm handling Tom's vacancies in his absence.",
    "Tom is on paternity leave, so I am looking after his roles.",
    "Tom has left the company and I have taken over his searches.",
    "Anna's away until Monday, so I'm picking up her candidates.",
    "In Tom's absence I am dealing with this vacancy.",
    "Tom asked me to pick this up while he is travelling.",
    "Please reply to me rather than to Tom.",
    "We are taking over this search from Anna from today.",
    "I am managing the process from here.",
  ])("the writer: %s", (text) => {
    expect(takingOver(text)).toBeDefined();
    expect(handoverIn(text, JOE, [], KNOWN)).toEqual({ name: "Joe Achebe", email: "joe.achebe@nordvik.example" });
  });

  it.each([
    "You would be taking over from Anna, who retires in May.",
    "The person who takes over from Anna will lead four people.",
    "I took over from Anna as Head of Tax in 2020.",
    "I am covering for Tom on the panel tomorrow.",
    "I'm standing in for Tom at the interview on Monday.",
    "If I take over from Tom, I will let you know.",
    "I am not taking over from Tom.",
    "I took the train over from Dublin.",
    "Tom is on leave until Monday, so we will decide then.",
    "Tom is away, so I am sorry for the delay.",
    "I manage the team.",
    "I am looking after the budget.",
    "I look forward to hearing from you.",
    "Someone may take over from Tom.",
    "We cover all travel costs from Oslo.",
    "I'm picking up the phone to Anna today.",
    "Please reply to me by Friday.",
    "I picked up good vibes from the panel.",
    "I'm handling travel for the interview while you are in London.",
    "We have taken up references from Anna Hill.",
  ])("nobody: %s", (text) => {
    expect(handoverIn(text, JOE, ["anna.hill@nordvik.example", "tom@nordvik.example"], KNOWN)).toBeNull();
  });

  const TOM = { name: "Tom Ashe", address: "tom@nordvik.example" };
  it.each([
    "The process is now with Joe Achebe, copied.",
    "Your application is being handled by my colleague Joe Achebe.",
    "This has been passed to Joe Achebe in our London office.",
    "Joe Achebe (cc'd) will take it from here.",
    "Joe Achebe, copied here, will be taking this forward.",
    "From now on your contact is Joe Achebe.",
    "Your point of contact going forward will be Joe Achebe.",
    "I am handing you over to Joe Achebe.",
    "I'm leaving on Friday and have handed your application over to Joe Achebe.",
    "Please direct all further questions to Joe Achebe.",
    "Joe Achebe is going to be your new contact.",
    "Joe Achebe will be looking after you while I am on leave.",
  ])("a colleague who is named and copied: %s", (text) => {
    expect(handoverIn(text, TOM, ["joe.achebe@nordvik.example"], KNOWN)).toEqual({
      name: "Joe Achebe",
      email: "joe.achebe@nordvik.example",
    });
    expect(handoverIn(`${text} His address is jachebe@nordvik.example.`, TOM, [], KNOWN)).toMatchObject({
      email: "jachebe@nordvik.example",
    });
    expect(handoverIn(text, TOM, [], KNOWN)).toBeNull();
  });

  it.each([
    "Joe Achebe will take over the technical part of the interview.",
    "If it is passed to Joe Achebe, he will write to you.",
    "You will meet Joe Achebe on Tuesday.",
    "Joe Achebe is taking notes.",
    "The feedback from Joe Achebe is good.",
    "The role is with Nordvik Energy.",
    "Interviews will be held by Joe Achebe in March.",
  ])("a colleague who is only named: %s", (text) => {
    expect(handoverIn(text, TOM, ["joe.achebe@nordvik.example"], KNOWN)).toBeNull();
  });

  const SHOWN = "Joe Achebe (joe.achebe@nordvik.example)";
  it.each([
    `Today is my last day. My colleague ${SHOWN} takes over and will let you know the decision by Friday.`,
    "Joe Achebe <joe.achebe@nordvik.example> takes over from me on Monday.",
    "Joe Achebe, joe.achebe@nordvik.example, will take over.",
    `I am leaving Nordvik today. ${SHOWN} will be in touch with you from now on.`,
    `Please write to ${SHOWN} from now on.`,
    `My successor is ${SHOWN}.`,
    `My replacement will be my colleague ${SHOWN}.`,
    `${SHOWN} is my successor.`,
    `From Monday, ${SHOWN} will be looking after your application.`,
    `Please contact my colleague ${SHOWN} from next week.`,
    `${SHOWN} will continue the process with you.`,
    `I have asked ${SHOWN} to take over.`,
    `I leave your application in the good hands of ${SHOWN}.`,
    `Your application passes to ${SHOWN}.`,
    `I've passed your file on to ${SHOWN}.`,
    `${SHOWN} takes my place.`,
    `${SHOWN} steps in for me.`,
    `I'm handing over to ${SHOWN}.`,
    `For anything further, please get in touch with ${SHOWN}.`,
    `${SHOWN} will be your contact from Monday.`,
    `${SHOWN} is taking over my candidates.`,
    `You will now hear from ${SHOWN}.`,
    `As I am moving on, ${SHOWN} now runs this search.`,
    `Going forward, please address ${SHOWN}.`,
  ])("a colleague whose address stands behind the name: %s", (text) => {
    expect(handoverIn(`Dear Ada,\n\n${text}\n\nTom`, TOM, [], KNOWN)).toEqual({ name: "Joe Achebe", email: "joe.achebe@nordvik.example" });
  });

  it.each([
    `${SHOWN} will meet you on Tuesday.`,
    `${SHOWN} takes over as our head of tax in May.`,
    `You would take over from ${SHOWN}.`,
    `Please send your expenses to ${SHOWN}.`,
    `If I am away, ${SHOWN} takes over.`,
    `${SHOWN} takes over the technical interview.`,
    `Please contact ${SHOWN} about parking.`,
    `${SHOWN} may be my successor.`,
    `My predecessor was ${SHOWN}.`,
    `I have asked ${SHOWN} to send you the form.`,
    `You will hear from ${SHOWN} about travel.`,
    `We passed a good hour with ${SHOWN}.`,
    `${SHOWN} will not take over.`,
    `Please write to ${SHOWN} by Friday.`,
  ])("a colleague who takes nothing over: %s", (text) => {
    expect(handoverIn(text, TOM, [], KNOWN)).toBeNull();
  });

  it("is believed of nobody who writes from elsewhere, nor from where anybody can", () => {
    const text = "I am taking over from Anna.";
    expect(handoverIn(text, { name: "Joe", address: "joe@evil.example" }, [], KNOWN)).toBeNull();
    expect(handoverIn(text, { name: "Joe", address: "joe@gmail.com" }, [], ["tom@gmail.com"])).toBeNull();
    expect(handoverIn("The process is now with Joe Achebe.", TOM, ["joe.achebe@evil.example"], KNOWN)).toBeNull();
    expect(handoverIn(text, { name: "Recruitment Team", address: "jobs@nordvik.example" }, [], KNOWN)).toEqual({
      email: "jobs@nordvik.example",
    });
  });
});

describe("a mail of a colleague who takes over is matched (DESIGN §5.6)", () => {
  const base: Matchable = {
    ...NORDVIK,
    id: "int_selbu",
    company: { name: "Selbu Foods" },
    role: "Financial Controller",
    contactEmails: ["priya@brightpath.example"],
    contactKind: "agency",
    contactNames: ["Priya Shah"],
  };
  const judged = (text: string, address: string, interviews = [base], copied: string[] = []) =>
    judge(mailOf(text, { from: { name: "Ben Okoro", address }, copied }), interviews, "Europe/London");
  const text =
    "Hi Ada,\n\nI'm covering for Priya while she is on leave. They have not decided yet; you should hear by Friday 11 December.\n\nBen";

  it("at an agency, with whom it takes over from as the reason", () => {
    const { match, answer, verdict, intent } = judged(text, "ben@brightpath.example");
    expect(match).toMatchObject({ kind: "one", interviewId: "int_selbu", reason: expect.stringContaining("Priya Shah") });
    expect([verdict, intent]).toEqual(["apply", "status_update"]);
    expect(answer.contactNow).toEqual({ name: "Ben Okoro", email: "ben@brightpath.example" });
  });
  it("not from another house, nor where somebody else is named", () => {
    expect(judged(text, "ben@evil.example").match.kind).toBe("none");
    expect(judged(text.replace("Priya", "Sanna"), "ben@brightpath.example").match.kind).toBe("none");
  });
  it("and is asked about where that contact has two processes", () => {
    const other = { ...base, id: "int_other", company: { name: "Bolton" }, role: "Buyer" };
    expect(judged(text, "ben@brightpath.example", [base, other]).match.kind).toBe("tie");
    expect(judged(`${text} The buyer job is open.`, "ben@brightpath.example", [base, other]).match).toMatchObject({
      interviewId: "int_other",
    });
  });
  it("who only writes takes nothing over", () => {
    expect(judged("Hi Ada, we have no decision yet. Ben", "ben@brightpath.example").answer.contactNow).toBeUndefined();
  });
  it("who is named and copied is the contact from then on", () => {
    const words = "Dear Ada, no decision yet. The process is now with Joe Achebe, copied.";
    const employer = { ...base, contactKind: "employer" as const, contactEmails: ["ben@selbu.example"], contactNames: ["Ben Okoro"] };
    expect(judged(words, "ben@selbu.example", [employer], ["ada@home.example", "joe.achebe@selbu.example"]).answer.contactNow).toEqual({
      name: "Joe Achebe",
      email: "joe.achebe@selbu.example",
    });
  });
});

it.each(["Aa", "Aa-", "A-", "Tom Hill "])("takes a moment for a name without an end: %s", (unit) => {
  const text = `The process is with ${unit.repeat(24_000 / unit.length)}`;
  const began = performance.now();
  handoverIn(text, JOE, [], KNOWN);
  takingOver(text);
  expect(performance.now() - began).toBeLessThan(500);
});
