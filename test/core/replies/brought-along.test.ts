import { expect, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";
import type { Intent } from "../../../core/replies/intents.ts";

const asksFor = (text: string, intent: Intent = "info_request") =>
  extract({ subject: "", text, calendars: [], writtenAt: "2026-11-27T09:00:00Z", timeZone: "Europe/London", intent }).asksFor?.value ?? [];

test.each([
  "Please bring your passport and degree certificate on Thursday.",
  "Please bring along your passport.",
  "Could you bring two references and your passport?",
  "Please remember to bring photo ID and your certificates.",
  "Please have your passport to hand.",
  "Please have to hand your passport and degree certificate.",
  "Please have your passport ready for the call.",
  "Please take your passport and your CV with you.",
  "Please show us your passport when you arrive.",
  "You will be asked to show your passport at reception.",
  "Originals to be presented at the interview: we look forward to it. Your certificates are to be presented on the day.",
  "Your passport and certificates must be presented on the day.",
  "The originals of your degree certificate have to be shown at the interview.",
  "Please come with your passport.",
  "You'll need your passport to get in.",
  "Don't forget your passport.",
  "Please carry a valid photo ID and your marksheets.",
  "Please produce your passport at reception.",
  "Photo ID will be checked at the door.",
  "We will take a copy of your passport when you arrive.",
  "We would like to see your passport and right to work documents on the day.",
  "Please make sure that you have your passport with you.",
  "What to bring: passport, degree certificate",
  "Please bring with you:\n- your passport\n- your degree certificate\n- a copy of your CV",
])("R21: what is to be brought along is not asked to be sent: %s", (text) => {
  expect(asksFor(text)).toEqual([]);
  expect(asksFor(`We would like to invite you to an interview on Thursday at 10am. ${text}`, "second_interview")).toEqual([]);
});

test.each<[string, string[]]>([
  ["Please bring your passport or send us a scan beforehand.", ["proof of identity"]],
  ["Please bring or send beforehand your degree certificate.", ["certificates"]],
  ["Please send your passport in advance or bring it with you.", ["proof of identity"]],
  ["Please bring your passport on Thursday and send us two referees by Tuesday.", ["references"]],
  ["Please bring your passport, and let us know your notice period.", ["notice period"]],
  ["Please send us scans of your passport and bring the originals on Thursday.", ["proof of identity"]],
  ["Please send us two referees. Bring your passport on the day.", ["references"]],
  ["Please bring with you:\n- your passport\n- your CV\nPlease send us two referees beforehand.", ["references"]],
  ["Could we bring the interview forward, and could you send us your CV?", ["CV"]],
  ["Please send a portfolio to show us your best work.", ["portfolio"]],
  ["Please send us your certificates; they will be checked by our HR team.", ["certificates"]],
  ["We need your passport and proof of address.", ["proof of identity", "proof of address"]],
])("R21: what is to be sent beside it is asked for: %s", (text, asked) => {
  expect(asksFor(text)).toEqual(asked);
});
