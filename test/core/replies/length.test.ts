import { describe, expect, it } from "vitest";
import { extract } from "../../../core/replies/extract.ts";
import { minutesIn } from "../../../core/replies/extract-length.ts";

describe("R20: how long the interview lasts", () => {
  it.each<[string, number]>([
    ["It will take about an hour and a half.", 90],
    ["Please allow about 90 minutes.", 90],
    ["We expect it to last approximately one and a half hours.", 90],
    ["It'll be about 1.5 hours.", 90],
    ["A 45-minute video call with Sam on Friday at 10am.", 45],
    ["An hour-long interview", 60],
    ["Friday at 10 (approx. 1 hour)", 60],
    ["Friday at 10 for half an hour", 30],
    ["Duration: 1 hr 30 mins", 90],
    ["Length: 1h30", 90],
    ["It should take 30 to 45 minutes.", 45],
    ["Set aside two hours, please.", 120],
    ["That should be an hour and a quarter.", 75],
    ["It will take around three quarters of an hour.", 45],
    ["The interview lasts an hour and includes a 10 minute presentation.", 60],
  ])("%s", (text, minutes) => {
    expect(minutesIn([text])).toBe(minutes);
  });

  it.each([
    "Please arrive 15 minutes early.",
    "Allow an hour for the drive.",
    "You will give a 20-minute presentation.",
    "The task takes about 3 hours.",
    "We work 37.5 hours a week.",
    "I'll call you in half an hour.",
    "It was good that we spoke for an hour on Monday.",
    "It lasts an hour. Then a 30-minute call with HR.",
  ])("is not said by: %s", (text) => {
    expect(minutesIn(text.split(/(?<=\.) /))).toBeNull();
  });

  it("gives the end, where none is named", () => {
    const read = (text: string) =>
      extract({ subject: "", text, calendars: [], writtenAt: "2026-11-30T10:00:00Z", timeZone: "Europe/London" }).interviewAt?.value.endsAt;
    expect(read("Please come on Friday 4 December at 10am. It takes about an hour and a half.")).toBe("2026-12-04T11:30:00Z");
    expect(read("Please come on Friday 4 December, 10am to 11am. Allow two hours.")).toBe("2026-12-04T11:00:00Z");
  });
});
