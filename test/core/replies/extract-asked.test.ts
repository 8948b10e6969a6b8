import { expect, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";

const asksFor = (text: string) =>
  extract({ subject: "", text, calendars: [], writtenAt: "2026-11-27T09:00:00Z", timeZone: "Europe/Oslo", intent: "info_request" }).asksFor
    ?.value ?? [];

test.each([
  ["Could you send us your salary expectations?", ["salary expectation"]],
  ["What salary do you have in mind?", ["salary expectation"]],
  ["Could you let us know your expected CTC?", ["salary expectation"]],
  ["Could you let us know whether Bergen suits you? Please see the benefits package attached.", []],
  ["Please confirm your home address, so that we can pay your travel costs.", ["address"]],
  ["Could you confirm that you have read the documents?", []],
  ["Please send us the following documents.", ["documents"]],
  ["Please send me the documents listed below: passport, P45.", ["proof of identity", "payslips"]],
  [
    "Kindly share the below:\n1. Current CTC\n2. Relieving letter\n3. Notice period",
    ["salary expectation", "notice period", "relieving letter"],
  ],
  ["The salary range was agreed by the board. Could you name two referees?", ["references"]],
  ["Would anyone at your last place vouch for you? I need a name by Friday.", ["references"]],
  ["Could we speak to the head of your present school before the governors meet?", ["references"]],
  [
    "Two things he wants off you before he picks: the lowest hourly you'd go to, and could you do Saturdays?",
    ["salary expectation", "availability"],
  ],
  ["How soon could you be with us, and what are you on at the moment?", ["start date", "salary expectation"]],
  ["Please send the share code from the gov site and both sides of your forklift licence.", ["right to work", "certificates"]],
  ["We still lack: your signed health declaration, a recording of a lesson, your IBAN.", ["application form", "portfolio", "bank details"]],
  ["Thank you for sending your references and your passport. The panel meets on Tuesday.", []],
  ["There is no need to send certificates at this stage. Could you tell us your notice period?", ["notice period"]],
  [
    "What we need\n☐ Referees covering three years\n☐ DBS consent page\n☐ Your gold card, both sides",
    ["references", "background check", "certificates"],
  ],
  ["Before he decides: your hourly rate, and which of our weekends you could work?", ["salary expectation"]],
  ["List your addresses for five years, and a mobile number for yourself that works.", ["address", "phone number"]],
  ["From what date could you take up the post, and how long do you have to give them where you are?", ["start date", "notice period"]],
])("R21: what is asked for is told from what is only mentioned: %s", (text, asked) => {
  expect([...asksFor(text)].sort()).toEqual([...asked].sort());
});
