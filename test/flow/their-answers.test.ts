import { describe, expect, test } from "vitest";
import { begin, forwarded, linkIn, OFFER, REGRET, statuses } from "./product.ts";

const HOLD =
  "Dear Ada,\n\nWe have had to put the recruitment for this position on hold until further notice.\n\nKind regards,\nMette Solberg";
const INVITED =
  "Dear Ada,\n\nWe would like to invite you to a second interview on Tuesday 15 December 2026 at 10:00 in our office.\n\nKind regards,\nMette";
/** The sentence of the thanks, in any of its variants (R38). */
const THANKS =
  /our conversation on Tuesday|(?:for|enjoyed) the interview on Tuesday|time you (?:gave me|took) on Tuesday|like to thank you[^.]* for the/;
const LEFT = /If you have not sent the thank-you of Wednesday 2 December, please leave it: this draft thanks them for the interview, too\./;

/** What stands above the rule: the letter itself. */
const letterIn = (text: string | undefined) => (text ?? "").split("--------")[0] ?? "";

describe("R11: the answer carries the thanks that are not known to have gone out", () => {
  test.each([
    ["a regret", REGRET],
    ["an offer", OFFER],
    ["an invitation", INVITED],
  ])("%s before the thank-you came", async (_what, text) => {
    const product = await begin();
    const candidate = await product.confirmed();
    await product.interview(candidate.id);
    await product.clock("2026-12-02T06:30:00Z");
    await product.newMails();
    await product.answer(candidate.id, text);
    const [draft] = await product.newMails();
    expect(letterIn(draft?.text)).toMatch(THANKS);
    expect(draft?.text).not.toContain("If you have not sent the thank-you");
  });

  test.each([
    ["a regret", REGRET],
    ["an offer", OFFER],
    ["an invitation", INVITED],
  ])("%s while it lies in the inbox, perhaps unsent, and the mail says so", async (_what, text) => {
    const product = await begin();
    const candidate = await product.confirmed();
    await product.interview(candidate.id);
    await product.clock("2026-12-02T12:00:00Z");
    await product.newMails();
    await product.answer(candidate.id, text);
    const [draft] = await product.newMails();
    expect(letterIn(draft?.text)).toMatch(THANKS);
    expect(draft?.text).toMatch(LEFT);
  });

  test("one that was sent, or that lay there for long, is not said again", async () => {
    const product = await begin();
    const candidate = await product.confirmed();
    const { id } = await product.interview(candidate.id);
    await product.clock("2026-12-02T12:00:00Z");
    const thankYou = (await product.newMails()).find(({ subject }) => subject.includes("thank you"));
    await product.press(linkIn(thankYou, "I sent it"));
    await product.answer(candidate.id, OFFER);
    const [sent] = await product.newMails();
    expect(letterIn(sent?.text)).not.toMatch(THANKS);
    expect(sent?.text).not.toContain("If you have not sent the thank-you");
    expect(statuses(await product.look(id))).toMatchObject({ thank_you: "sent", offer_thanks: "delivered" });

    const later = await begin();
    const other = await later.confirmed();
    await later.interview(other.id);
    await later.clock("2026-12-07T12:00:00Z");
    await later.newMails();
    await later.answer(other.id, REGRET);
    const [regretted] = await later.newMails();
    expect(letterIn(regretted?.text)).not.toMatch(THANKS);
    expect(regretted?.text).toContain("please leave it: it is no longer right");
  });

  test("a hold is left in peace, and the check-in after it says the thanks (R22)", async () => {
    const product = await begin();
    const candidate = await product.confirmed();
    const { id } = await product.interview(candidate.id);
    await product.clock("2026-12-02T06:30:00Z");
    await product.newMails();
    await product.answer(candidate.id, HOLD);
    const [receipt] = await product.newMails();
    expect(receipt?.text).toContain("The check-in then thanks them for the interview, too");
    expect((await product.look(id)).messages.filter(({ audience, status }) => audience === "employer" && status === "delivered")).toEqual(
      [],
    );
    await product.clock("2027-01-04T12:00:00Z");
    const checkIn = (await product.newMails()).find(({ subject }) => subject.startsWith("Ready to send"));
    expect(letterIn(checkIn?.text)).toMatch(/the interview on Tuesday 1 December|time you gave me|conversation on Tuesday 1 December/);
  });
});

