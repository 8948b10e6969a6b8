import { describe, expect, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";

/** Written on Friday 27 November 2026. */
const read = (text: string, timeZone = "Europe/Oslo", writtenAt = "2026-11-27T10:00:00Z") =>
  extract({ subject: "Second interview", text, calendars: [], writtenAt, timeZone });

describe("R20: an hour is told in the zone that stands with it, however that is written", () => {
  test.each<[string, string]>([
    ["Your interview is on 10 December at 9:00 a.m., EST.", "2026-12-10T14:00:00Z"],
    ["Your interview is on 10 December at 9:00, New York time.", "2026-12-10T14:00:00Z"],
    ["The interview is on 10 December, 9:00-10:00 Houston time.", "2026-12-10T15:00:00Z"],
    ["The interview is on 10 December, 9:00-10:00 Houston time (CST).", "2026-12-10T15:00:00Z"],
    ["The interview is on 10 December at 9:00 (Houston).", "2026-12-10T15:00:00Z"],
    ["The interview is on 10 December at 9:00 am in Houston.", "2026-12-10T15:00:00Z"],
    ["The interview is on 10 December at 9:00 am at our Houston office.", "2026-12-10T15:00:00Z"],
    ["Can you come at 9:00 am on 10 December, EST?", "2026-12-10T14:00:00Z"],
    ["Can you come at 9:00 am on Thursday 10 December (Eastern)?", "2026-12-10T14:00:00Z"],
    ["The interview is on 10 December at 9:00 (Eastern).", "2026-12-10T14:00:00Z"],
    ["The interview is on 10 December at 9:00. All times are Eastern.", "2026-12-10T14:00:00Z"],
    ["Interview: 10 December, 9:00 (all times in UK time)", "2026-12-10T09:00:00Z"],
    ["Interview: Thursday 10 December, 9:00\nTime zone: America/Chicago", "2026-12-10T15:00:00Z"],
    ["Interview on 10 December at 9:00. That is San Francisco time.", "2026-12-10T17:00:00Z"],
    ["The interview is on 10 December from 2 to 3 pm, AEDT.", "2026-12-10T03:00:00Z"],
    ["Your interview: 2026-12-10T10:00Z, on Teams.", "2026-12-10T10:00:00Z"],
    ["Your interview: 2026-12-10T10:00:00+01:00, on Teams.", "2026-12-10T09:00:00Z"],
    ["Your interview is on 10 December at 15:00, Singapore time.", "2026-12-10T07:00:00Z"],
    ["Your interview is on 10 December at 15:00 (Mumbai time).", "2026-12-10T09:30:00Z"],
    ["Your interview is on 10 December at 9 a.m. west coast time.", "2026-12-10T17:00:00Z"],
    ["Your interview is on 10 December at 9 a.m. Europe/London.", "2026-12-10T09:00:00Z"],
    ["Your interview is on 10 December at 9:00, your time.", "2026-12-10T08:00:00Z"],
  ])("%s", (text, startsAt) => {
    expect(read(text)).toMatchObject({ interviewAt: { value: { startsAt }, certain: true } });
  });

  test.each([
    "The interview is on 10 December at 9:00, Springfield time.",
    "The interview is on 10 December at 9:00 Tuktoyaktuk time.",
    "The interview will be held by the team in Houston time on 10 December at 9:00.",
    "EST applies: the interview is on 10 December at 9:00.",
    "The interview is on 10 December at 9:00 on Zoom with Carla, in CST as ever.",
    "The interview is on 10 December at 9:00 (their time).",
    "The interview is on 10 December at 9:00 our end.",
    "come on 10 December at 9 in the morning ruritanian time for the interview",
    "The interview is on 10 December at 9:00 in Perth.",
    "The interview is on 10 December at 9:00. All times are Springfield time.",
  ])("a zone that is not understood, or stands apart, makes the hour a guess: %s", (text) => {
    expect(read(text).interviewAt).toMatchObject({ certain: false });
  });

  test.each([
    "The interview is on 10 December. Start time: 10:00.",
    "The interview is on 10 December at 10:00. Thank you for your time.",
    "The interview is on 10 December at 10:00 in Oslo.",
    "The interview is on 10 December at 10:00, Oslo time.",
    "The interview is on 10 December at 10:00 with Tom West, CET being kept.",
    "Date and Time: 10 December, 10:00. Interview with Tom.",
    "The interview for the Full Time role is on 10 December at 10:00.",
    "Please be on time: the interview is on 10 December at 10:00 in Room 4.",
    "The interview is on 10 December at 10:00, Karl Johans gate 4.",
  ])("what is no other zone leaves it certain: %s", (text) => {
    expect(read(text)).toMatchObject({ interviewAt: { value: { startsAt: "2026-12-10T09:00:00Z" }, certain: true } });
  });
});

test.each<[string, string[]]>([
  ["Could you do Tuesday at 10am or Wednesday at 2pm EST?", ["2026-12-01T15:00:00Z", "2026-12-02T19:00:00Z"]],
  ["She has 9.15 on Tuesday or 4.45pm on Wednesday, both AEDT.", ["2026-11-30T22:15:00Z", "2026-12-02T05:45:00Z"]],
  ["He proposes Tuesday 15:30 or Thursday 9:00, UK time.", ["2026-12-01T15:30:00Z", "2026-12-03T09:00:00Z"]],
  ["Tuesday 11:00 or 17:00 (EET). Please choose!", ["2026-12-01T09:00:00Z", "2026-12-01T15:00:00Z"]],
])("R20: the zone that is said once is that of all hours of a list: %s", (text, value) => {
  expect(read(text).timesOffered).toMatchObject({ value, certain: true });
});

test.each(["How about Thursday at 10am, Charlotte?", "Thursday 3 December at 10am, Adelaide."])("a name is no place: %s", (text) => {
  expect(read(text)).toMatchObject({ interviewAt: { value: { startsAt: "2026-12-03T09:00:00Z" }, certain: true } });
});

describe("R20: two hours that are one instant are one interview, by the first and its zone", () => {
  test.each<[string, string, string, string]>([
    ["I've put a hold on Tuesday, January 26 at 3pm GMT (that's 10am for them).", "2027-01-26T15:00:00Z", "Europe/London", "Europe/London"],
    [
      "Could you do Friday the 4th, 3pm GMT, so 8.30 in the evening for you in Chennai?",
      "2026-12-04T15:00:00Z",
      "Asia/Kolkata",
      "Europe/London",
    ],
    [
      "When: Wednesday 9 December, 1pm AEDT (that's 10 am in Perth, so no excuse)",
      "2026-12-09T02:00:00Z",
      "Europe/London",
      "Australia/Sydney",
    ],
    ["The meeting is on Wednesday 9 December at 16:00 CET / 7am his time.", "2026-12-09T15:00:00Z", "Europe/Rome", "Europe/Berlin"],
    ["The meeting is on 9 December at 9am PT / 12pm ET / 5pm GMT.", "2026-12-09T17:00:00Z", "Europe/London", "America/Los_Angeles"],
    ["The interview is on 9 December at 10am New York time, i.e. 4pm in Oslo.", "2026-12-09T15:00:00Z", "Europe/Oslo", "America/New_York"],
    [
      "The interview is on 9 December at 7pm SGT, which I believe is 11 in the morning in Wales.",
      "2026-12-09T11:00:00Z",
      "Europe/London",
      "Asia/Singapore",
    ],
    ["The interview is on 9 December at 10am EST, which is 3pm GMT.", "2026-12-09T15:00:00Z", "Europe/London", "America/New_York"],
    ["The interview is on 9 December at 2pm (9am EST).", "2026-12-09T14:00:00Z", "Europe/London", "Europe/London"],
    ["The interview is on 9 December at 9-10am EST (2-3pm your time).", "2026-12-09T14:00:00Z", "Europe/London", "America/New_York"],
    ["The interview is on 9 December at 10:00 Oslo (09:00 London).", "2026-12-09T09:00:00Z", "Europe/London", "Europe/Oslo"],
  ])("%s", (text, startsAt, timeZone, zone) => {
    const found = read(text, timeZone);
    expect(found).toMatchObject({ interviewAt: { value: { startsAt, timeZone: zone }, certain: true } });
    expect(found.timesOffered).toBeUndefined();
  });

  test("two that are not are no certain hour", () => {
    expect(read("The interview is on 9 December at 10am EST (that's 5pm GMT).").interviewAt).toMatchObject({ certain: false });
  });

  test.each([
    ["Could you do 9 December at 10am GMT or 11am GMT?", 2],
    ["We have 10am or 2pm GMT on 9 December.", 2],
    ["Thursday 3 December at 10am GMT or Friday 4 December at 10am GMT?", 2],
  ])("two of one zone are a choice: %s", (text, many) => {
    expect(read(text, "Europe/London").timesOffered?.value).toHaveLength(many);
  });
});
