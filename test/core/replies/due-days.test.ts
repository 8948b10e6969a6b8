import { describe, expect, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";
import type { Intent } from "../../../core/replies/intents.ts";

/** Thursday 26 November 2026, in London. */
const read = (intent: Intent, text: string) =>
  extract({ subject: "", text, calendars: [], writtenAt: "2026-11-26T09:00:00Z", timeZone: "Europe/London", intent });

describe("R21: by when what is asked for is wanted, however it is asked", () => {
  test.each<[string, string]>([
    // By whatever way it comes.
    ["I still need your share code. If you can whatsapp it by Monday 7th you go on the list.", "2026-12-07"],
    ["Text me a picture of your CSCS card by Monday and I'll show the site manager.", "2026-11-30"],
    ["Pop your food hygiene certificate through the door by Saturday 5 December.", "2026-12-05"],
    ["Fax the signed consent to the clinic before 4 December, would you?", "2026-12-03"],
    ["Would you drop the forms in at reception by Wednesday?", "2026-12-02"],
    ["Both may be sent to this address up to and including Friday 4 December.", "2026-12-04"],
    ["Recordings can be uploaded until 10 December.", "2026-12-10"],
    ["Applications forms will be accepted up to noon on Friday 4 December.", "2026-12-04"],
    // What is asked for comes after the day.
    ["We need to receive by 4 December: the enclosed staff form and certified copies of your degree.", "2026-12-04"],
    ["All those interviewed are to return by Friday 4 December:", "2026-12-04"],
    ["Candidates are to lodge by Tuesday 8 December the following papers:", "2026-12-08"],
    ["By Friday 4 December please send us a copy of your birth certificate.", "2026-12-04"],
    ["Before Monday could you get me the names of two foremen you've worked under?", "2026-11-29"],
    ["By Tuesday I'd like three photographs of joints you have cut yourself.", "2026-12-01"],
    ["Needed by 7 December: police check, two payslips, proof of address.", "2026-12-07"],
    // A thing, and when it is to be there.
    ["Could we have a recording of any choir of yours? It should be here by Friday 4th.", "2026-12-04"],
    ["Please write a page about your own farm. It ought to reach the office by Monday 30 November.", "2026-11-30"],
    ["We ask for two lesson plans. These must be in our hands no later than 9 December.", "2026-12-09"],
    ["The chair wants one letter more from someone who has seen you teach. We'd want it here by the 8th.", "2026-12-08"],
    ["Your transcript has to be in by Wednesday.", "2026-12-02"],
    ["Send me your knife skills video. Has to land before Friday 4 December.", "2026-12-03"],
    ["I need your last managers' addresses and your passport page, by Weds 2nd.", "2026-12-02"],
    ["Still missing: Working with Children card. COB next Friday (4/12) works.", "2026-12-04"],
    ["Could you forward your logbook? Tuesday would be perfect.", "2026-12-01"],
    ["Please scan both sides of your licence. Monday 30 November is fine.", "2026-11-30"],
    ["What rate are you after? Thursday 3 December will do.", "2026-12-03"],
    // A day alone with how late it is.
    ["Could I trouble you for something you wrote that lost? Monday lunchtime at the outside.", "2026-11-30"],
    ["Send over your van's insurance papers, would you. Friday 4 December at the very latest.", "2026-12-04"],
    ["Please fill in the health questionnaire. Wednesday tops, or occupational health will shout.", "2026-12-02"],
    ["Could you answer three questions for the owner? Cut off is Wednesday.", "2026-12-02"],
    ["We require a five-year history. The closing date for it is 11 December.", "2026-12-11"],
    ["Please return the conflict of interest declaration. Deadline Friday 4 December 5pm.", "2026-12-04"],
    ["The portal wants your degree certificate and closes on 9 December.", "2026-12-09"],
    ["Please e-sign the authorisation. The link times out on Saturday 28 November.", "2026-11-28"],
    ["The upload link expires on 1 December, so please don't leave it.", "2026-12-01"],
    // What helps.
    ["I asked for your driving abstract and last year's W-2. If I had both by Wed it'd help.", "2026-12-02"],
    ["It'd help no end to have your two referees by Monday.", "2026-11-30"],
    ["If those could be here by Tuesday I'd be obliged.", "2026-12-01"],
    ["If you could see your way to sending a photo of the garden by Monday, Sir Giles would be pleased.", "2026-11-30"],
    ["Having your slides by Friday 4 December would make my life easier.", "2026-12-04"],
    ["The sooner the better for your DBS number, but Friday 4 December at the latest.", "2026-12-04"],
    ["I'd appreciate having your references within a week.", "2026-12-03"],
    // What happens otherwise.
    ["We need your vetting form. Files not complete by Friday 4 December won't go before the panel.", "2026-12-04"],
    ["Forms that arrive after 4 December will not be considered.", "2026-12-04"],
    ["Anything not in by Monday won't be looked at.", "2026-11-30"],
    ["Without your right-to-work papers by Tuesday I can't put you forward.", "2026-12-01"],
    ["If we haven't got your permit by Wednesday your name comes off the list.", "2026-12-02"],
    ["All paperwork back to Jo by 3 December or the slot goes to someone else.", "2026-12-03"],
    ["Can these be with me first thing Tuesday?", "2026-12-01"],
    ["Submission closes Friday 4 December at 17:00.", "2026-12-04"],
    // Counted from the mail.
    ["Kindly arrange your marksheets to reach us within 14 days of the date of this email.", "2026-12-10"],
    ["You have five days to complete the disclosure.", "2026-12-01"],
    ["The authorization has to be e-signed and it times out in 72 hours, which I make Sunday (11/29).", "2026-11-29"],
    ["Please upload the visa within seven days, that is by Thursday 3 December.", "2026-12-03"],
    ["May I have your answers in a week, i.e. by 3 December?", "2026-12-03"],
  ])("%s", (text, day) => {
    expect(read("info_request", text).answerBy?.value).toBe(day);
  });

  test.each([
    "Could you send your references? The board decides by Friday 11 December.",
    "Please send your CV again; I'm away until Monday.",
    "Send us the form. Our office moves on 3 December.",
    "Are you able to start by 7 December?",
    "How much notice would you have to give if you were to begin by 11 January?",
    "Please list every address you lived at until 30 November.",
    "We should like a certificate that is valid until 31 December.",
    "May we ring your manager? She'd hear from us by Friday.",
    "We'd like to know whether you could work Saturdays until Christmas.",
    "The client hopes to choose by Tuesday and asked for your portfolio.",
    "Please tell us of any holidays you have booked before 31 December.",
    "Could you let me have two referees? I shall contact them by Monday.",
    "Could you say what you earn? The budget closes for us on 4 December.",
    "We need somebody who has finished training by 1 December; have you?",
    "What hours could you do between Monday and Friday?",
    "The post is funded until 31 December; would that be a difficulty?",
    "Please send your payslips. You will have our answer by 4 December.",
    "The vetting form you sent on Monday had a page missing, could you send it again?",
    "Your reference from Mr Bell came by post on Tuesday; we lack the other one.",
    "Would you be free for shifts until 20 December?",
  ])("takes no other day for it: %s", (text) => {
    expect(read("info_request", text).answerBy).toBeUndefined();
  });
});

describe("R23: by when an offer wants its answer, which is not the day for its papers", () => {
  test.each<[string, string]>([
    ["We do need it back signed Friday as the induction numbers go in.", "2026-11-27"],
    ["I must have it back countersigned Tuesday.", "2026-12-01"],
    ["It wants to be back here signed and dated Monday.", "2026-11-30"],
    ["It's our practice to leave offers open for two weeks, i.e. until 10 December.", "2026-12-10"],
    ["Our offers stay open for ten days.", "2026-12-06"],
    ["We normally hold a place for a week.", "2026-12-03"],
    ["The paper will follow your answer. I'd appreciate having that within a week, thus Thursday 3 December.", "2026-12-03"],
    ["I'd value knowing your mind by Tuesday.", "2026-12-01"],
    [
      "Contract's in your inbox (link dies after 30 days but let's not test it). What I need is your thumbs up by Thursday 3rd.",
      "2026-12-03",
    ],
    ["The portal keeps the document for 60 days, but I want your yes by Monday.", "2026-11-30"],
    ["DocuSign deletes it after 90 days; all we ask is a nod by Friday 4 December.", "2026-12-04"],
    ["We've moved your reply date from the 30th to Friday 11 December and the letter has been amended.", "2026-12-11"],
    ["Your deadline goes from Monday to Wednesday 9 December.", "2026-12-09"],
    ["The date in the letter was the 1st; we have extended it to the 8th.", "2026-12-08"],
    ["Instead of Friday you now have until Tuesday 8 December to reply.", "2026-12-08"],
    ["The contracts go off to Inverness on Friday and I'll need a yes or a no from you that morning.", "2026-11-27"],
    ["The numbers go to payroll on Tuesday, so I want your answer the day before.", "2026-11-30"],
    ["Head office prints the rotas on Monday 7 December and I must hear from you by then.", "2026-12-07"],
    ["Your acceptance is to reach us within 14 days of the date of this email.", "2026-12-10"],
    ["Let us say Monday the 7th, and after that I really must know.", "2026-12-07"],
    ["Shall we call it Friday 4 December? Past that I have to ring the next one.", "2026-12-04"],
    ["Is Friday COB still good for a yes or no?", "2026-11-27"],
    ["Does Monday still work for your decision?", "2026-11-30"],
    ["Are we still on for Tuesday for your answer?", "2026-12-01"],
    ["Offer letter, 2 days left (closes Sat 28 Nov, 6pm)", "2026-11-28"],
    ["You still have an unsigned document: 3 days left, ends Sunday 29 November.", "2026-11-29"],
    ["Awaiting your signature. Due: 1 December 2026", "2026-12-01"],
    ["Would you take the shop? A word by Friday, if you possibly can.", "2026-11-27"],
    ["A quick yes or no by Monday would let me sleep.", "2026-11-30"],
    ["A line by Wednesday, please, so I can tell the others.", "2026-12-02"],
    ["Your nod by Tuesday and we order the uniform.", "2026-12-01"],
    ["May I know by Friday 4 December how you feel about it?", "2026-12-04"],
    ["Please send your bank details by Monday and your answer by Friday 4 December.", "2026-12-04"],
    ["We await your acceptance, which should arrive no later than 9 December.", "2026-12-09"],
    ["Nobody expects you to jump: Monday 7 December is soon enough.", "2026-12-07"],
  ])("%s", (text, day) => {
    expect(read("offer", `We are delighted to offer you the post. ${text}`).answerBy?.value).toBe(day);
  });

  test.each([
    "You would start on Monday 4 January.",
    "Your probation runs until 30 June.",
    "The contract will be with you by Tuesday.",
    "Payroll closes on Friday.",
    "HR will raise the paperwork by Monday.",
    "The pension scheme lets you opt out within 30 days of joining.",
    "Relocation costs are paid back within 28 days.",
    "You'd be on earlies until Christmas.",
    "Your holiday year ends on 31 December.",
    "Mum's the word until it is announced on Monday.",
    "We're closed from 24 December until 4 January.",
    "The DBS takes up to four weeks.",
    "Uniform orders go in on Monday.",
    "The offer letter was drawn up on Monday.",
    "We'd be grateful if you would upload your visa and the health declaration within seven days, that is by Thursday 3 December.",
    "The form's attached, I need it back by Monday 7 December for the county batch.",
    "I need your last managers' email addresses and your passport photo page, by Weds 2nd.",
    "By Friday 4 December please send us a copy of your birth certificate.",
    "We need to receive by 4 December: the staff form, and certified copies of your degree.",
  ])("takes no other day for it: %s", (text) => {
    expect(read("offer", `We are delighted to offer you the post. ${text}`).answerBy).toBeUndefined();
  });
});

describe("R17: when they mean to decide or write, however they promise it", () => {
  test.each<[string, string]>([
    // They have bound themselves.
    ["Our director is reviewing the slate and has committed to closing this out in two weeks.", "2026-12-10"],
    ["The partners have pledged to wrap it up within ten days.", "2026-12-06"],
    ["She has undertaken to settle the matter by Friday 4 December.", "2026-12-04"],
    ["The regional manager swears he'll close this by Tuesday.", "2026-12-01"],
    ["The aim is to have this put to bed by 11 December.", "2026-12-11"],
    ["My target for telling all of you is Friday 4 December.", "2026-12-04"],
    // Whichever way it goes.
    [
      "If you are successful an offer comes from Leeds, and if you're not it will come from me; either way by Friday of next week.",
      "2026-12-04",
    ],
    ["One way or the other by Tuesday 8 December.", "2026-12-08"],
    ["Good or bad, you have it in writing by Monday 7 December.", "2026-12-07"],
    ["You get a phone call from the matron Wednesday 2nd whichever way it goes.", "2026-12-02"],
    ["Everyone gets a letter by Friday 4 December, whatever was resolved.", "2026-12-04"],
    ["There'll be an email in your inbox on Thursday 3 December, yes or no.", "2026-12-03"],
    ["Tentatively Monday, latest by Tuesday 1st EOD I'll have your selected/not selected.", "2026-12-01"],
    ["I'll have pass or fail for you by Thursday 3 December.", "2026-12-03"],
    ["No I can't tell you, yes you will be told, by early next week.", "2026-12-01"],
    // Letters, lists and results.
    ["A letter will leave this office at the latest on Friday 4 December.", "2026-12-04"],
    ["Letters go out to all six of you on Tuesday 1 December.", "2026-12-01"],
    ["Our letter will be posted on 3 December.", "2026-12-03"],
    ["The result shall be declared on Monday 30 November.", "2026-11-30"],
    ["The names go up on the board on Monday 30 November.", "2026-11-30"],
    ["You'll have an email on the Friday.", "2026-11-27"],
    ["You may look for my letter on Thursday 3 December.", "2026-12-03"],
    ["Expect a ring Monday either way.", "2026-11-30"],
    ["The answer will be in your hands by Wednesday 9 December.", "2026-12-09"],
    ["The office is closed through Wednesday; on the Thursday after, 3 December, you'll have it.", "2026-12-03"],
    ["You'll be put out of your misery by Tuesday.", "2026-12-01"],
    // The day that takes another's place.
    [
      'I had told you "Friday at the latest"; kindly make that Tuesday the 8th, which is when the owner will give me her choice.',
      "2026-12-08",
    ],
    ["I'd undertaken to revert by the 27th. We now hope to revert with a decision by Friday of next week.", "2026-12-04"],
    ["We'd meant to let you know by Monday 30 November. Our auditors want another look first. It'll be Friday 4 December.", "2026-12-04"],
    ["You were promised an answer by Friday; please give us until Wednesday 9 December.", "2026-12-09"],
    ["The decision that was due on the 30th has moved to Wednesday 2 December.", "2026-12-02"],
    ["The call will be made on Tuesday and everyone hears on Wednesday 2 December.", "2026-12-02"],
    ["I'm aiming to have this off my desk by 4 December.", "2026-12-04"],
    ["The Dean signs on Monday; expect something from me by Tuesday 1 December.", "2026-12-01"],
    // The day after another.
    ["The management committee sits on Tuesday 1 December and I will write the day after, whatever is resolved.", "2026-12-02"],
    ["The vestry gathers on Monday 30 November and I'll ring you the next morning.", "2026-12-01"],
    ["The owners are here on Monday and I'll text you that night.", "2026-11-30"],
    ["The regional board has it on 8 December and you'll know the same evening.", "2026-12-08"],
    // In other words for the same day.
    ["We promise you a decision in the first week of December, that's to say until Friday 4 December.", "2026-12-04"],
    ["You will know within ten days, i.e. by Friday 4 December.", "2026-12-04"],
  ])("%s", (text, day) => {
    expect(read("status_update", text).decisionBy?.value).toBe(day);
  });

  test.each<[string, string]>([
    ["Trustees meet on 8 December to ratify.", "2026-12-08"],
    ["The appointments committee convenes on Tuesday 8 December.", "2026-12-08"],
    ["The governors' next meeting is on 8 December, where your name will be put.", "2026-12-08"],
    ["It goes to full council on 8 December.", "2026-12-08"],
  ])("a body that merely meets is a guess: %s", (text, day) => {
    const found = read("status_update", text).decisionBy;
    if (found !== undefined) expect(found).toMatchObject({ value: day, certain: false });
  });

  test.each([
    "Your interview was on Friday and the news came on Monday.",
    "The answer from head office reached us on Tuesday and it was not what we hoped.",
    "We heard on Wednesday that the grant was refused.",
    "I was told on Monday that the site is to be sold.",
    "The update went round on Tuesday that nobody is to be hired.",
    "The results we published on Monday were poor.",
    "Expenses can be claimed within 28 days.",
    "Train fares are repaid within a month, so keep your tickets.",
    "Mileage will be reimbursed within 10 working days.",
    "Claims for travel should be submitted by 18 December.",
    'The posting still says "open until 24 December"; please disregard it.',
    "The advert closes on 11 December.",
    "I shall be abroad until 7 December.",
  ])("takes no other day for it: %s", (text) => {
    expect(read("on_hold", text).decisionBy).toBeUndefined();
  });
});

describe("R20: an invitation to another round has its own days", () => {
  test.each([
    "She'll ring you Tue 1st 6:30pm after you close up, on the number you gave me.",
    "Unless you hear otherwise from me by Sunday night, you're shadowing the early shift on Tuesday.",
    "If you don't hear from us by Friday, come to the yard at 7 on Monday for your trial.",
    "Kindly report at 9.40 on Tuesday 8 December. Out-of-pocket expenses can be claimed within 28 days.",
    "The head chef will phone you Thursday 3 December at 3 about the menu.",
    "She is proposing Tuesday 8th, and will confirm whether morning or afternoon. Kindly block the day.",
    "We'd like you to come back in December. I'll let you know the room by Monday.",
    "You'll get the Teams link by Tuesday.",
    "The full timetable for the assessment day will be sent to you by 3 December.",
    "You find two texts attached. They should be with us on Monday 7 December before noon, in Word.",
    "The case is attached; we'd want your slides back by Friday 4 December.",
    "The partners would like a second talk. Mr Osei calls you on Monday to settle a time.",
    "You will meet the full board on Tuesday 8 December.",
    "Tell me by Monday which of the two slots you'd like.",
  ])("which are no day of a decision: %s", (text) => {
    expect(read("second_interview", text).decisionBy).toBeUndefined();
  });

  test.each<[string, string]>([
    ["Come in on Monday 7 December at 10; you'll hear from us by Friday 11 December.", "2026-12-11"],
    ["The final round is on Tuesday 8 December at 2pm. We mean to decide by 14 December.", "2026-12-14"],
    ["Lunch with the team on Wednesday, and an answer for you by Friday 4 December.", "2026-12-04"],
    ["Second interviews are on 3 December and we'll let everyone know the outcome on the 7th.", "2026-12-07"],
  ])("and may promise one: %s", (text, day) => {
    expect(read("second_interview", text).decisionBy?.value).toBe(day);
  });

  test.each<[string, string]>([
    ["You find two texts attached. They should be with us on Monday 7 December before noon, in Word.", "2026-12-07"],
    ["The case is attached; we'd want your slides back by Friday 4 December.", "2026-12-04"],
    ["Please send the finished design no later than Tuesday 8 December; we talk it over on the Friday.", "2026-12-08"],
    ["The task must be submitted by 6pm on Monday 30 November.", "2026-11-30"],
    ["You have until Wednesday 2 December to hand in the exercise.", "2026-12-02"],
  ])("a task has a day by which it is due: %s", (text, day) => {
    expect(read("second_interview", text).answerBy?.value).toBe(day);
  });

  test.each([
    "The interview is on Tuesday 8 December at 2pm, please bring your passport.",
    "Please confirm that Tuesday 8 December at 2pm suits you.",
    "Could you come in on Monday?",
    "Please arrive by 9.15 on Tuesday 8 December.",
    "The day runs until 4 on Thursday 3 December.",
  ])("the day of the round is none: %s", (text) => {
    expect(read("second_interview", text).answerBy).toBeUndefined();
  });
});

test.each<[string, string | undefined]>([
  ["Interviews wrap up this Friday. You will have a yes or no from me by 11 December.", "2026-12-11"],
  ["I'll ring everyone by 9 December, yes or no. The shop opens on the 20th.", "2026-12-09"],
  ["You'll hear from me by 9 December. A short survey will be sent on 15 December.", "2026-12-09"],
  ["I know I said you'd hear by the 7th. We now hope to let you know by 14 December.", "2026-12-14"],
  ["The decision will not be made on 4 December as promised but on 11 December.", "2026-12-11"],
  ["The panel meets on 8 December. I will chase them again on Friday.", "2026-12-08"],
])("R5: what they will tell the candidate is the promise, whatever else happens on other days: %s", (text, day) => {
  expect(
    extract({ subject: "", text, calendars: [], writtenAt: "2026-11-30T09:00:00Z", timeZone: "Europe/London" }).decisionBy?.value,
  ).toBe(day);
});

test.each([
  "Could you send your passport by Friday? The manager is back on 8 December and wants the complete file then.",
  "We need a picture of your card and the nights you can work in December before we can say yes or no.",
  "Please send your rate. The project starts on 4 January.",
])("R21: what happens beside a request is no promise: %s", (text) => {
  const read = extract({
    subject: "",
    text,
    calendars: [],
    writtenAt: "2026-11-30T09:00:00Z",
    timeZone: "Europe/London",
    intent: "info_request",
  });
  expect(read.decisionBy).toBeUndefined();
});