describe("two offers at once (R25, R26)", () => {
  const OTHER = {
    company: { name: "Brage Bank", domain: "brage.example" },
    role: "Analyst",
    contact: { name: "Jon Li", email: "jon@brage.example" },
    panel: [],
    round: { startsAt: "2026-11-30T10:00:00+01:00", durationMinutes: 60 },
  };
  const OTHER_OFFER =
    "Dear Ada,\n\nWe are delighted to offer you the position of Analyst. Please let us have your answer by Wednesday 16 December.\n\nKind regards,\nJon Li";

  async function twoOffers() {
    const product = await begin();
    const candidate = await product.confirmed();
    const { id } = await product.interview(candidate.id);
    const other = await product.interview(candidate.id, OTHER);
    await product.clock("2026-12-07T12:00:00Z");
    await product.answer(candidate.id, OFFER);
    await product.answer(candidate.id, OTHER_OFFER, { from: "Jon Li <jon@brage.example>", subject: "Analyst" });
    await product.act(id, { action: "offer_accepted" });
    await product.newMails();
    return { product, id, other: other.id };
  }

  test("one accepted: the deadline of the other is a reminder to say no, and never asks to accept", async () => {
    const { product, other } = await twoOffers();
    await product.clock("2026-12-17T12:00:00Z");
    const reminders = (await product.newMails()).filter(({ text }) => text.includes("Brage Bank"));
    expect(reminders.map(({ subject }) => subject)).toEqual(
      Array.from({ length: 3 }, () => "You said yes to Nordvik Energy: a friendly no to Brage Bank"),
    );
    for (const { text } of reminders) {
      expect(text).not.toContain("Accept the offer");
      expect(text).not.toContain("Then decide");
    }
    const last = reminders.at(-1);
    expect(last?.text).toContain("What comes next: your answer to the offer: the day for it has passed.");
    await product.press(linkIn(last, "Decline the offer"));
    expect(await product.look(other)).toMatchObject({ state: "closed", outcome: "declined" });
    const [no] = await product.newMails();
    expect(no?.subject).toBe("Ready to send: your answer to the offer, Brage Bank");
  });

  test("one signed: the other gets its no at once, nothing asks for an answer, and sending it closes the interview as declined", async () => {
    const { product, id, other } = await twoOffers();
    await product.act(id, { action: "offer_signed" });
    const no = (await product.newMails()).find(({ text }) => text.includes("Jon Li"));
    expect(no?.subject).toBe("Ready to send: your answer to the offer, Brage Bank");
    expect(letterIn(no?.text)).not.toMatch(/Nordvik|accept the position|signed/);
    expect(no?.text).toContain("What comes next: nothing, once this has gone out.");
    await product.clock("2027-01-10T12:00:00Z");
    expect((await product.newMails()).filter(({ text }) => text.includes("Brage"))).toEqual([]);
    await product.press(linkIn(no, "I sent it"));
    const closed = await product.look(other);
    expect(closed).toMatchObject({ state: "closed", outcome: "declined" });
    expect(
      closed.messages.filter(({ kind, status }) => kind === "withdrawal" || (kind === "offer_decline" && status === "planned")),
    ).toEqual([]);
    expect(await product.newMails()).toEqual([]);
  });

  test("declined by the button after that, there is no second letter", async () => {
    const { product, id, other } = await twoOffers();
    await product.act(id, { action: "offer_signed" });
    await product.newMails();
    await product.act(other, { action: "offer_declined" });
    expect(await product.newMails()).toEqual([]);
    expect((await product.look(other)).messages.filter(({ kind }) => kind === "offer_decline")).toHaveLength(1);
  });
});

