import { expect, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";

const read = (written: string, text: string, timeZone = "Europe/London") =>
  extract({ subject: "", text, calendars: [], writtenAt: `${written}T09:00:00Z`, timeZone, intent: "second_interview" });

test.each<[string, string, string]>([
  ["2027-03-01", "Can u swing by weds 5.15 at the lock up, want to see u do a euro cylinder", "2027-03-03T17:15"],
  ["2027-05-27", "got u a second interview with Karl, sat 4pm Costa by the lifts", "2027-05-29T15:00"],
  ["2027-05-27", "second interview with Karl mon 10am at the shop", "2027-05-31T09:00"],
  ["2027-05-27", "can you come in sun at 2pm for a chat", "2027-05-30T13:00"],
  ["2027-05-27", "interview wed 9.30 ok?", "2027-06-02T08:30"],
  [
    "2027-03-24",
    "Hi Agnieszka, would a fortnight today suit you for the second interview? 10 in the morning, Dublin Port, Terminal 2.",
    "2027-04-07T09:00",
  ],
  ["2026-11-04", "Stage 2 is Thursday 12 November in Room 2.14, 11 am sharp as the clinic room is booked from noon.", "2026-11-12T11:00"],
  ["2026-11-04", "The interview is Thursday 12 November at 11 am, since the room is free until noon.", "2026-11-12T11:00"],
])("R20: the hour (written %s): %s", (written, text, at) => {
  const found = read(written, text);
  expect(found.interviewAt?.value.startsAt).toBe(`${at}:00Z`);
  expect(found.timesOffered).toBeUndefined();
});

test.each([
  "We sat at 4pm with the panel and they wed 3 people.",
  "The team sat 3 hours with your file; the sun shone.",
])("small words are no days: %s", (text) => {
  const { interviewAt, interviewOn, timesOffered } = read("2027-05-27", text);
  expect([interviewAt, interviewOn, timesOffered]).toEqual([undefined, undefined, undefined]);
});

test("R20: each hour is of the day before it", () => {
  expect(read("2026-11-27", "choose one for the interview: i can do tue 15h, wed 9h, NOT thu").timesOffered?.value).toEqual([
    "2026-12-01T15:00:00Z",
    "2026-12-02T09:00:00Z",
  ]);
});

test("R20: three times that are numbered are three", () => {
  const text =
    "I can offer the following:\n\n(i) Monday 15 February, 12 noon\n(ii) Tuesday 16 February, 9 a.m.\n(iii) Thursday 18 February, 5 p.m.\n\n17 February isn't possible. Grateful if you'd indicate an order of preference.";
  const value = ["2027-02-15T12:00:00Z", "2027-02-16T09:00:00Z", "2027-02-18T17:00:00Z"];
  expect(read("2027-02-04", text).timesOffered?.value).toEqual(value);
  expect(read("2027-02-04", text.replaceAll("\n", " ")).timesOffered?.value).toEqual(value);
});

test.each<[string, string, string[]]>([
  ["2027-05-10", "Could you come back to meet the others? Thursday or Friday this week, whichever suits.", ["2027-05-13", "2027-05-14"]],
  [
    "2026-10-28",
    "Would you come back and do a morning with us? Either Tuesday or Thursday next week, whichever you can do.",
    ["2026-11-03", "2026-11-05"],
  ],
  [
    "2026-11-25",
    "Next is Mel + Josh for 45 minutes. They have openings Thu 3 Dec afternoon or Fri 4 Dec before 11. Gimme your pick.",
    ["2026-12-03", "2026-12-04"],
  ],
])("R20: days to choose from (written %s): %s", (written, text, value) => {
  expect(read(written, text).daysOffered?.value).toEqual(value);
});

test("R20: days of a list, each with the hours that are said of all", () => {
  const text =
    "We'd like to set up the virtual onsite. Could you tell me which of these works best, all blocks 9am–1pm PT:\n\n- Wed 11/18\n- Thu 11/19\n- Fri 11/20\n\nThe week after is Thanksgiving.";
  const found = read("2026-11-13", text, "America/Los_Angeles");
  expect(found.interviewAt).toBeUndefined();
  expect(found.daysOffered?.value ?? found.timesOffered?.value.map((time) => time.slice(0, 10))).toEqual([
    "2026-11-18",
    "2026-11-19",
    "2026-11-20",
  ]);
});

test.each<[string, string, string]>([
  ["2026-12-16", "It will be on Monday 11 January in our Utrecht office; the precise hour depends on the test bureau.", "2027-01-11"],
  ["2027-03-22", "She is proposing Tuesday 30th, and will confirm whether morning or afternoon. Kindly block the day.", "2027-03-30"],
])("R20: a day without an hour (written %s): %s", (written, text, on) => {
  const found = read(written, text);
  expect([found.interviewOn?.value, found.interviewAt]).toEqual([on, undefined]);
});

test("R20: an hour within a stretch is one to choose on that day", () => {
  expect(read("2026-11-10", "Would Tuesday next, 17 November, between 2 and 4 be possible, at St Brigid's?").timesOffered?.value).toEqual([
    "2026-11-17T14:00:00Z",
    "2026-11-17T16:00:00Z",
  ]);
});

test.each([
  "The hiring committee reviewed your packet this morning.",
  "Offers are typically extended within 48 hours.",
  "Everything else is as in my letter of Monday.",
  "Please RSVP by 5 p.m. Monday using the link below.",
  "If you're selected, the Board would vote on the 21st.",
  "Expect a scheduling email from Greta this afternoon.",
  "Any day but Wed. What's good for you?",
])("R20: a day of something else is none, also in a mail that invites: %s", (text) => {
  const { interviewOn, daysOffered, interviewAt } = read("2026-11-10", text);
  expect([interviewOn, daysOffered, interviewAt]).toEqual([undefined, undefined, undefined]);
});
