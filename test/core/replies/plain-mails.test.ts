import { describe, expect, it } from "vitest";
import { judge } from "../../../core/replies/judge.ts";
import { answerText } from "../../../core/replies/quote.ts";
import { mailOf, NORDVIK } from "./nordvik.ts";

/** As ordinary recruiters write them. */
const MAILS: [string, string][] = [
  ["acknowledgement", "Hi Ada,\nGot your references, thank you. I'll pass them on to HR.\nThanks,\nSue"],
  ["acknowledgement", "Dear Ada,\nMany thanks for sending through your documents. All received safely.\nKind regards,\nClaire"],
  ["acknowledgement", "Hi Ada, thanks for your note, lovely to meet you too. Best, Tom"],
  [
    "acknowledgement",
    "Dear Ms Okafor,\nThank you for your email. It was a pleasure to meet you on Tuesday.\nWith best wishes,\nProf. Henrik Lund",
  ],
  [
    "acknowledgement",
    "Hello Ada,\nThanks for letting me know that you are still interested. I have passed this on to the team.\nRegards,\nPriya",
  ],
  ["acknowledgement", "Received with thanks.\nRegards,\nRamesh"],
  ["acknowledgement", "Hi Ada, noted, thanks. Have a good weekend!"],
  ["acknowledgement", "Thanks Ada, much appreciated. Mette"],
  [
    "acknowledgement",
    "Dear Ada,\nThis is to acknowledge receipt of your certificates. Nothing further is needed from you at this point.\nWarm regards,\nAnjali",
  ],
  ["acknowledgement", "Hi Ada,\nNo problem at all, thank you for confirming.\nCheers,\nBrett"],
  [
    "acknowledgement",
    "Dear Ada,\nThank you for your patience and for your kind words about the team. I have shared them with everyone.\nSincerely,\nLinda",
  ],
  ["acknowledgement", "Hi Ada, got it, thanks for sending the portfolio over. I'll forward it to the hiring manager today."],
  ["status_update", "Dear Ada,\nThank you for coming to meet us on Tuesday. The panel meets on 10 December.\nKind regards,\nMette"],
  [
    "status_update",
    "Dear Ada,\nThanks very much for coming in yesterday. The panel will meet on Thursday 10 December to make its decision, and we will be in touch after that.\nBest wishes,\nHelen",
  ],
  ["status_update", "Hi Ada,\nYou will hear by the 11th as agreed.\nRegards,\nPeter"],
  ["status_update", "Hi Ada, thanks for your patience, still waiting for sign-off. Tom"],
  ["status_update", "Dear Ada,\nApologies for the delay, you should hear on Thursday.\nKind regards,\nSarah"],
  [
    "status_update",
    "Hi Ada,\nSorry for the delay in coming back to you. We're still waiting on the hiring manager and I should have news early next week.\nThanks,\nJess",
  ],
  [
    "status_update",
    "Hello Ada,\nJust a quick update: we have two more candidates to see this week and will make a decision after that.\nBest,\nMark",
  ],
  ["status_update", "Hi Ada,\nThe team has not yet finished interviewing. I expect to have an update for you by Friday.\nBest,\nKelly"],
  [
    "status_update",
    "Dear Ada,\nWe wanted to let you know that we're still reviewing all candidates. We appreciate your patience and will contact you by the end of next week.\nRecruiting Team",
  ],
  [
    "status_update",
    "Hi Ada,\nGood news, the budget has been released and we are back on. I'll come back to you with the next steps next week.\nRegards,\nNiall",
  ],
  [
    "status_update",
    "Dear Ada,\nThe hiring freeze has now been lifted and the process for this role has resumed. We will write again by 14 December.\nKind regards,\nEva",
  ],
  ["status_update", "Hi Ada, we're moving again on this one. Expect to hear from me next week. Declan"],
  ["status_update", "Dear Ada,\nYour application is no longer on hold. The committee will meet on 9 December.\nBest regards,\nJan"],
  [
    "status_update",
    "Hi Ada,\nThe client is still deciding. They told me they'd have feedback by Wednesday, so I'll ring you then.\nCheers,\nShaun",
  ],
  ["status_update", "Hi Ada,\nNo news yet I'm afraid. I've chased them again this morning.\nThanks,\nGemma"],
  [
    "status_update",
    "Dear Candidate,\nThe results of the interview will be declared on 12 December 2026 on our website.\nRegards,\nHR Cell",
  ],
  ["status_update", "Dear Ada,\nYour profile is under process. We will get back to you within 3-4 working days.\nRegards,\nDeepak"],
  ["status_update", "Hi Ada,\nFeedback from the panel is awaited. Will keep you posted.\nThanks & Regards,\nSneha"],
  [
    "status_update",
    "G'day Ada,\nStill waiting on the director's sign-off, he's back Monday. Should have something for you by Tuesday.\nCheers,\nBrett",
  ],
  ["status_update", "Hi Ada,\nWe're still on track to let everyone know by the 11th.\nBest,\nMairead"],
  [
    "status_update",
    "Dear Ada,\nAs discussed, we will be making our decision in the week beginning 14 December.\nYours sincerely,\nJohn Hughes",
  ],
  ["status_update", "Hi Ada,\nThe interviews finish on Friday and the board will decide on Monday.\nBest,\nLars"],
  [
    "status_update",
    "Hi Ada,\nI'm out of the office until Monday but wanted to let you know we haven't forgotten you. More next week.\nSofia",
  ],
  [
    "status_update",
    "Dear Ada,\nUnfortunately the decision has been delayed by a week. We now expect to let you know by 18 December.\nKind regards,\nIngrid",
  ],
  [
    "status_update",
    "Hi Ada,\nWe've had some annual leave on the panel so things are taking a bit longer than planned. You'll hear from us next Wednesday.\nThanks,\nRachel",
  ],
  ["status_update", "Hi Ada,\nYou're still very much in the running. The final interviews are this week.\nBest,\nDan"],
  ["status_update", "Hello Ada,\nThanks for checking in. I don't have an update yet, but I will reach out as soon as I do.\nBest,\nMegan"],
  ["status_update", "Hi Ada,\nReferences are back and look good. I am just waiting for HR to approve the grade.\nThanks,\nSue"],
  [
    "status_update",
    "Dear Ada,\nThe selection committee will meet in the second week of January. All candidates will be informed of the outcome by email.\nBest regards,\nDr Weber",
  ],
  [
    "second_interview",
    "Hi Ada,\nGreat to meet you yesterday. We'd love to have you back for a second chat with our CTO. Are you free Tuesday at 2pm?\nBest,\nDan",
  ],
  [
    "second_interview",
    "Dear Ada,\nFurther to our call, your second interview is confirmed for Tuesday 8 December at 10:00. Please report to reception and ask for Jo.\nKind regards,\nHelen",
  ],
  [
    "second_interview",
    "Hi Ada,\nHere's the Zoom link for Tuesday's final interview: https://zoom.us/j/123456. See you at 10!\nThanks,\nJess",
  ],
  ["second_interview", "Hi Ada, confirming 10am on Tuesday for the panel interview. See you then! Sue"],
  ["second_interview", "Hi Ada,\nTuesday at 10 works for us. I've sent a calendar invite.\nBest,\nKelly"],
  [
    "second_interview",
    "Dear Ada,\nYou have been shortlisted for the final round of interviews. Kindly confirm your availability for 9 December, 11:30 AM IST.\nRegards,\nAnjali",
  ],
  ["second_interview", "Hi Ada,\nThe client loved you and wants to meet you again. Can you do Thursday afternoon?\nCheers,\nShaun"],
  [
    "second_interview",
    "Dear Ada,\nWe are pleased to invite you to the next stage, which is a panel interview on 10 December at 2 p.m. in our Dublin office.\nKind regards,\nAoife",
  ],
  ["second_interview", "Hi Ada,\nCan we move Tuesday's interview to Wednesday at the same time?\nSorry,\nTom"],
  [
    "second_interview",
    "Hi Ada,\nCongratulations! You've been selected to move forward to the onsite interview. Please use this link to pick a time.\nBest,\nMegan",
  ],
  ["second_interview", "Dear Ada,\nYour L2 interview is scheduled tomorrow at 4 PM. Please join using the below link.\nRegards,\nSneha"],
  [
    "second_interview",
    "Hi Ada,\nThe team really enjoyed meeting you and we'd like to take things to the next stage. When are you free next week?\nBest,\nNiall",
  ],
  ["second_interview", "Hi Ada, our MD would like to meet you for a coffee on Friday morning. Would 9.30 suit? Emma"],
  [
    "second_interview",
    "Dear Ada,\nWe would like to invite you to give a short presentation to the panel on 15 December.\nBest regards,\nJan",
  ],
  ["second_interview", "Hi Ada,\nJust a reminder that your second interview is on Tuesday at 10 in our Leeds office.\nThanks,\nGemma"],
  ["offer", "Hi Ada,\nI'm delighted to say we'd like to offer you the job! Formal letter to follow.\nBest,\nDan"],
  [
    "offer",
    "Dear Ada,\nFollowing your recent interview, I am pleased to offer you the position of Drilling Engineer at a salary of £48,000. Please let me know by 11 December whether you accept.\nYours sincerely,\nJohn Hughes",
  ],
  [
    "offer",
    "Dear Ada,\nCongratulations! Please find attached your offer letter. Kindly sign and return the same by 10 December.\nRegards,\nHR",
  ],
  [
    "offer",
    "Hi Ada,\nGreat news, the client wants to offer you the role. They're at 95k plus super. Give me a call to talk it through.\nCheers,\nBrett",
  ],
  ["offer", "Dear Ada,\nWe are pleased to extend you an offer of employment. Your start date would be January 11.\nBest,\nMegan"],
  ["offer", "Hi Ada,\nIt's a yes from us! We'd love you to join the team. Contract attached.\nSofia"],
  [
    "offer",
    "Dear Ada,\nThe board has approved your appointment. Your contract will be sent to you by post this week.\nKind regards,\nIngrid",
  ],
  ["offer", "Hi Ada, please find the contract attached as discussed. Could you sign it by Friday? Thanks, Sue"],
  [
    "offer",
    "Dear Ada,\nI'm happy to confirm that you were the panel's first choice and we would like to appoint you to the post, subject to references.\nBest wishes,\nHelen",
  ],
  ["offer", "Hi Ada,\nHere is our revised offer at €62,000, as we discussed on the phone. Let me know what you think.\nBest,\nLars"],
  [
    "regret",
    "Dear Ada,\nThank you for coming in last week. Unfortunately we have decided to go with another candidate on this occasion.\nKind regards,\nHelen",
  ],
  ["regret", "Hi Ada,\nI'm afraid it's a no this time. It was very close. Good luck with the search.\nTom"],
  ["regret", "Dear Ada,\nAfter careful consideration, we have decided not to move forward with your application.\nBest,\nRecruiting Team"],
  [
    "regret",
    "Hi Ada,\nThe client has gone with someone with more sector experience I'm afraid. I'll keep you in mind for other roles.\nCheers,\nShaun",
  ],
  [
    "regret",
    "Dear Candidate,\nWe regret to inform you that you have not been selected for the said position. We wish you all the best.\nRegards,\nHR",
  ],
  ["regret", "Dear Ada,\nThe position has been filled internally. We would like to thank you for your time.\nBest regards,\nJan"],
  ["regret", "Dear Ada,\nOn this occasion you have not been successful. If you would like feedback, please let me know.\nRegards,\nPeter"],
  ["regret", "Hi Ada,\nReally sorry to be the bearer of bad news but we won't be taking it further. We loved meeting you.\nEmma"],
  ["regret", "Dear Ada,\nThe appointment has been offered to another applicant, who has accepted.\nYours sincerely,\nJohn Hughes"],
  ["regret", "Hi Ada,\nWe've decided not to hire for this role after all, so I'm closing the process. Sorry about that.\nBest,\nDan"],
  [
    "regret",
    "Dear Ada,\nWhile the panel was impressed, there were other candidates whose experience more closely matched our needs.\nSincerely,\nLinda",
  ],
  ["regret", "Hi Ada,\nYou were pipped at the post by someone with more well planning experience. I know you'll be disappointed.\nNiall"],
  ["on_hold", "Hi Ada,\nThe role has been put on hold while we wait for next year's budget. I'll be in touch in January.\nThanks,\nJess"],
  ["on_hold", "Dear Ada,\nDue to a hiring freeze, we have paused recruitment for this position.\nBest,\nRecruiting Team"],
  ["on_hold", "Hi Ada,\nBad timing I'm afraid: there's a headcount freeze until Q1, so everything is paused for now.\nBest,\nNiall"],
  [
    "on_hold",
    "Dear Ada,\nPlease note that the said requisition is on hold as of now. We shall get back to you once it reopens.\nRegards,\nDeepak",
  ],
  ["on_hold", "Hi Ada, the client has hit pause on this one until after Christmas. Will let you know when it's live again. Gemma"],
  ["on_hold", "Dear Ada,\nOwing to a restructuring, the procedure has been suspended until further notice.\nKind regards,\nIngrid"],
  ["on_hold", "G'day Ada,\nFunding for the role hasn't come through yet so they've parked it until February.\nCheers,\nBrett"],
  ["on_hold", "Hi Ada,\nWe've had to postpone the hire to the spring. Nothing to do with you.\nBest,\nEmma"],
  ["info_request", "Hi Ada,\nCould you send me the names of two referees please?\nThanks,\nSue"],
  [
    "info_request",
    "Dear Ada,\nPlease send us copies of your degree certificates and proof of right to work by 9 December.\nKind regards,\nHelen",
  ],
  ["info_request", "Hi Ada,\nThe client would like to know your notice period and salary expectations.\nCheers,\nShaun"],
  ["info_request", "Dear Candidate,\nKindly share your last three months' payslips and PAN card copy.\nRegards,\nHR Cell"],
  ["info_request", "Hi Ada,\nQuick one: what's your notice period?\nTom"],
  [
    "info_request",
    "Dear Ada,\nWe would be grateful if you could complete the attached form and return it to us.\nYours sincerely,\nJohn Hughes",
  ],
  ["info_request", "Hi Ada,\nCan you send over your portfolio when you get a chance? The team would love to see it.\nBest,\nSofia"],
  ["info_request", "Dear Ada,\nBefore we can proceed, we need your expected CTC and earliest joining date.\nRegards,\nAnjali"],
  ["info_request", "Hi Ada,\nDo you have a driving licence? I forgot to ask.\nMairead"],
  [
    "info_request",
    "Dear Ada,\nPlease forward the contact details of your referees at your earliest convenience.\nBest wishes,\nProf. Lund",
  ],
  ["info_request", "Hi Ada,\nWould you be willing to relocate to Stavanger? The team asked.\nLars"],
  [
    "offer_withdrawn",
    "Dear Ada,\nI am very sorry but we have to withdraw our offer of employment, as the project has been cancelled.\nKind regards,\nHelen",
  ],
  ["offer_withdrawn", "Dear Ada,\nAs we did not receive your acceptance by the deadline, our offer has lapsed.\nRegards,\nHR"],
  ["offer_withdrawn", "Hi Ada,\nI'm really sorry, the offer we made you is off the table. Head office has cancelled the position.\nDan"],
  [
    "offer_withdrawn",
    "Dear Ada,\nDue to unsatisfactory references we are rescinding the offer made to you on 20 November.\nYours sincerely,\nJohn Hughes",
  ],
  ["offer_withdrawn", "Dear Candidate,\nPlease be informed that the offer letter issued to you stands cancelled.\nRegards,\nHR"],
  ["unrelated", "Hi Ada,\nYour parcel will be delivered on Tuesday between 10 and 12.\nThanks"],
  ["unrelated", "12 new jobs match your search. View all jobs. Unsubscribe."],
  [
    "unrelated",
    "Dear Ada,\nThank you for applying. We have received your application for the position of Analyst and will review it shortly.\nTalent Team",
  ],
  ["unrelated", "Hi Ada, our webinar on interview skills starts Thursday at 6pm. Register now!"],
  ["unrelated", "Dear customer, your invoice for November is attached."],
  [
    "status_update",
    "Dear Ada,\nI can confirm that we have received your references and that the panel will make its decision on Thursday.\nBest,\nHelen",
  ],
  ["status_update", "Hi Ada,\nJust to confirm that we're all set, and the committee sits on the 14th.\nThanks,\nAoife"],
  ["second_interview", "Hi Ada,\nYour interview with Carla is at 14:00 CET on Thursday, dial-in details below.\nBest,\nLars"],
  ["acknowledgement", "Dear Ada,\nWe confirm receipt of your references and thank you for sending them so quickly.\nKind regards,\nIngrid"],
  ["acknowledgement", "Hi Ada, thanks for confirming Tuesday. Speak then! Emma"],
  [
    "status_update",
    "Dear Ada,\nThe sign-off process is taking longer than expected. Thank you for bearing with us.\nKind regards,\nClaire",
  ],
  ["status_update", "Hi Ada, bear with me, I'm still trying to get hold of the hiring manager. Gemma"],
  [
    "status_update",
    "Hi Ada,\nThank you for your patience. We hope to be in a position to update you by the end of the week.\nRegards,\nPeter",
  ],
  ["status_update", "Dear Ada,\nThank you for coming in on Tuesday. The committee meets on the 14th.\nBest,\nJan"],
  [
    "status_update",
    "Dear Ada,\nMany thanks for attending the interview yesterday. The panel will convene on Friday 11 December.\nRegards,\nHelen",
  ],
  ["status_update", "Hi Ada, thanks for coming in. The board meets on Monday. Tom"],
  ["status_update", "Dear Ada,\nIt was a pleasure to meet you. The selection board sits on 15 December.\nKind regards,\nIngrid"],
  ["status_update", "Hello Ada,\nThanks again for your time on Tuesday. The hiring team debriefs on Thursday.\nBest,\nMegan"],
  ["status_update", "Hi Ada,\nGreat meeting you! We have our hiring committee on Wednesday.\nBest,\nKelly"],
  [
    "status_update",
    "Dear Ada,\nThank you for your interview. The appointing committee is due to meet in the week of 14 December.\nYours sincerely,\nJohn",
  ],
  ["status_update", "Hi Ada,\nThanks for making the trip to Cork. The partners get together on Friday to go through everyone.\nAoife"],
  ["status_update", "Dear Ada,\nThank you for attending. Our next board meeting is on 9 December.\nKind regards,\nClaire"],
  ["status_update", "Hi Ada,\nThanks for coming yesterday. We will be meeting on Monday to discuss the candidates.\nSue"],
  [
    "second_interview",
    "Hi Ada,\nPlease use the link below to join your interview on Wednesday at 14:00.\nhttps://meet.google.com/abc-defg-hij\nThanks,\nKelly",
  ],
  [
    "second_interview",
    "Dear Candidate,\nPlease find the joining instructions for your panel interview scheduled on 9 December 2026 at 11:30 AM.\nRegards,\nHR",
  ],
  ["second_interview", "Hi Ada,\nTeams link for Thursday below. You will be meeting Carla and Hans.\nSee you then,\nLars"],
  [
    "second_interview",
    "Dear Ada,\nFurther to our conversation, I attach the agenda for your second interview on 8 December.\nBest regards,\nJan",
  ],
  ["second_interview", "Hi Ada,\nHere are the dial-in details for the interview with our director on Friday at 9am.\nThanks,\nJess"],
  ["status_update", "Hi Ada,\nThe hold on this role has been lifted. I'll be in touch this week about next steps.\nNiall"],
  [
    "status_update",
    "Dear Ada,\nI am glad to say that the freeze is over and we can pick this up again. You will hear from me by Friday.\nEva",
  ],
  ["status_update", "Hi Ada,\nThe budget has been approved, so we're back on. More next week.\nDan"],
  ["status_update", "Hi Ada,\nThe role is live again. The client will give me feedback on the interviews by Thursday.\nCheers,\nShaun"],
  [
    "status_update",
    "Dear Ada,\nRecruitment for this post has restarted and we are reviewing our notes from the interviews.\nKind regards,\nHelen",
  ],
  ["status_update", "Hi Ada,\nWe've been given the go-ahead to continue with the hire. I will write again next week.\nBest,\nSofia"],
  ["status_update", "Dear Ada,\nThe position is no longer frozen. We shall revert by 14 December.\nRegards,\nDeepak"],
  ["status_update", "G'day Ada,\nFunding's come through so the role is going ahead. I'll have news for you Friday.\nBrett"],
  ["status_update", "Hi Ada,\nGood news: headcount has been signed off and the process is moving again.\nBest,\nMegan"],
  [
    "status_update",
    "Dear Ada,\nFollowing the pause in recruitment, we are now in a position to resume. The panel will meet next week.\nKind regards,\nClaire",
  ],
  ["status_update", "Hi Ada,\nThe pause is over! Expect to hear from us in the next few days.\nEmma"],
  ["status_update", "Dear Ada,\nThe suspension of the procedure has been lifted. The committee expects to decide in January.\nIngrid"],
  ["status_update", "Hi Ada,\nAs agreed, you'll hear from me by Friday.\nTom"],
  ["status_update", "Hi Ada, as promised I'll let you know by the 11th. Sue"],
  ["status_update", "Dear Ada,\nAs discussed at interview, we will notify you by 11 December.\nRegards,\nPeter"],
  ["status_update", "Hi Ada, we're on schedule and you'll have an answer by Friday. Mark"],
  ["status_update", "Hi Ada,\nAll still on track for a decision by the 11th.\nBest,\nDan"],
  ["status_update", "Dear Ada,\nThe date that we gave you, 11 December, still stands.\nKind regards,\nHelen"],
  ["status_update", "Hi Ada, nothing has changed, you will hear on Friday. Aoife"],
  ["status_update", "Hi Ada,\nThank you for being so patient. We are still waiting for approval from finance.\nJess"],
  ["status_update", "Hi Ada, thanks for bearing with us. Sign-off is still pending. Niall"],
  ["status_update", "Dear Ada,\nThank you for your continued patience while we await final approval.\nRegards,\nDeepak"],
  ["status_update", "Hi Ada, appreciate your patience. HR are still finalising things. Shaun"],
  ["status_update", "Hi Ada,\nStill no word from the director, thanks for hanging in there.\nGemma"],
  ["status_update", "Dear Ada,\nWe are awaiting sign-off from our head office. Thanks for your patience.\nKind regards,\nLars"],
  ["acknowledgement", "Hi Ada, references received, thanks. Sue"],
  ["acknowledgement", "Hi Ada, thanks for the certificates, all good. Kelly"],
  ["acknowledgement", "Dear Ada,\nI confirm that your documents have arrived safely.\nRegards,\nHelen"],
  ["acknowledgement", "Hi Ada,\nPerfect, thanks for sending these over so quickly.\nJess"],
  ["acknowledgement", "Dear Ada,\nThank you for the signed form, which we have added to your file.\nKind regards,\nClaire"],
  ["acknowledgement", "Hi Ada, thanks for sending your portfolio. The team will have a look. Dan"],
  ["acknowledgement", "Dear Ada,\nWe have received your completed questionnaire. Thank you.\nHR"],
  ["acknowledgement", "Received, thank you Ada. Regards, Deepak"],
  ["acknowledgement", "Thanks Ada, got them both. Tom"],
  ["acknowledgement", "Hi Ada, cheers for that, I've passed your docs to HR. Brett"],
  ["second_interview", "Hi Ada, Tuesday 10am it is. See you then. Sue"],
  ["second_interview", "Dear Ada,\nI can confirm your second interview on 8 December at 10:00.\nKind regards,\nHelen"],
  ["second_interview", "Hi Ada, that time works for us. The interview will be at 3pm on Thursday at our office. Kelly"],
  [
    "second_interview",
    "Dear Ada,\nThank you for confirming. We look forward to seeing you on Tuesday at 10.00 for your final interview.\nSarah",
  ],
  ["status_update", "Hi Ada, sorry for the delay, you should hear on Thursday. Jess"],
  ["status_update", "Hi Ada,\nSorry it's taking so long. You should hear by the end of the week.\nTom"],
  ["status_update", "Dear Ada,\nPlease accept our apologies for the delay. A decision is expected on 15 December.\nRegards,\nPeter"],
  ["status_update", "Hi Ada,\nSorry for the radio silence. I'll have an answer for you on Monday.\nNiall"],
  ["status_update", "Hi Ada, apologies, this has dragged on. We expect to decide on Tuesday. Dan"],
  ["status_update", "Dear Ada,\nWe regret the delay in our decision and hope to inform you by 18 December.\nKind regards,\nIngrid"],
  ["status_update", "Hi Ada, sorry, running a bit behind. Should know more tomorrow. Gemma"],
  ["status_update", "Dear Ada,\nSorry for the wait. The panel has met and HR will contact you on Thursday.\nHelen"],
  ["status_update", "Hi Ada,\nDelay at our end I'm afraid, one of the panel is ill. We'll be in touch next week.\nSue"],
  ["on_hold", "Hi Ada,\nThe freeze has not been lifted yet, so this role stays on hold.\nJess"],
  ["on_hold", "Hi Ada,\nThe role is on hold again I'm afraid.\nNiall"],
  ["on_hold", "Hi Ada,\nWe lifted the hold last month but head office has now frozen all hiring again.\nDan"],
  ["on_hold", "Dear Ada,\nUntil the freeze is lifted, we cannot continue with the process.\nHelen"],
  ["info_request", "Hi Ada, please send me your receipts so that we can reimburse your travel. Kelly"],
  ["info_request", "Dear Ada,\nWe'll need a copy of your passport. Please email it to me.\nThanks,\nSue"],
  ["info_request", "Hi Ada, I'll need your bank details for the expenses. Can you email them over? Thanks, Tom"],
  ["regret", "Hi Ada,\nThe freeze has been lifted, but the position has gone to an internal candidate.\nNiall"],
  ["second_interview", "Hi Ada,\nThe hold has been lifted and we'd like to invite you to a second interview on Tuesday at 10:00.\nDan"],
  ["offer", "Hi Ada,\nThe budget has been released and I'm delighted to offer you the job.\nNiall"],
];

const judged = (text: string, address: string) =>
  judge(mailOf(answerText(text), { from: { name: "", address } }), [NORDVIK], "Europe/Oslo");

describe("plain mails are read without asking (DESIGN §5.8)", () => {
  it.each(MAILS)("%s: %s", (intent, text) => {
    const { confidence, ...read } = judged(text, intent === "unrelated" ? "x@elsewhere.example" : "mette@nordvik.example");
    expect(read.intent).toBe(intent);
    expect(confidence).toBeGreaterThanOrEqual(0.9);
  });

  it.each([
    "Dear Ada,\nThe hold has not yet been lifted. We will write again in February.\nEva",
    "Hi Ada,\nThe panel meets on Monday, but I'm afraid we will not be taking you further.\nTom",
    "Dear Ada,\nThe panel will meet you on Monday 7 December at 10:00 in Oslo.\nHelen",
    "Hi Ada,\nWe are still waiting for your references. Could you send them by Friday?\nSue",
    "Hi Ada,\nThe freeze was lifted last month, but all hiring is frozen again.\nDan",
  ])("but no such news is read into: %s", (text) => {
    const { intent, confidence } = judged(text, "mette@nordvik.example");
    expect(intent === "status_update" && confidence >= 0.9).toBe(false);
  });
});