describe("they confirm the candidate's own word (R23, R26)", () => {
  const THANKED = "Dear Ada,\n\nThank you for accepting our offer. The contract will follow by post.\n\nKind regards,\nMette Solberg";
  const WITHDRAWN =
    "Dear Ada,\n\nThank you for letting us know that you have withdrawn your application. We are sorry to lose you and wish you all the best.\n\nKind regards,\nMette Solberg";
  const DECLINED =
    "Dear Ada,\n\nWe are sorry that you have decided to decline our offer, and wish you every success.\n\nKind regards,\nMette";

  async function waiting() {
    const product = await begin();
    const candidate = await product.confirmed();
    const { id } = await product.interview(candidate.id);
    await product.clock("2026-12-04T12:00:00Z");
    await product.newMails();
    return { product, candidate, id };
  }

  test.each([
    ["with no offer on record", false],
    ["with the offer on record, not answered", true],
  ])("thanked for a yes that we never heard, %s: it is on record, and nothing asks for an answer", async (_what, isOffered) => {
    const { product, candidate, id } = await waiting();
    if (isOffered) await product.answer(candidate.id, OFFER);
    await product.newMails();
    expect(await product.answer(candidate.id, THANKED)).toMatchObject({ status: "applied" });
    const [receipt, ...more] = await product.newMails();
    expect(more).toEqual([]);
    expect(receipt?.subject).toBe("Noted: their thanks for your yes to the offer, Nordvik Energy");
    expect(receipt?.text).toContain("have put it on record as accepted");
    expect(receipt?.text).not.toMatch(/Before you decide|Accept the offer|They would like your answer/);
    expect(await product.look(id)).toMatchObject({ state: "offered", offer: { response: "accepted" } });
    await product.clock("2026-12-28T12:00:00Z");
    expect((await product.newMails()).filter(({ subject }) => /Answer|Ready to send|What did you/.test(subject))).toEqual([]);

    expect((await product.press(linkIn(receipt, "It is signed"))).status).toBe(200);
    expect(await product.look(id)).toMatchObject({ state: "closed", outcome: "accepted" });
  });

  test("thanked for a yes that was none: one tap makes it an offer to be answered", async () => {
    const { product, candidate, id } = await waiting();
    await product.answer(candidate.id, THANKED);
    const [receipt] = await product.newMails();
    const page = linkIn(receipt, "Not right?");
    expect(await (await fetch(page)).text()).toContain("Their thanks for your yes to the offer. If that is not right, say so.");
    await product.press(page, { intent: "offer" });
    expect(await product.look(id)).toMatchObject({ state: "offered", offer: { response: "none" } });
    expect((await product.newMails()).map(({ subject }) => subject)).toContain(
      "Ready to send: thanks to Mette for the offer, Nordvik Energy",
    );
    const { version } = await product.look(id);
    await product.press(page, { intent: "offer" });
    expect((await product.look(id)).version, "twice is once").toBe(version);
  });

  test("a yes that is on record stands, and what asks for papers beside the thanks is answered", async () => {
    const { product, candidate, id } = await waiting();
    await product.answer(candidate.id, OFFER);
    await product.act(id, { action: "offer_accepted" });
    await product.newMails();
    await product.answer(candidate.id, THANKED);
    const [receipt] = await product.newMails();
    expect(receipt?.text).toContain("Your yes stands, and there is nothing to answer.");
    await product.answer(
      candidate.id,
      "Dear Ada,\n\nThank you for accepting our offer. Please send us a copy of your passport and two references by Friday.\n\nMette",
    );
    expect((await product.newMails()).map(({ subject }) => subject)).toEqual(["Ready to fill in: what they asked for, Nordvik Energy"]);
    expect(await product.look(id)).toMatchObject({ state: "offered", offer: { response: "accepted", answerBy: "2026-12-18" } });
  });

  test("a withdrawal that we never heard of closes the interview as that, and nothing is to be sent", async () => {
    const { product, candidate, id } = await waiting();
    await product.answer(candidate.id, WITHDRAWN);
    const [receipt, ...more] = await product.newMails();
    expect(more).toEqual([]);
    expect(receipt?.subject).toBe("Noted: their word that you have stepped back, Nordvik Energy");
    expect(receipt?.text).toContain("There is nothing you need to send.");
    const closed = await product.look(id);
    expect(closed).toMatchObject({ state: "closed", outcome: "withdrawn" });
    expect(closed.messages.filter(({ kind }) => ["withdrawal", "regret_reply", "look_back"].includes(kind))).toEqual([]);
    await product.press(linkIn(receipt, "Not right?"), { intent: "regret" });
    expect(await product.look(id)).toMatchObject({ state: "closed", outcome: "regret" });
    expect((await product.newMails()).map(({ subject }) => subject)).toEqual(["Ready to send: a gracious answer to Mette, Nordvik Energy"]);
  });

  test("a withdrawal that is on record is confirmed: the draft that lies unsent is no longer needed, one put off does not come", async () => {
    const { product, candidate, id } = await waiting();
    await product.act(id, { action: "withdrawn" });
    const [draft] = await product.newMails();
    const to = candidate.forwardingAddress;
    await product.mailIn(to, forwarded({ to, text: WITHDRAWN, date: "Fri, 4 Dec 2026 at 13:30" }));
    const [receipt] = await product.newMails();
    expect(receipt?.text).toContain("The interview is closed, and there is nothing more to send.");
    expect(receipt?.text).toContain("If you have not sent the withdrawal of Friday 4 December, please leave it: it is no longer needed.");
    expect(draft?.subject).toContain("withdrawal");

    const other = await waiting();
    const withdrawn = (await other.product.act(other.id, { action: "withdrawn" })).body;
    const messageId = withdrawn.messages.find(({ kind }) => kind === "withdrawal")?.id;
    await other.product.act(other.id, { action: "message_snoozed", messageId, until: "2026-12-07T08:00:00Z" });
    await other.product.answer(other.candidate.id, WITHDRAWN);
    await other.product.newMails();
    await other.product.clock("2026-12-09T12:00:00Z");
    expect((await other.product.newMails()).map(({ subject }) => subject).filter((subject) => subject.includes("withdrawal"))).toEqual([]);
  });

  test("a no to the offer that we never heard of closes it as declined; after a yes it is asked about", async () => {
    const { product, candidate, id } = await waiting();
    await product.answer(candidate.id, OFFER);
    await product.newMails();
    await product.answer(candidate.id, DECLINED);
    const [receipt, ...more] = await product.newMails();
    expect(more).toEqual([]);
    expect(receipt?.text).toContain("Nordvik Energy confirms your no to their offer.");
    expect(await product.look(id)).toMatchObject({ state: "closed", outcome: "declined" });

    const other = await waiting();
    await other.product.answer(other.candidate.id, OFFER);
    await other.product.act(other.id, { action: "offer_accepted" });
    expect(await other.product.answer(other.candidate.id, DECLINED)).toMatchObject({ status: "needs_review" });
    expect(await other.product.look(other.id)).toMatchObject({ state: "offered", offer: { response: "accepted" } });
  });
});

