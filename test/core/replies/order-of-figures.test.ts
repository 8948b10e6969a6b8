import { expect, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";

const at = (text: string, timeZone = "Europe/London") =>
  extract({ subject: "", text, calendars: [], writtenAt: "2026-11-26T10:00:00Z", timeZone, intent: "second_interview" }).interviewAt;

test.each([
  ["We would like to invite you to a call on 12/03 at 1pm ET.", "2026-12-03T18:00:00Z"],
  ["Your interview is on 12/03 at 1pm EST.", "2026-12-03T18:00:00Z"],
  ["Your interview is on 12/03/2026 at 1:00 PM (ET).", "2026-12-03T18:00:00Z"],
  ["Your interview is on 12/03 at 1pm Eastern.", "2026-12-03T18:00:00Z"],
  ["Your interview is on 12/03 at 1pm Eastern Time.", "2026-12-03T18:00:00Z"],
  ["Your interview is on 12/03 at 10 a.m. PT.", "2026-12-03T18:00:00Z"],
  ["Your interview is on 12/03 at 10am Pacific.", "2026-12-03T18:00:00Z"],
  ["Your interview is on 12/03 at noon CT.", "2026-12-03T18:00:00Z"],
  ["Your interview is on 12/03 at 1pm. All times are ET.", "2026-12-03"],
  ["Your interview is on 12/03 at 1pm. We will decide by 12/15.", "2026-12-03"],
  ["Our deadline is 12/15/2026. Your interview is on 12/03 at 1pm.", "2026-12-03"],
])("an American zone, or another day of the mail, says month first: %s", (text, instant) => {
  expect(at(text)?.value.startsAt.startsWith(instant)).toBe(true);
});

test.each([
  ["Your interview is on 12/03 at 1pm.", "Europe/London", "2027-03-12"],
  ["Your interview is on 12/03 at 1pm GMT (8am ET).", "Europe/London", "2027-03-12"],
  ["Your interview is on 12/03 at 1pm ET. We will decide by 25/03.", "Europe/London", "2027-03-12"],
  ["Your interview is on 12/03 at 1pm. The salary is $90,000, call +1 212 555 0100.", "Europe/London", "2027-03-12"],
  ["Your interview is on 12/03 at 1pm. You scored 12/20 in the test.", "Europe/London", "2027-03-12"],
  ["Your interview is on 12/03 at 1pm. Our line is open 24/7.", "Europe/London", "2027-03-12"],
  ["Your interview is on 12/03 at 1pm EST.", "Australia/Sydney", "2027-03-12"],
  ["Your interview is on 12.03. at 1pm ET.", "Europe/London", "2027-03-12"],
  ["Your interview is on 12/03 at 1pm. We decide by 25/03.", "America/New_York", "2027-03-12"],
  ["Your interview is on 12/03 at 1pm. We decide by 25/03 or 12/15.", "Europe/London", "2027-03-12"],
  ["Your interview is on 10/12 at 1pm ET.", "Europe/London", "2026-12-10"],
])("nothing else does: %s (%s)", (text, zone, day) => {
  expect(at(text, zone)?.value.startsAt.slice(0, 10)).toBe(day);
});

test("another day of the mail makes it certain, a zone does not", () => {
  const certain = (text: string) => at(text)?.certain;
  expect(certain("Your interview is on 12/03 at 1pm GMT. We will decide by 12/15.")).toBe(true);
  expect(certain("Your interview is on 12/03 at 1pm ET.")).toBe(false);
});
