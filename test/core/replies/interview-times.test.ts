import { describe, expect, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";

/** Monday 30 November 2026, in London. */
const read = (text: string) => extract({ subject: "", text, calendars: [], writtenAt: "2026-11-30T10:00:00Z", timeZone: "Europe/London" });

describe("R34: of two times the one that still stands", () => {
  test.each<[string, string]>([
    ["Your interview has been moved from Thursday 10am to Friday 2pm.", "2026-12-04T14:00:00Z"],
    ["We've moved your interview from Thursday at 10am to Friday at 2pm.", "2026-12-04T14:00:00Z"],
    ["Can we do Friday 2pm instead of Thursday 10am?", "2026-12-04T14:00:00Z"],
    ["Instead of Thursday 10am, could you come in for the interview on Friday at 2pm?", "2026-12-04T14:00:00Z"],
    ["Could we meet on Friday at 2pm rather than Thursday at 10am?", "2026-12-04T14:00:00Z"],
    ["Rather than Thursday at 10am, the interview will now be Friday at 2pm.", "2026-12-04T14:00:00Z"],
    ["You were down for Thursday 10am, it is now Friday 2pm.", "2026-12-04T14:00:00Z"],
    ["Your interview was down for Thursday at 10am but is now Friday at 2pm.", "2026-12-04T14:00:00Z"],
    ["Could we swap Thursday 10am for Friday 2pm?", "2026-12-04T14:00:00Z"],
    ["We need to swap your Thursday 10am interview for Friday 2pm.", "2026-12-04T14:00:00Z"],
    ["We'd like to bring your interview forward from Friday 2pm to Thursday 10am.", "2026-12-03T10:00:00Z"],
    ["Bringing your interview forward to Thursday 10am (from Friday 2pm).", "2026-12-03T10:00:00Z"],
    ["The interview has been brought forward from Friday 4 December at 2pm to Thursday 3 December at 10am.", "2026-12-03T10:00:00Z"],
    ["The interview scheduled for Thursday 3 December at 10am has been rescheduled to Friday 4 December at 2pm.", "2026-12-04T14:00:00Z"],
    ["Your interview on Thursday 3 December at 10:00 has been rescheduled. New time: Friday 4 December at 14:00.", "2026-12-04T14:00:00Z"],
    ["Interview rescheduled\nOld time: Thursday 3 December, 10:00\nNew time: Friday 4 December, 14:00", "2026-12-04T14:00:00Z"],
    ["Previously: Thursday 3 December at 10:00\nNow: Friday 4 December at 14:00", "2026-12-04T14:00:00Z"],
    ["We had said Thursday at 10am for the interview; please make that Friday at 2pm.", "2026-12-04T14:00:00Z"],
    ["Thursday at 10am no longer works for the panel. Could you make Friday at 2pm?", "2026-12-04T14:00:00Z"],
    ["Sorry, Thursday 10am doesn't work any more, can you do Friday 2pm?", "2026-12-04T14:00:00Z"],
    ["The interview is pushed back from Thursday at 10am to Friday at 2pm.", "2026-12-04T14:00:00Z"],
    ["Kindly note that your interview stands rescheduled from 3rd December 10:00 AM to 4th December 2:00 PM.", "2026-12-04T14:00:00Z"],
    ["Your interview is now on Friday at 2pm, not Thursday at 10am.", "2026-12-04T14:00:00Z"],
    ["Not Thursday 10am as I wrote, but Friday 2pm for the interview.", "2026-12-04T14:00:00Z"],
    ["Interview change: Thursday 10am -> Friday 2pm", "2026-12-04T14:00:00Z"],
    ["Interview: Thursday 10am → Friday 2pm", "2026-12-04T14:00:00Z"],
    ["We originally planned your interview for Thursday at 10am. It will now take place on Friday at 2pm.", "2026-12-04T14:00:00Z"],
    ["In place of Thursday at 10am, the interview will be on Friday at 2pm.", "2026-12-04T14:00:00Z"],
    ["Let's change Thursday 10am to Friday 2pm for the interview.", "2026-12-04T14:00:00Z"],
    ["The interview will be at 2pm on Friday instead of 10am on Thursday.", "2026-12-04T14:00:00Z"],
    ["Please ignore the invitation for Thursday at 10am. Your interview is on Friday at 2pm.", "2026-12-04T14:00:00Z"],
    ["Correction: your interview is on Friday at 2pm and not on Thursday at 10am.", "2026-12-04T14:00:00Z"],
    [
      "Your interview which was due to take place on Thursday 3 December at 10am will now take place on Friday 4 December at 2pm.",
      "2026-12-04T14:00:00Z",
    ],
    ["Your second interview is Friday 4 December, 2pm (was Thursday 3 December, 10am).", "2026-12-04T14:00:00Z"],
    ["The interview on Thursday has moved from 10am to 2pm.", "2026-12-03T14:00:00Z"],
    ["Could we make Thursday's interview 2pm instead of 10am?", "2026-12-03T14:00:00Z"],
    ["Could we push Thursday's interview to 2pm? 10am is no good for Tom.", "2026-12-03T14:00:00Z"],
    ["Thursday's interview: 2pm rather than 10am, if that's OK.", "2026-12-03T14:00:00Z"],
    ["Same time but a day later for your interview: Friday at 10am.", "2026-12-04T10:00:00Z"],
    ["Change of plan: interview Friday 2pm, forget Thursday 10am.", "2026-12-04T14:00:00Z"],
    ["Tom can't make Thursday at 10am, so we'd like to move the interview to Friday at 2pm.", "2026-12-04T14:00:00Z"],
    ["Could we move you from the Thursday 10am slot to the Friday 2pm slot?", "2026-12-04T14:00:00Z"],
    [
      "We have had to change your interview from Thursday 3rd December at 10.00am to Friday 4th December at 2.00pm.",
      "2026-12-04T14:00:00Z",
    ],
    ["We're moving your interview to Friday at 2pm from Thursday at 10am.", "2026-12-04T14:00:00Z"],
    ["Postponed: your interview of Thursday 3 December, 10am, is put back to Friday 4 December, 2pm.", "2026-12-04T14:00:00Z"],
    ["The 10am on Thursday is off; the interview is on Friday at 2pm now.", "2026-12-04T14:00:00Z"],
    ["Your slot was Thursday 10am. It's now Friday 2pm for the interview.", "2026-12-04T14:00:00Z"],
  ])("%s", (text, startsAt) => {
    expect(read(text)).toMatchObject({ interviewAt: { value: { startsAt }, certain: true } });
    expect(read(text).timesOffered).toBeUndefined();
  });
});

test.each<[string, string]>([
  ["The interview is on 4 December. Your slot is 11.10. Please bring your passport.", "2026-12-04T11:10:00Z"],
  ["The interview is on 4.12. at 14:00, room 2.07. Please report to the gate.", "2026-12-04T14:00:00Z"],
  ["Your L2 interview has been scheduled for tomorrow, 4.30 pm.", "2026-12-01T16:30:00Z"],
  ["Interview on Friday 4 December, 0845 to 1500, at our headquarters.", "2026-12-04T08:45:00Z"],
  ["Interview at 1430 on Friday.", "2026-12-04T14:30:00Z"],
  ["Your interview is called for 4th at 11 am.", "2026-12-04T11:00:00Z"],
  ["The interview on Thursday will start at 10 rather than 9.", "2026-12-03T10:00:00Z"],
  ["NOT the 3rd, Pieter is ill. Your interview becomes 8th 4pm.", "2026-12-08T16:00:00Z"],
  ["So we can't do your second chat on Thursday at 10am. Same time on Friday?", "2026-12-04T10:00:00Z"],
])("R20: the hour is read however it is written: %s", (text, startsAt) => {
  expect(read(text).interviewAt?.value.startsAt).toBe(startsAt);
});

test.each<[string, string[]]>([
  ["Could you do Thursday at 10am or Friday at 2pm for the interview?", ["2026-12-03T10:00:00Z", "2026-12-04T14:00:00Z"]],
  ["Why not Thursday at 10am or Friday at 2pm?", ["2026-12-03T10:00:00Z", "2026-12-04T14:00:00Z"]],
  ["For the interview we have Thursday at 10am and Friday at 2pm.", ["2026-12-03T10:00:00Z", "2026-12-04T14:00:00Z"]],
])("R20: where none is given up there is a choice: %s", (text, times) => {
  expect(read(text).timesOffered?.value).toEqual(times);
});

test.each<[string, string[], boolean]>([
  ["Would Thursday or Friday suit you for a second interview?", ["2026-12-03", "2026-12-04"], true],
  ["Could you come in on 8, 9 or 10 December? Any time suits us.", ["2026-12-08", "2026-12-09", "2026-12-10"], true],
  ["We could see you on Thursday 3 or Tuesday 8 December.", ["2026-12-03", "2026-12-08"], true],
])("R20: several days without an hour are a choice: %s", (text, days, certain) => {
  const { interviewAt, interviewOn, timesOffered, daysOffered } = read(text);
  expect([daysOffered?.value, daysOffered?.certain]).toEqual([days, certain]);
  expect([interviewAt, interviewOn, timesOffered]).toEqual([undefined, undefined, undefined]);
});

describe("a day without an hour is a day (DESIGN §5.9)", () => {
  test.each<[string, string, boolean]>([
    ["The interview will be on Friday 4 December.", "2026-12-04", true],
    ["We'd like to see you again on Thursday for a second interview.", "2026-12-03", true],
    ["Could you come in tomorrow? Any time suits us.", "2026-12-01", true],
    ["Your interview has been moved from Thursday 10am to Friday.", "2026-12-04", true],
    ["Can you come back to meet the team on Friday afternoon?", "2026-12-04", true],
    ["The panel would like to meet you on Friday of next week.", "2026-12-11", true],
    ["Please keep Friday 3 December free for the interview.", "2026-12-03", false],
    ["The second interview is on 03/12. We will send the time.", "2026-12-03", false],
  ])("%s", (text, day, certain) => {
    const { interviewAt, interviewOn, timesOffered } = read(text);
    expect([interviewOn?.value, interviewOn?.certain]).toEqual([day, certain]);
    expect([interviewAt, timesOffered]).toEqual([undefined, undefined]);
  });
  test.each([
    "The second interview will be next week.",
    "We'd like to see you again early in the week of 7 December.",
    "The next round is in December.",
    "We will meet everybody again in a couple of weeks.",
    "Interviews are in the week commencing 7 December.",
    "Would Wednesday or Thursday suit you for the interview?",
    "We hope to hold the second interview before Christmas.",
  ])("and a stretch is none: %s", (text) => {
    const { interviewAt, interviewOn, timesOffered } = read(text);
    expect([interviewAt, interviewOn, timesOffered]).toEqual([undefined, undefined, undefined]);
  });
});

describe("the part of the day after an hour says its half", () => {
  test.each<[string, string, boolean]>([
    ["Can you come in for a trial shift on Thursday, 4.30 in the morning?", "2026-12-03T04:30:00Z", true],
    ["Your second interview is on Thursday at 7 in the evening.", "2026-12-03T19:00:00Z", true],
    ["Your second interview is at 8.30 on Thursday morning.", "2026-12-03T08:30:00Z", true],
    ["Your second interview is at half past three on Thursday afternoon.", "2026-12-03T15:30:00Z", true],
    ["Your second interview is at 14:00 tomorrow afternoon.", "2026-12-01T14:00:00Z", true],
    ["Your second interview is at 2 tomorrow morning.", "2026-12-01T02:00:00Z", false],
  ])("%s", (text, startsAt, certain) => {
    const found = read(text).interviewAt;
    expect([found?.value.startsAt, found?.certain]).toEqual([startsAt, certain]);
  });
});
