import { describe, expect, test } from "vitest";
import { begin, linkIn, OFFER, REGRET, statuses } from "./product.ts";

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
