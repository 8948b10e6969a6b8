import { describe, expect, it, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";

/** A Wednesday in February 2027, a month before Easter; 8 March is a Monday. */
const WRITTEN = "2027-02-24T10:00:00Z";
const decision = (text: string, writtenAt = WRITTEN, timeZone = "Europe/London") =>
  extract({ subject: "", calendars: [], text, writtenAt, timeZone }).decisionBy;
const read = (text: string, writtenAt?: string, timeZone?: string) => {
  const found = decision(text, writtenAt, timeZone);
  return found && [found.value, found.certain];
};

describe("R17, R32: a feast is a date", () => {
  it.each<[string, string, boolean]>([
    ["We hope to decide by Easter.", "2027-03-28", true],
    ["You will hear from us before Easter.", "2027-03-25", true],
    ["We'll let you know after Easter.", "2027-04-05", false],
    ["We will let you know by Good Friday.", "2027-03-26", true],
    ["You can expect a decision by Easter Monday.", "2027-03-29", true],
    ["We will decide the day after Easter.", "2027-03-30", true],
    ["We'll let you know the week after Easter.", "2027-04-09", true],
    ["You'll hear by St Patrick’s Day.", "2027-03-17", true],
    ["You'll hear from us by Mothering Sunday.", "2027-03-07", true],
    ["You'll hear from us by Whitsun.", "2027-05-16", true],
    ["We'll be in touch by Ascension Day.", "2027-05-06", true],
    ["You will hear from us by Memorial Day.", "2027-05-31", true],
    ["We'll know by Thanksgiving.", "2027-11-25", true],
    ["We will let you know before the May bank holiday.", "2027-04-30", false],
    ["We'll tell you after the bank holiday.", "2027-04-05", false],
    ["We will decide after Ramadan.", "2027-03-16", false],
    ["You'll hear by Passover.", "2027-04-22", false],
    ["We will let you know in the summer.", "2027-08-31", false],
    ["We will let you know before the summer.", "2027-05-31", false],
  ])("%s", (text, date, certain) => {
    expect(read(text)).toEqual([date, certain]);
  });

  it.each<[string, string, boolean]>([
    ["We will let you know by New Year.", "2026-12-31", true],
    ["You will hear from us by Christmas.", "2026-12-25", true],
    ["We'll be in touch before Christmas.", "2026-12-24", true],
    ["I'll get back to you by Hogmanay.", "2026-12-31", true],
    ["You'll hear by New Year's Day.", "2027-01-01", true],
    ["We'll decide between Christmas and New Year.", "2026-12-31", true],
    ["We will decide the week before Christmas.", "2026-12-24", true],
    ["We will let you know over the holidays.", "2027-01-01", false],
    ["We will decide after the holidays.", "2027-01-08", false],
    ["You will hear from us in the new year.", "2027-01-15", false],
    ["We will let you know at the start of the new year.", "2027-01-07", false],
    ["We will update you in the first week of the new year.", "2027-01-07", true],
    ["Have a lovely Christmas, and we will be in touch by 8 January.", "2027-01-08", true],
    ["We'll let you know by Friday, and have a merry Christmas!", "2026-12-04", true],
  ])("in December: %s", (text, date, certain) => {
    expect(read(text, "2026-12-03T10:00:00Z")).toEqual([date, certain]);
  });

  it("is the one of the candidate's country, and a guess where the moon decides", () => {
    expect(read("We will let you know by Independence Day.", WRITTEN, "Asia/Kolkata")?.[0]).toBe("2027-08-15");
    expect(read("We will have news by Thanksgiving.", "2026-09-20T10:00:00Z", "America/Toronto")?.[0]).toBe("2026-10-12");
    expect(read("We aim to have a decision by Diwali.", "2026-10-20T10:00:00Z", "Asia/Kolkata")).toEqual(["2026-11-08", false]);
  });
});

describe("R32: a stretch ends on its last day, and is known to be one", () => {
  it.each<[string, string, string, string]>([
    ["We will let you know between Monday 1 and Friday 5 March.", "2027-03-05", "2027-03-01", "between Monday 1 and Friday 5 March"],
    ["We will decide between the 1st and the 5th of March.", "2027-03-05", "2027-03-01", "between the 1st and the 5th of March"],
    ["You will hear from us between Monday and Friday.", "2027-03-05", "2027-03-01", "between Monday and Friday"],
    ["You will hear from us 1-5 March.", "2027-03-05", "2027-03-01", "1-5 March"],
    ["You will hear from us from 1 to 5 March.", "2027-03-05", "2027-03-01", "from 1 to 5 March"],
    ["We will decide March 1-5.", "2027-03-05", "2027-03-01", "March 1-5"],
    ["You should hear on Monday 1st or Tuesday 2nd.", "2027-03-02", "2027-03-01", "on Monday 1st or Tuesday 2nd"],
    ["We'll let you know Thursday or Friday next week.", "2027-03-05", "2027-03-04", "Thursday or Friday next week"],
    ["We'll be in touch next week or the week after.", "2027-03-12", "2027-03-01", "next week or the week after"],
    ["We will let you know the week after next.", "2027-03-12", "2027-03-08", "the week after next"],
    ["We will be in touch in the week commencing 8 March.", "2027-03-12", "2027-03-08", "in the week commencing 8 March"],
    ["We'll be in touch w/c Monday 8 March.", "2027-03-12", "2027-03-08", "w/c Monday 8 March"],
    ["You will hear w/b 8th March.", "2027-03-12", "2027-03-08", "w/b 8th March"],
    ["You'll hear from us the week of March 8.", "2027-03-12", "2027-03-08", "the week of March 8"],
    ["You'll hear in the first half of May.", "2027-05-15", "2027-05-01", "in the first half of May"],
    ["You'll hear in the last week of March.", "2027-03-31", "2027-03-25", "in the last week of March"],
    ["We'll decide in March or April.", "2027-04-30", "2027-03-01", "in March or April"],
    ["We should have news Thursday/Friday.", "2027-02-26", "2027-02-25", "Thursday/Friday"],
    ["You'll hear this week or next.", "2027-03-05", "2027-02-22", "this week or next"],
    ["We will contact you with a decision in KW 11.", "2027-03-19", "2027-03-15", "in KW 11"],
    ["We'll decide in Q2.", "2027-06-30", "2027-04-01", "in Q2"],
  ])("%s", (text, value, from, phrase) => {
    expect(decision(text)).toEqual({ value, from, phrase, certain: true });
  });
});

test.each<[string, string, boolean]>([
  ["We will let you know by EOM.", "2027-02-28", true],
  ["We'll let you know by end of week.", "2027-02-26", true],
  ["We'll know by the end of the quarter.", "2027-03-31", true],
  ["Expect to hear by year end.", "2027-12-31", true],
  ["You'll hear by the 1st of next month.", "2027-03-01", true],
  ["You'll hear on the first Monday in March.", "2027-03-01", true],
  ["You'll hear on the last working day of the month.", "2027-02-26", true],
  ["You will hear within ten (10) working days.", "2027-03-10", true],
  ["You'll hear within 48hrs.", "2027-02-26", true],
  ["You'll hear within 2 wks.", "2027-03-10", true],
  ["You'll hear on Thursday week.", "2027-03-04", true],
  ["You'll hear tomorrow week.", "2027-03-04", true],
  ["You'll hear two weeks on Friday.", "2027-03-12", true],
  ["You'll hear by COP Friday.", "2027-02-26", true],
  ["You'll hear by EOP Friday.", "2027-02-26", true],
  ["You'll hear by the close of business.", "2027-02-24", true],
  ["We meet on Thursday and will let you know the day after.", "2027-02-26", true],
  ["The board meets on 11 March and we will let you know the following week.", "2027-03-19", true],
  ["We will decide before 8 March.", "2027-03-07", true],
  ["You'll hear on or before 8 March.", "2027-03-08", true],
  ["We'll decide before the end of next week.", "2027-03-05", true],
  ["We'll let you know early next month.", "2027-03-07", false],
  ["You'll hear after the weekend.", "2027-03-05", false],
  ["We will not decide before 8 March.", "2027-03-15", false],
  ["We'll decide no earlier than 8 March.", "2027-03-15", false],
  ["We hope to be in touch around 15 March.", "2027-03-15", false],
  ["We should have a decision by March 15th or so.", "2027-03-15", false],
  ["You'll hear by May.", "2027-05-31", false],
  ["We're hoping to make a call on this by the back end of next week.", "2027-03-05", false],
  ["The committee reconvenes on the 9th; expect word by the 10th.", "2027-03-10", true],
  ["Kindly bear with us till Monday, we will revert.", "2027-03-01", true],
  ["We will inform you not later than 31 March 2027.", "2027-03-31", true],
  ["Give us a week.", "2027-03-03", true],
  ["We need another fortnight.", "2027-03-10", true],
  ["We need a further two weeks to decide.", "2027-03-10", true],
  ["We'll let you know inside of a week.", "2027-03-03", true],
  ["We'll be in touch within a week of Easter.", "2027-04-05", true],
  ["Interviews run until 5 March, and we will let everyone know the following Monday.", "2027-03-08", true],
  ["The decision was due on 1 March but will now be on 8 March.", "2027-03-08", true],
  ["We said 1 March; it will be 8 March.", "2027-03-08", true],
  ["You'll hear in the next day or so.", "2027-02-26", false],
  ["If you have not heard from us by 12 March, please assume that you have been unsuccessful.", "2027-03-12", true],
])("R17, R32: %s", (text, date, certain) => {
  expect(read(text)).toEqual([date, certain]);
});

test.each([
  ["We will let you know by Friday 8 March.", "2027-03-08", "by Friday 8 March"],
  ["We'll let you know by Friday 8th.", "2027-03-08", "by Friday 8th"],
  ["You will hear from us by Tuesday the 12th.", "2027-03-12", "by Tuesday the 12th"],
])("R17: a weekday that contradicts its date is a guess with its words, and never lost: %s", (text, value, phrase) => {
  expect(decision(text)).toEqual({ value, phrase, certain: false });
});

describe("R5: a day before which they will not decide is no promise to have decided by it", () => {
  const late = (text: string) => decision(text, "2026-11-27T10:00:00Z");
  test.each([
    "You won't hear before 15 December.",
    "You won't hear from us before the 15th.",
    "We will not have a decision before the 15th of December.",
    "Don't expect to hear anything before 15 December.",
    "There will be no news before 15 December.",
    "A decision is not expected before 15 December.",
    "It'll be after the 15th before you hear from us.",
    "We can't decide before 15 December.",
    "15 December is the earliest we could let you know.",
    "The earliest you will hear is 15 December.",
    "You'll hear on 15 December at the earliest.",
    "No decision will be made until after the 15th.",
    "We won't know until 15 December.",
    "We won't be deciding until 15 December at the earliest.",
    "I doubt you will hear before 15 December.",
    "It is unlikely that we decide before 15 December.",
    "Nothing will be decided before 15 December.",
    "The panel does not meet before 15 December, so no decision till then.",
    "You are unlikely to hear until 15 December.",
    "You'll not hear anything until the 15th at the earliest.",
    "We shan't be in a position to let you know earlier than 15 December.",
    "No sooner than 15 December will we be able to tell you.",
    "You will hear from us from 15 December onwards.",
    "We're not going to be able to come back to you before the 15th.",
    "I would not expect an answer ahead of 15 December.",
    "Please do not expect to hear from us prior to 15 December.",
    "We are not able to make a decision until 15 December.",
    "They are away this week, which means the 15th of December at the earliest before you hear.",
    "The head is back on 15 December, so no news before then.",
    "The council meets on 15 December. We are unable to announce the result before then.",
  ])("%s", (text) => {
    expect(late(text)).toMatchObject({ certain: false, earliest: "2026-12-15", value: "2026-12-22" });
  });
  test.each([
    ["You will hear from us no later than 15 December.", "2026-12-15"],
    ["You will not hear later than 15 December.", "2026-12-15"],
    ["You will hear before 15 December.", "2026-12-14"],
    ["We will not take longer than 15 December to decide.", "2026-12-15"],
    ["You won't have to wait beyond 15 December for our decision.", "2026-12-15"],
    ["You won't hear before 15 December, but you will by 18 December.", "2026-12-18"],
    ["We won't decide before the 15th; expect to hear by the 18th.", "2026-12-18"],
    ["We will let you know by Friday 4 December.", "2026-12-04"],
    ["Will update you by 18th.", "2026-12-18"],
    ["You will have our decision by 18 December. It won't be before the 15th, though.", "2026-12-18"],
  ])("and one by which they will is: %s", (text, date) => {
    expect(late(text)).toMatchObject({ certain: true, value: date });
    expect(late(text)?.earliest).toBeUndefined();
  });
});

describe("R17: what was told before is no new promise", () => {
  it.each([
    "I told you you'd hear by today. The board has stopped all hiring until the engineers have reported.",
    "As Dr Kunz told you at the end of the talk on Thursday, he wants to discuss it first.",
  ])("%s", (text) => {
    expect(read(text)).toBeUndefined();
  });
  it("stands beside the day that holds now", () => {
    expect(read("I told you that you would hear by Friday, but now it will be Monday 1 March.")).toEqual(["2027-03-01", true]);
  });
});