describe("an hour that is named on another clock (R20)", () => {
  const invitation = (when: string) => `Dear Ada,\n\nWe would like to invite you to a second interview by video${when}\n\nMette`;

  async function invited(when: string) {
    const product = await begin();
    const candidate = await product.confirmed();
    await product.interview(candidate.id);
    await product.clock("2026-12-04T12:00:00Z");
    await product.newMails();
    await product.answer(candidate.id, invitation(when));
    const [draft] = await product.newMails();
    return { product, candidate, draft };
  }

  test.each([
    [", on Thursday 10 December at 10am Singapore time.", "Thursday 10 December at 10:00 (Singapore time)", ", which is 03:00 for you"],
    [
      " on Thursday 10 December at 8am Sydney time.",
      "Thursday 10 December at 08:00 (Sydney time)",
      ", which is Wednesday 9 December at 22:00 for you",
    ],
    [" on Thursday 10 December at 10:00 EST.", "Thursday 10 December at 10:00 (New York time)", ", which is 16:00 for you"],
  ])("%s is told to them on theirs, and to the candidate on their own", async (when, theirs, own) => {
    const { draft } = await invited(when);
    expect(letterIn(draft?.text)).toContain(theirs);
    expect(letterIn(draft?.text)).not.toContain("for you.");
    expect(draft?.text).toContain(`Mind the clocks: ${theirs}${own}.`);
  });

  test.each([
    [". Could you do Thursday 10 December at 10:00 or Friday 11 December at 14:00 London time?", "London", "11:00"],
    [". All times are Eastern. Could you do Thursday 10 December at 10:00 or Friday 11 December at 14:00?", "New York", "16:00"],
    [". Could you do Thursday 10 December at 10am EST or Friday 11 December at 2pm EST?", "New York", "16:00"],
  ])("several times%s", async (when, city, own) => {
    const { draft } = await invited(when);
    expect(letterIn(draft?.text)).toMatch(new RegExp(`Thursday 10 December at 10:00 \\(${city} time\\)`));
    expect(draft?.text).toContain(`- Thursday 10 December at 10:00 (${city} time), which is ${own} for you`);
  });

  test("nothing is said of clocks that show the same", async () => {
    const { draft } = await invited(", on Thursday 10 December at 10:00.");
    expect(letterIn(draft?.text)).toContain("Thursday 10 December at 10:00");
    expect(draft?.text).not.toMatch(/Mind the clocks|for you\.|time\)/);
  });

  test.each([
    [" London time", "Thursday 10 December at 11:00", "Thursday 10 December at 10:00 (London time), which is 11:00 for you."],
    ["", "Thursday 10 December at 10:00", "Thursday 10 December at 10:00 (Oslo time)."],
  ])("a time that they confirm%s: the receipt names day, hour and clock, and brings it for the calendar", async (zone, own, said) => {
    const { product, candidate, draft } = await invited(
      `. Could you do Thursday 10 December at 10:00 or Friday 11 December at 14:00${zone}?`,
    );
    await product.press(linkIn(draft, "I sent it"));
    await product.clock("2026-12-04T15:00:00Z");
    await product.answer(candidate.id, `Hi Ada,\n\nThursday at 10${zone} works, see you then.\n\nMette`);
    const [receipt, ...more] = await product.newMails();
    expect(more).toEqual([]);
    expect(receipt?.subject).toBe(`Noted: your interview on ${own}, Nordvik Energy`);
    expect(receipt?.text).toContain(`Nordvik Energy confirms the interview on ${said}`);
    expect(receipt?.attachments).toContainEqual(expect.stringMatching(/\.ics$/));
  });
});

