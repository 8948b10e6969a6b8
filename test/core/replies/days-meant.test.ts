import { expect, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";
import type { Intent } from "../../../core/replies/intents.ts";

/** Written on Monday 30 November 2026, in London. */
const read = (text: string, intent: Intent = "second_interview", written = "2026-11-30") =>
  extract({ subject: "", text, calendars: [], writtenAt: `${written}T09:00:00Z`, timeZone: "Europe/London", intent });

test.each<[string, string]>([
  ["Could you come in for the interview on Thursday in two weeks at 14.30?", "2026-12-17T14:30:00Z"],
  ["Could you come in for the interview in two weeks, on Thursday, at 14.30?", "2026-12-17T14:30:00Z"],
  ["Could you come in for the interview in two weeks' time on Thursday at 14.30?", "2026-12-17T14:30:00Z"],
  ["Could you come in for the interview a week on Thursday at 14.30?", "2026-12-10T14:30:00Z"],
  ["Could you come in for the interview in a week, on Thursday, at 14.30?", "2026-12-10T14:30:00Z"],
  ["Could you come in for the interview in week 50, Thursday, at 14.30?", "2026-12-10T14:30:00Z"],
  ["Could you come in for the interview on Thursday of week 50 at 14.30?", "2026-12-10T14:30:00Z"],
  ["Could you come in for the interview on Thursday in week 50 at 14.30?", "2026-12-10T14:30:00Z"],
  ["Interview: week 50, Thursday 14.30.", "2026-12-10T14:30:00Z"],
  ["The interview cannot be on 9 December at 10:00 as planned; 10 December at 10:00 is fine.", "2026-12-10T10:00:00Z"],
  ["The interview can't take place on 9 December at 10:00 as planned, we propose 10 December at 10:00.", "2026-12-10T10:00:00Z"],
  ["The interview will not be on 9 December at 10:00 but on 10 December at 10:00.", "2026-12-10T10:00:00Z"],
  ["The interview is not on 4 December as promised but on 11 December at 9:00.", "2026-12-11T09:00:00Z"],
])("R20: the day that is meant: %s", (text, startsAt) => {
  expect(read(text)).toMatchObject({ interviewAt: { value: { startsAt }, certain: true } });
  expect(read(text).timesOffered).toBeUndefined();
});

test('a Thursday "in two weeks" that may be that of either week is a guess', () => {
  expect(read("The interview is on Thursday in two weeks at 14.30.", "second_interview", "2026-12-04").interviewAt).toMatchObject({
    value: { startsAt: "2026-12-17T14:30:00Z" },
    certain: false,
  });
});

test.each<[string, string]>([
  ["You will hear from us not on 4 December as promised but on 11 December.", "2026-12-11"],
  ["We will decide not by 4 December, as planned, but by 11 December.", "2026-12-11"],
  ["The decision will come on 11 December and not on 4 December as promised.", "2026-12-11"],
  ["We shall let you know on Thursday in two weeks.", "2026-12-17"],
])("R5: the day of a decision that is meant: %s", (text, by) => {
  expect(read(text, "status_update").decisionBy).toMatchObject({ value: by, certain: true });
});

test.each<[string, string]>([
  ["We will not decide before 4 December but by 11 December.", "2026-12-11"],
])("a day before which it is not is not given up: %s", (text, by) => {
  expect(read(text, "status_update").decisionBy?.value).toBe(by);
});

test.each<[string, string[]]>([
  ["Come back for a morning: either Tuesday or Thursday next week.", ["2026-12-08", "2026-12-10"]],
  ["I would propose Monday or Tuesday in calendar week 51 for the interview.", ["2026-12-14", "2026-12-15"]],
  ["Could you come in for the interview on Tuesday, Wednesday or Thursday next week?", ["2026-12-08", "2026-12-09", "2026-12-10"]],
])("R20: weekdays of one week: %s", (text, value) => {
  expect(read(text).daysOffered?.value).toEqual(value);
});
