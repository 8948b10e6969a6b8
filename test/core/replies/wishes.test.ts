import { expect, test } from "vitest";
import { classify } from "../../../core/replies/classify.ts";
import { extract } from "../../../core/replies/extract.ts";
import { wantedContact } from "../../../core/replies/wanted-contact.ts";

/** Wednesday 24 February 2027, in London. */
const context = { writtenAt: "2027-02-24T10:00:00Z", timeZone: "Europe/London" };
const manner = (text: string) => classify({ subject: "", text });
const wish = (text: string) => {
  const { wantsContact } = manner(text);
  return wantsContact && wantedContact(wantsContact, undefined, context);
};

test.each<[string, object]>([
  ["No decision yet. Call me on Saturday 8 May at 10am.", { channel: "phone", on: "2027-05-08", at: "10:00" }],
  ["Call me on Tuesday at 3.", { channel: "phone", on: "2027-03-02", at: "15:00" }],
  ["Please give me a ring on Friday at half past two.", { channel: "phone", on: "2027-02-26", at: "14:30" }],
  ["Ring me on Monday between 2 and 4pm.", { channel: "phone", on: "2027-03-01", at: "14:00" }],
  ["Call me at 10am on Tuesday.", { channel: "phone", on: "2027-03-02", at: "10:00" }],
  ["Call me on Tuesday after 4pm.", { channel: "phone", on: "2027-03-02", at: "16:00" }],
  ["please call me tues 10am", { channel: "phone", on: "2027-03-02", at: "10:00" }],
  ["Kindly call me on 05/03 at 11:00 hrs.", { channel: "phone", on: "2027-03-05", at: "11:00" }],
  ["Please do call me next week, say Wednesday at 11.", { channel: "phone", on: "2027-03-03", at: "11:00" }],
  ["Try calling me on Friday at 2pm.", { channel: "phone", on: "2027-02-26", at: "14:00" }],
  ["Email me on Tuesday at 9am.", { channel: "email", on: "2027-03-02", at: "09:00" }],
  ["Please call me by 5pm on Friday.", { channel: "phone", on: "2027-02-26", at: "17:00", when: "by" }],
  ["If you haven't heard by Friday 5pm, call me.", { channel: "phone", on: "2027-02-26", at: "17:00", when: "after" }],
  ["Call me on my mobile on Tuesday at 10 am CET.", { channel: "phone", on: "2027-03-02", at: "09:00" }],
])("R10: the hour that they name is read, in the candidate's zone: %s", (text, wanted) => {
  expect(wish(text)).toEqual(wanted);
});

test.each<[string, object]>([
  ["Call me on Tuesday before noon.", { channel: "phone", on: "2027-03-02" }],
  ["Call me on Tuesday morning.", { channel: "phone", on: "2027-03-02" }],
  ["Please call us on Friday at 10 a.m. IST.", { channel: "phone", on: "2027-02-26" }],
])("R10: no hour is made up, nor taken from a zone that may be two: %s", (text, wanted) => {
  expect(wish(text)).toEqual(wanted);
});

test.each<[string, object]>([
  ["Do get in touch with me on Friday if you haven't heard.", { channel: "email", on: "2027-02-26" }],
  ["Chase me on Friday if you have not heard.", { channel: "email", on: "2027-02-26" }],
  ["Nudge me next Wednesday.", { channel: "email", on: "2027-03-03" }],
  ["Feel free to follow up with me on 12 March.", { channel: "email", on: "2027-03-12" }],
  ["Please contact us after 12 March if you have not heard.", { channel: "email", on: "2027-03-12", when: "after" }],
  ["Give me a nudge on Wednesday.", { channel: "email", on: "2027-03-03" }],
  ["Feel free to chase me if you don't hear by Friday.", { channel: "email", on: "2027-02-26", when: "after" }],
  ["Please give me a tinkle on Thursday at ten.", { channel: "phone", on: "2027-02-25", at: "10:00" }],
  ["Call me after Easter if there is no news.", { channel: "phone", on: "2027-03-29", when: "after" }],
  ["Drop me an email on Friday.", { channel: "email", on: "2027-02-26" }],
  ["Call us before Friday.", { channel: "phone", on: "2027-02-25", when: "by" }],
  ["Please call Lena on Friday.", { channel: "phone", on: "2027-02-26" }],
  ["Could you ring Tom in HR on Tuesday at 2pm about the next step?", { channel: "phone", on: "2027-03-02", at: "14:00" }],
  ["Call Dr Klein on Monday, she will tell you more.", { channel: "phone", on: "2027-03-01" }],
])("R10: the other ways to ask for it: %s", (text, wanted) => {
  expect(wish(text)).toEqual(wanted);
});

test.each([
  "Our lines are open if you want to call us Monday to Friday, 9am to 5pm.",
  "Please contact us by Friday to confirm your appointment.",
  "Your acceptance should reach us by 12 March.",
  "I will be in touch with you on Friday.",
  "Please call in on Friday at 2pm for your interview.",
  "Our call on Friday went well.",
  "Lena would like to call you on Friday.",
])("R10: no wish to be asked for news: %s", (text) => {
  expect(wish(text)).toBeUndefined();
});

test.each<[string, string | undefined]>([
  ["You can call me for an update on Friday.", undefined],
  ["Feel free to follow up with me on 12 March for an update.", undefined],
  ["If you hear nothing by 12 March, give me a ring on Monday 15 March.", "2027-03-12"],
  ["Call me on Tuesday, we will decide on Monday.", "2027-03-01"],
  ["Please be in touch with us if you have any questions before Friday.", undefined],
  ["If I've not come back to you by Wednesday, give me a nudge.", "2027-03-03"],
  ["Get back to me on Friday and we will have a decision.", undefined],
])("R10: what asks to be contacted and what is promised are told apart by the same words: %s", (text, decisionBy) => {
  expect(extract({ subject: "", text, calendars: [], ...context }).decisionBy?.value).toBe(decisionBy);
});

test.each<[string, "email" | undefined]>([
  ["please don't call, email me", "email"],
  ["Please don't call, email me on Tuesday instead.", "email"],
  ["No calls please, drop me a line on Friday.", "email"],
  ["Rather than calling, drop me an email on Friday.", "email"],
  ["Kindly avoid calling us; send an email on Monday.", "email"],
  ["I can't take calls this week, please email me on Friday.", "email"],
  ["I prefer email to phone calls.", undefined],
  ["Please refrain from calling.", undefined],
  ["Please email rather than call.", undefined],
  ["There is no need to ring on Friday, I'll write.", undefined],
])("R9: who asks for mail instead of calls is not called: %s", (text, channel) => {
  expect(manner(text)).toMatchObject({ noCalls: true });
  expect(manner(text).wantsContact?.channel).toBe(channel);
});

test.each([
  "Don't hesitate to call me on Friday.",
  "Please call me rather than write.",
  "I thought I'd write rather than call.",
])("R9: and who does not, may be: %s", (text) => {
  expect(manner(text).noCalls).toBeUndefined();
});
