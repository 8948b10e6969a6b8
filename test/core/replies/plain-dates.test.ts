import { expect, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";

/** Friday 27 November 2026, in London. */
const read = (text: string, timeZone = "Europe/London") =>
  extract({ subject: "", text, calendars: [], writtenAt: "2026-11-27T10:00:00Z", timeZone });

test.each<[string, string]>([
  // Said in passing, in labels, in lines.
  ["We'd love to have you back for a second interview on Tuesday 1 December at 2pm.", "2026-12-01T14:00:00Z"],
  [
    "Further to our call of last week, we are pleased to invite you to meet the board on Thursday 3 December at 11.30am.",
    "2026-12-03T11:30:00Z",
  ],
  ["It was lovely meeting you on Tuesday and we wondered if you'd come in again next Thursday at 4pm?", "2026-12-03T16:00:00Z"],
  ["Following our conversation on Monday, this is to confirm your final interview on 4 December at 10:00.", "2026-12-04T10:00:00Z"],
  ["Interview details\nDate: Wednesday 2 December 2026\nTime: 15:30\nVenue: Castle House", "2026-12-02T15:30:00Z"],
  ["When: Thursday, December 3, 2026 2:00 PM – 3:00 PM (GMT)\nWhere: Teams", "2026-12-03T14:00:00Z"],
  ["• Stage: second interview\n• Day: Mon 30 Nov\n• Start: 9.45am\n• With: Ann Price", "2026-11-30T09:45:00Z"],
  ["Round 2 | Fri 4 Dec | 13:15 | Room 4", "2026-12-04T13:15:00Z"],
  ["You're back with us tomorrow week at 3.45pm for round two.", "2026-12-05T15:45:00Z"],
  ["See you Tuesday at 10 then!", "2026-12-01T10:00:00Z"],
  ["Can you do Monday 1 o'clock for a chat with the owner?", "2026-11-30T13:00:00Z"],
  ["Pop in Wednesday at half two and we'll do the second interview over a coffee.", "2026-12-02T14:30:00Z"],
  ["Your interview is at quarter past three on the first of December.", "2026-12-01T15:15:00Z"],
  ["You are called to interview on the twenty-third of December at 11am.", "2026-12-23T11:00:00Z"],
  ["The second interview will be held on Wednesday, 9th December 2026 at 2.00 p.m.", "2026-12-09T14:00:00Z"],
  ["The interview would be on Friday 4 December at 17.00h with the director.", "2026-12-04T17:00:00Z"],
  ["We would be glad to receive you for the interview on 8 December at 14h30.", "2026-12-08T14:30:00Z"],
  ["Second round: 2 December 2026, 15:00 hrs. Reporting time 14:30 hrs.", "2026-12-02T15:00:00Z"],
  ["Tom can only do Wednesday. 10:30? He'll dial you in on Meet.", "2026-12-02T10:30:00Z"],
  ["Final stage – Weds 2/12 @ 9am, Head Office.", "2026-12-02T09:00:00Z"],
  ["The committee meets next Thursday, and I'd be glad if you could be there at 10.15 for the interview.", "2026-12-03T10:15:00Z"],
  ["The board sits on Thursday 3 December at 4pm and would like you to join them for the last interview.", "2026-12-03T16:00:00Z"],
  ["We see the two remaining candidates on Tuesday 8 December: Mr A. at 1.00pm and yourself at 2.30pm.", "2026-12-08T14:30:00Z"],
  // A stretch of hours is one appointment, and the plan of a day begins with its first line.
  ["We're hosting you on Thursday, December 3rd, from 1:00 PM to 5:00 PM for the final round.", "2026-12-03T13:00:00Z"],
  [
    "Your onsite is on Thursday 3 December, 10am to 1pm.\n\n10.00 Welcome\n10.30 Case study\n12.15 Lunch with the team",
    "2026-12-03T10:00:00Z",
  ],
  [
    "Here is the plan for your visit on Thursday 3 December:\n\n9:30 Coffee with Jo\n10:00 Presentation\n11:00 Panel",
    "2026-12-03T09:30:00Z",
  ],
  [
    "The assessment day is on 3 December:\n- 09:00–09:30 Arrival and coffee\n- 09:30–11:00 Group exercise\n- 11:00–12:00 Interview",
    "2026-12-03T09:00:00Z",
  ],
  // Given up in one sentence, named anew in another.
  ["We've had to move Tuesday's 10am, sorry. New time: Thursday 3rd December, 9.15.", "2026-12-03T09:15:00Z"],
  ["I need to reschedule Tuesday at 10am. Could you do Thursday at 3pm for the interview instead?", "2026-12-03T15:00:00Z"],
  ["Sorry about moving Tuesday 2pm! The interview is on Wednesday at 2pm.", "2026-12-02T14:00:00Z"],
  ["Your interview isn't on Tuesday 1 December at 11am. It is on Wednesday 2 December at 9.40am.", "2026-12-02T09:40:00Z"],
  ["My mistake: I wrote Tuesday at 10, I meant Wednesday at 10 for the interview.", "2026-12-02T10:00:00Z"],
  ["The date in my last mail, Tuesday 1 December at 10am, should have been Wednesday 2 December at 10am.", "2026-12-02T10:00:00Z"],
  // Beside the interview.
  ["The client wants you in at 11am on Thursday 3 December. I'll ring you at 4 on Tuesday to prep you for it.", "2026-12-03T11:00:00Z"],
  ["Your final interview is on Thursday at 2pm. We can have a chat on Wednesday at 5pm to run you through it.", "2026-12-03T14:00:00Z"],
  ["Thanks for coming in on Tuesday 24 November at 3pm. The next interview is on Tuesday 1 December at 9am.", "2026-12-01T09:00:00Z"],
  ["Panel for Tuesday 1 December: Ms Bell at 9.00 and you at 10.30. It is the same interview for both.", "2026-12-01T10:30:00Z"],
])("R20: the hour of the interview in plain words: %s", (text, startsAt) => {
  const { interviewAt, timesOffered } = read(text);
  expect([interviewAt?.value.startsAt, interviewAt?.certain, timesOffered]).toEqual([startsAt, true, undefined]);
});

test.each<[string, string, string]>([
  ["Your interview is on Tuesday 8 December, 8am London / 7pm Sydney.", "Australia/Sydney", "2026-12-08T08:00:00Z"],
  ["They would like to interview you on Wednesday at 10 their time (11 yours).", "America/Halifax", "2026-12-02T15:00:00Z"],
  ["The interview is on Thursday, Dec 10 at 9:30 AM Pacific (11:00 PM IST).", "Asia/Kolkata", "2026-12-10T17:30:00Z"],
  ["Interview on Monday, 14th December 2026 at 2.00 p.m. East Africa Time.", "Africa/Nairobi", "2026-12-14T11:00:00Z"],
  ["The interview is on 10 December at 3pm Lagos time.", "Europe/London", "2026-12-10T14:00:00Z"],
  ["The interview is on 10 December at 9:00 (Toronto).", "America/Vancouver", "2026-12-10T14:00:00Z"],
  ["Zoom interview: 10 December, 14:00 CET = 8:00 ET.", "America/New_York", "2026-12-10T13:00:00Z"],
  ["Interview on 10 December at 9.30 Boston time (14.30 for you).", "Europe/London", "2026-12-10T14:30:00Z"],
  ["Interview: 10 December, 16:00 PKT.", "Asia/Karachi", "2026-12-10T11:00:00Z"],
])("R20: an hour on two clocks is one hour: %s", (text, timeZone, startsAt) => {
  const { interviewAt, timesOffered } = read(text, timeZone);
  expect([interviewAt?.value.startsAt, timesOffered]).toEqual([startsAt, undefined]);
});

test.each([
  "We have slots from Monday 7 December to Friday 11 December, 9am to 4pm. Please use the link.",
  "Interviews run between Monday 7 and Wednesday 9 December, 10am to 5pm.",
  "Thank you for coming to the interview on Tuesday 24 November at 3pm.",
  "We need to move your interview on Tuesday at 10am. I will send a new time.",
  "Do join our Talent Open House on 14 January 2027 at 5.30pm.",
  "You are invited all the same to our members' evening on Thursday 10 December at 7pm.",
  "Your first shift would be Saturday 12 December at 8.30am.",
  "The committee meets on Thursday 3 December at 4pm.",
])("R20: and what is none stays none: %s", (text) => {
  expect(read(text).interviewAt).toBeUndefined();
});

const OFFER = "We are delighted to offer you the role. ";
test.each<[string, string]>([
  ["They'd love an answer by Thursday.", "2026-12-03"],
  ["Could you reply by Thursday 10 December?", "2026-12-10"],
  ["May we have your reply by the 15th?", "2026-12-15"],
  ["I can't give you until the 11th; Neil wants to know by Tuesday 1 December.", "2026-12-01"],
  ["We can't wait until Christmas, so let me know by 4 December.", "2026-12-04"],
  ["I know you're travelling, so Friday week will do for an answer.", "2026-12-11"],
  ["It'd be lovely to know by the end of next week.", "2026-12-04"],
  ["We'd said the 4th of December; let us make it the 11th instead.", "2026-12-11"],
  ["You need longer, I understand. Let's say Monday 7 December.", "2026-12-07"],
  ["We need your yes before the month is out, so by the 30th please.", "2026-11-30"],
  ["Have a weekend to mull it over and drop me a line Monday by lunchtime?", "2026-11-30"],
  ["Take till next Wednesday (2nd) and just ring me.", "2026-12-02"],
  ["It will expire if not accepted by 5:00 p.m. Eastern on Friday, December 4.", "2026-12-04"],
  ["They'll hold it til Tuesday.", "2026-12-01"],
  ["let me kno by tuesday?", "2026-12-01"],
  ["I'd need it back by Tuesday, 1 December.", "2026-12-01"],
  ["This offer is valid until 26/02 inclusive.", "2027-02-26"],
  ["Our internship runs from June 7 through August 13, 2027. The offer remains open through December 9.", "2026-12-09"],
  ["Acceptance due: 4 Dec, 12:00 noon", "2026-12-04"],
  ["Please countersign and return by close of business on Wednesday 2 December.", "2026-12-02"],
  ["If we have not heard from you by noon on 4 December we shall take it that you decline.", "2026-12-04"],
  ["Offer expiry: Friday 04/12/2026", "2026-12-04"],
  ["You have 10 days from the date of this letter to respond.", "2026-12-07"],
  ["You've until Wednesday to let us know.", "2026-12-02"],
  ["Mind letting me know by Monday?", "2026-11-30"],
  ["We're happy to wait until 11 December for your answer.", "2026-12-11"],
  ["Could I have a yes or a no by Tuesday?", "2026-12-01"],
  ["The client is keeping it open til the 4th.", "2026-12-04"],
  ["We would ask you to signify your acceptance on or before 11 December 2026.", "2026-12-11"],
  ["Sign via DocuSign before Friday 4 December.", "2026-12-03"],
])("R23: the last day for the answer in plain words: %s", (text, date) => {
  const { answerBy } = read(`${OFFER}${text}`);
  expect([answerBy?.value, answerBy?.certain]).toEqual([date, true]);
});

test.each([
  "Another candidate has our offer and has until Thursday 3 December to accept it.",
  "Give us a ring to say if you want it, we are open 9 til 5.30, Sundays 10 til 4.",
  "Please upload your right-to-work documents by 4 December.",
  "Book your medical by Wednesday 2 December.",
  "The programme runs through 13 August 2027.",
  "I can't give you until the 11th.",
  "Your contract would last until 31 December 2027.",
])("R23: and what is no deadline of theirs stays none: %s", (text) => {
  expect(read(`${OFFER}${text}`).answerBy).toBeUndefined();
});

test.each<[string, string]>([
  ["Yours goes to the hiring committee on Thursday 3 December. I'll write with the outcome the morning after.", "2026-12-04"],
  ["The committee handles it in its meeting of 16 December. You'll be informed of its decision the day after the meeting.", "2026-12-17"],
  ["The board sits on Wednesday 2 December. We will call you straight afterwards.", "2026-12-02"],
  ["He says Monday without fail. Will call you then with his answer.", "2026-11-30"],
  ["The partners meet on Tuesday. You'll know that evening.", "2026-12-01"],
  ["Our last interview is on 3 December. You'll hear the following day.", "2026-12-04"],
  ["Sign-off is Wednesday morning. Will message you straight after, so Wednesday.", "2026-12-02"],
  ["We'll write to candidates in the week commencing 7 December.", "2026-12-11"],
  ["You'll have a yes or no from me by COB Thursday.", "2026-12-03"],
  [
    "All candidates will be notified within ten working days of the last interview, which took place on Thursday 26 November.",
    "2026-12-10",
  ],
  ["We shall have made up our minds by the end of the month.", "2026-11-30"],
  ["The missus and I will sort it out Sunday. Will give you a bell Monday. Start would be 4th of Jan as we said.", "2026-11-30"],
  ["You will have news by 18 December, as after we close for the holidays until 7 January.", "2026-12-18"],
  ["I've been told to telephone you on the 14th straight afterwards.", "2026-12-14"],
  ["The area is on vacation from 21/12 to 03/01. We give you the feedback until 17/12.", "2026-12-17"],
  ["Will call you Monday.", "2026-11-30"],
  ["I'll text you Tuesday with a yes or a no.", "2026-12-01"],
  ["Expect an email from us by Wednesday 2 December.", "2026-12-02"],
  ["Decision date: 11 December 2026", "2026-12-11"],
  ["Next steps: you will receive our decision no later than 9 December.", "2026-12-09"],
  ["Candidates will be told by close of play on Friday 4 December.", "2026-12-04"],
  ["I'm hoping to get back to everyone by Tuesday.", "2026-12-01"],
  ["The hiring manager gets back on Monday, so you can expect my call on Tuesday.", "2026-12-01"],
  ["Leave it with me till Tuesday.", "2026-12-01"],
  ["Thanks for your patience. The panel sits next on 9 December and you'll have our answer the day after.", "2026-12-10"],
  ["Expect to hear something midweek, Wednesday at the latest.", "2026-12-02"],
  ["You should get a letter from us in the week of 7 December.", "2026-12-11"],
  ["Give us till Thursday.", "2026-12-03"],
  ["We've one more to see on Monday and I'll ring you Tuesday.", "2026-12-01"],
  ["Drop you a line by Thursday either way!", "2026-12-03"],
])("R17: the promised day in plain words: %s", (text, date) => {
  const { decisionBy } = read(text);
  expect([decisionBy?.value, decisionBy?.certain]).toEqual([date, true]);
});

test.each([
  "The office closes on 18 December until 7 January. We will let you know when we can.",
  "You'd start on 4 January. Call me then.",
  "The remaining interviews take place on 3 December. I can't call you then.",
])("R17: and what promises nothing stays none: %s", (text) => {
  expect(read(text).decisionBy?.certain ?? false).toBe(false);
});

test("an order of day and month as South America writes it", () => {
  expect(read("You will hear from us by 08/01.", "America/Sao_Paulo").decisionBy?.value).toBe("2027-01-08");
  expect(read("You will hear from us by 01/08.", "America/New_York").decisionBy?.value).toBe("2027-01-08");
});
