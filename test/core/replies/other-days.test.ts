import { expect, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";

const read = (text: string) => extract({ subject: "", text, calendars: [], writtenAt: "2026-11-27T10:00:00Z", timeZone: "Europe/London" });

test.each([
  ["Panel interviews finish on Wednesday and we'd aim to let everybody know the outcome by 11 December.", "2026-12-11"],
  ["Our interviews finish on Wednesday 9 December; I have no idea how long the decision will take.", undefined],
  ["We are seeing others until Friday 4 December and will be in touch after that.", undefined],
  ["We won't now be making a decision on 2 December as planned.", undefined],
  ["We have not decided yet, but you will hear from us by 12 December.", "2026-12-12"],
  ["We should be able to tell you by Friday 4 December.", "2026-12-04"],
])("R5: what ends on a day, or does not happen on it, promises nothing for that day: %s", (text, by) => {
  expect(read(text).decisionBy?.value).toBe(by);
});

test.each([
  "We'd like to invite you to a second interview on Wednesday 2 December at 3pm to meet Tom.",
  "Could you come on Wednesday 2 December at 3pm to meet the team? Please arrive at 2.45pm.",
  "Your interview is on Wednesday 2 December at 3pm to 4pm.",
])("R20: the hour is read whatever comes after it: %s", (text) => {
  expect(read(text).interviewAt).toMatchObject({ value: { startsAt: "2026-12-02T15:00:00Z" }, certain: true });
});
