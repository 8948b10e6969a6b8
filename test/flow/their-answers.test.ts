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