describe("one mail that speaks of two interviews", () => {
  const TWO =
    "Dear Ada,\n\nFor the position of Drilling Engineer we have unfortunately chosen another candidate. However, we would like to invite you to a second interview for the position of Reservoir Engineer on Thursday 10 December at 10:00.\n\nKind regards,\nMette";
  const hrefOf = (page: string, words: string) =>
    new RegExp(`href="([^"]+)"[^>]*>${words}`).exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "no such link";

  async function twoRoles() {
    const product = await begin();
    const candidate = await product.confirmed();
    const { id } = await product.interview(candidate.id);
    const other = await product.interview(candidate.id, {
      role: "Reservoir Engineer",
      round: { startsAt: "2026-12-02T10:00:00+01:00", durationMinutes: 60 },
    });
    await product.clock("2026-12-04T12:00:00Z");
    await product.newMails();
    return { product, candidate, id, other: other.id };
  }

  test("the question says how, and each gets what the candidate says of it", async () => {
    const { product, candidate, id, other } = await twoRoles();
    const to = candidate.forwardingAddress;
    await product.mailIn(to, forwarded({ to, text: TWO, date: "Fri, 4 Dec 2026 at 11:12" }));
    const [question] = await product.newMails();
    expect(question?.text).toContain("If it speaks of more than one of them, begin with either: you are then asked about the other.");
    const first = await fetch(linkIn(question, "Drilling Engineer, Nordvik Energy"), {
      method: "POST",
      body: new URLSearchParams({ intent: "regret" }),
    });
    const page = await first.text();
    expect(page).toContain("Does it speak of another interview, too?");
    expect(page, "the weekly step goes on with the other one (R12)").not.toContain("weekly step");
    expect(await product.look(id)).toMatchObject({ outcome: "regret", holds: [] });
    expect(await product.look(other)).toMatchObject({ outcome: null, holds: [] });
    await product.newMails();

    const also = hrefOf(page, "Reservoir Engineer");
    const form = await (await fetch(also)).text();
    expect(form).toContain("Reservoir Engineer, Nordvik Energy");
    expect(form).not.toContain("Which interview is it about?");
    expect((await product.press(also, { intent: "second_interview", interviewAt: "2026-12-10T10:00" })).status).toBe(200);
    expect(await product.look(id)).toMatchObject({ outcome: "regret" });
    const invited = await product.look(other);
    expect([invited.state, invited.rounds.at(-1)?.startsAt]).toEqual(["scheduled", "2026-12-10T09:00:00.000Z"]);
    const [answer, ...more] = await product.newMails();
    expect(more).toEqual([]);
    expect(answer?.subject).toBe("Ready to send: yes to the invitation, Nordvik Energy");
    expect(letterIn(answer?.text)).toContain("Reservoir Engineer");
    expect((await product.replies(candidate.id)).map(({ status, intent, interviewId }) => [status, intent, interviewId])).toEqual(
      expect.arrayContaining([
        ["applied", "regret", id],
        ["applied", "second_interview", other],
      ]),
    );

    const { version } = await product.look(other);
    await product.press(also, { intent: "second_interview", interviewAt: "2026-12-10T10:00" });
    expect((await product.look(other)).version, "twice is once").toBe(version);
    await product.press(also, { intent: "unrelated" });
    expect((await product.look(other)).rounds.map(({ startsAt }) => startsAt)).toEqual(["2026-12-02T09:00:00.000Z"]);
    expect(await product.look(id)).toMatchObject({ outcome: "regret" });
  });

  test("a mail that was applied to one of them can be applied to the other from “Not right?”; what has nothing to do with it changes nothing", async () => {
    const { product, candidate, id, other } = await twoRoles();
    await product.answer(candidate.id, "Dear Ada,\n\nWe regret to inform you that you have not been selected.\n\nMette", {
      interviewId: id,
    });
    const [draft] = await product.newMails();
    const page = await (await fetch(linkIn(draft, "Not right?"))).text();
    const also = hrefOf(page, "Reservoir Engineer");
    expect((await product.press(also, { intent: "unrelated" })).text).toContain("everything stays as it is planned");
    expect(await product.replies(candidate.id)).toHaveLength(1);
    await product.press(also, { intent: "regret" });
    expect(await product.look(other)).toMatchObject({ outcome: "regret" });
    expect(await product.look(id)).toMatchObject({ outcome: "regret" });
    expect(await (await fetch(linkIn(draft, "Not right?"))).text()).not.toContain("Does it speak of another interview");
  });

  test("where no other interview has the same people, nothing is asked", async () => {
    const product = await begin();
    const candidate = await product.confirmed();
    await product.interview(candidate.id);
    await product.interview(candidate.id, {
      company: { name: "Brage Bank" },
      role: "Analyst",
      contact: { name: "Jon Li", email: "jon@brage.example" },
    });
    await product.clock("2026-12-04T12:00:00Z");
    await product.newMails();
    await product.answer(candidate.id, REGRET);
    const [draft] = await product.newMails();
    expect(await (await fetch(linkIn(draft, "Not right?"))).text()).not.toContain("Does it speak of another interview");
  });
});
