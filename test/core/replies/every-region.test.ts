import { describe, expect, test } from "vitest";
import { type Extracted, extract } from "../../../core/replies/extract.ts";
import { fitting } from "../../../core/replies/intent-fields.ts";
import type { Intent } from "../../../core/replies/intents.ts";

/** What a mail names, as short text; a question mark after it says that it is a guess. */
type Named = Partial<
  Record<"at" | "until" | "on" | "times" | "decision" | "earliest" | "answer" | "hold" | "format" | "place" | "asks", string>
>;
type Row = [intent: Intent, text: string, named: Named];

const mark = (found: { certain: boolean } | undefined, value: string) => `${value}${found?.certain === false ? "?" : ""}`;

/** What was read that goes with the intent. Format, place and what is asked for are compared only where a row names them. */
function namedIn(read: Extracted, wanted: Named): Named {
  const { interviewAt, interviewOn, timesOffered, decisionBy, answerBy, holdUntil, format, location, asksFor } = read;
  const minutes = (instant: string) => instant.slice(0, 16);
  return {
    ...(interviewAt ? { at: mark(interviewAt, minutes(interviewAt.value.startsAt)) } : {}),
    ...(interviewAt?.value.endsAt ? { until: minutes(interviewAt.value.endsAt) } : {}),
    ...(interviewOn ? { on: mark(interviewOn, interviewOn.value) } : {}),
    ...(timesOffered ? { times: timesOffered.value.map(minutes).join(" ") } : {}),
    ...(decisionBy && !decisionBy.earliest ? { decision: mark(decisionBy, decisionBy.value) } : {}),
    ...(decisionBy?.earliest ? { earliest: decisionBy.earliest } : {}),
    ...(answerBy ? { answer: mark(answerBy, answerBy.value) } : {}),
    ...(holdUntil ? { hold: mark(holdUntil, holdUntil.value) } : {}),
    ...(wanted.format === undefined ? {} : { format: format?.value ?? "" }),
    ...(wanted.place === undefined ? {} : { place: location?.value ?? "" }),
    ...(wanted.asks === undefined ? {} : { asks: asksFor?.value.join(", ") ?? "" }),
  };
}

/** Written in the morning of Tuesday 17 November 2026, in the candidate's own zone. */
const REGIONS: Record<string, { timeZone: string; writtenAt: string; theirZone?: string; rows: Row[] }> = {
  "Britain, from Tuesday 17 November": {
    timeZone: "Europe/London",
    writtenAt: "2026-11-17T09:30:00Z",
    rows: [
      [
        "second_interview",
        "Hi Sam,\n\nLovely to meet you last Thursday. Could you pop in again this Thursday, say half ten? Just me and Priya this time.\n\nCheers\nBex",
        { at: "2026-11-19T10:30" },
      ],
      [
        "second_interview",
        "Dear Mr Okafor,\n\nFurther to your interview on 11 November, I am pleased to invite you to a second interview on Monday 30 November 2026 at 2.15pm at our Harrogate office. Please report to reception ten minutes before.\n\nYours sincerely",
        { at: "2026-11-30T14:15", place: "our Harrogate office", format: "in_person" },
      ],
      [
        "second_interview",
        "Stage 2 interview\nDate: Weds 25th Nov\nTime: 3-4pm\nVenue: Civic Centre, Room 2.14\nPanel: Jo Marsh, Anil Rao",
        { at: "2026-11-25T15:00", until: "2026-11-25T16:00", place: "Civic Centre, Room 2.14" },
      ],
      [
        "second_interview",
        "Can you do tomorrow 8ish for a quick call with Dom? If not, Thursday same time.",
        { times: "2026-11-18T08:00 2026-11-19T08:00" },
      ],
      [
        "second_interview",
        "Any chance you're free a week on Friday, quarter to three? We'd like you to meet the trustees.",
        { at: "2026-11-27T14:45" },
      ],
      [
        "second_interview",
        "We'd like to see you again! Tues 24th or Weds 25th, both at 11 - which suits?",
        { times: "2026-11-24T11:00 2026-11-25T11:00" },
      ],
      [
        "status_update",
        "Hi Sam, sorry for the silence. Interviews wrap up on Friday and the panel sits on Monday, so you should hear by close of play on Wednesday 25th.",
        { decision: "2026-11-25" },
      ],
      [
        "status_update",
        "Two of the panel are away until the 30th, so it'll be the first week of December at the earliest before we can say anything.",
        { earliest: "2026-12-01" },
      ],
      ["status_update", "You should have a letter from us by the middle of next week.", { decision: "2026-11-25?" }],
      ["status_update", "The governors meet on 3 December. We won't have anything to tell you before then.", { earliest: "2026-12-03" }],
      ["status_update", "We're aiming to let everyone know by the back end of next week, touch wood.", { decision: "2026-11-27?" }],
      [
        "offer",
        "Really pleased to say the job's yours. Have a think, talk to the family and give me a bell by Friday. Start date would be Monday 4 January at 8.45am.",
        { answer: "2026-11-20" },
      ],
      [
        "offer",
        "We are delighted to offer you the post of Senior Planner (Grade 9). This offer is conditional on satisfactory references. Please confirm your acceptance in writing no later than noon on 27 November 2026. Your pre-employment checks must be completed by 18 December.",
        { answer: "2026-11-27" },
      ],
      [
        "offer",
        "Contract attached. If you could sign and get it back to me by the 24th, that would be grand. We close for Christmas on the 23rd.",
        { answer: "2026-11-24" },
      ],
      [
        "on_hold",
        "The post has been frozen pending the budget. We expect to restart in the new financial year, so everything is on hold until the start of April.",
        { hold: "2027-04-07?" },
      ],
      [
        "info_request",
        "Before Thursday's panel could you let me have the names of two referees? I'd need them by Wednesday noon.",
        { asks: "references", answer: "2026-11-18" },
      ],
    ],
  },
  "the United States, from Tuesday, November 17": {
    timeZone: "America/New_York",
    writtenAt: "2026-11-17T14:30:00Z",
    rows: [
      [
        "second_interview",
        "Hi Jordan,\n\nThe team loved meeting you! We'd like to schedule your final round for Thursday, November 19 at 1:30 PM ET via Zoom: https://us02web.zoom.us/j/1234567890",
        { at: "2026-11-19T18:30", format: "video" },
      ],
      [
        "second_interview",
        "Your onsite loop is confirmed for 12/03/2026, 9:00 AM - 3:30 PM. Please bring a photo ID.",
        { at: "2026-12-03T14:00", until: "2026-12-03T20:30" },
      ],
      ["second_interview", "Would next Monday (11/23) at 11am Pacific work for a chat with our VP of Product?", { at: "2026-11-23T19:00" }],
      ["second_interview", "Looks like Dana has a conflict. Can we push tomorrow's 10 AM to Friday at 4 PM?", { at: "2026-11-20T21:00" }],
      [
        "second_interview",
        "Are you available any of the following? Wed 11/18 2pm, Thu 11/19 10am, Fri 11/20 3:30pm (all Eastern)",
        { times: "2026-11-18T19:00 2026-11-19T15:00 2026-11-20T20:30" },
      ],
      [
        "second_interview",
        "Final interview: Friday the 20th, noon your time. Marcus will call you at the number on your resume.",
        { at: "2026-11-20T17:00" },
      ],
      [
        "status_update",
        "Hi Jordan, quick update: we're finishing up first-round interviews this week and expect to make a decision by Monday, November 30. Happy Thanksgiving!",
        { decision: "2026-11-30" },
      ],
      ["status_update", "With the holiday next week, realistically you'll hear from us the week of the 30th.", { decision: "2026-12-04" }],
      [
        "second_interview",
        "Hey! Could you hop on a call w/ our CTO this Thursday btw 1-3 ET? 30 min is plenty.",
        { times: "2026-11-19T18:00 2026-11-19T20:00" },
      ],
      ["status_update", "We should have an answer for you by EOD Thursday.", { decision: "2026-11-19" }],
      [
        "offer",
        "Congratulations! Attached is your offer letter. Please review and sign via DocuSign by 5:00 PM ET on Tuesday, November 24, 2026, after which the offer will expire. Your anticipated start date is January 4, 2027.",
        { answer: "2026-11-24" },
      ],
      [
        "offer",
        "We're thrilled to extend an offer. It's good through 12/1. Let me know if you have any questions before Friday.",
        { answer: "2026-12-01?" },
      ],
      [
        "offer",
        "We'd love to have you on the team! Take a few days, and let's plan on hearing from you by next Tuesday.",
        { answer: "2026-11-24" },
      ],
      [
        "info_request",
        "Could you send over your salary expectations and a couple of references by tomorrow EOD? The hiring committee meets Friday.",
        { asks: "references, salary expectation", answer: "2026-11-18" },
      ],
      [
        "acknowledgement",
        "Thanks so much for your note, Jordan! It was great meeting you too. You'll hear from us by the end of the week.",
        { decision: "2026-11-20" },
      ],
    ],
  },
  "India, from Tuesday 17 November": {
    timeZone: "Asia/Kolkata",
    writtenAt: "2026-11-17T04:30:00Z",
    rows: [
      [
        "second_interview",
        "Dear Candidate,\n\nGreetings of the day! Your L2 discussion is scheduled on 19th Nov 2026 @ 10:30 AM IST over MS Teams. Kindly acknowledge.",
        { at: "2026-11-19T05:00", format: "video" },
      ],
      [
        "second_interview",
        "Kindly note your HR round has been preponed from 20/11/2026 4 PM to 19/11/2026 11:30 AM.",
        { at: "2026-11-19T06:00" },
      ],
      [
        "second_interview",
        "Please be available for a telephonic discussion with our US team tomorrow at 7:30 PM IST.",
        { at: "2026-11-18T14:00", format: "phone" },
      ],
      [
        "second_interview",
        "Face to face round at our Whitefield office on Saturday, 21-Nov-2026, reporting time 9.30 AM. Carry one photo ID.",
        { at: "2026-11-21T04:00", place: "our Whitefield office" },
      ],
      ["second_interview", "Client round: 18/11, 1600 hrs. Please confirm your availability at the earliest.", { at: "2026-11-18T10:30" }],
      ["status_update", "Dear Ananya, feedback is awaited from the client. We shall revert by Monday.", { decision: "2026-11-23" }],
      ["status_update", "Due to the year-end freeze results will be declared only after 5th January 2027.", { earliest: "2027-01-05" }],
      [
        "offer",
        "We are pleased to offer you the position of Senior Analyst with a CTC of 24 LPA. Kindly revert with the signed copy within 2 working days. Your date of joining is 14th December 2026.",
        { answer: "2026-11-19" },
      ],
      [
        "offer",
        "Please find attached the offer letter. This offer stands withdrawn if not accepted on or before 20.11.2026.",
        { answer: "2026-11-20" },
      ],
      [
        "offer",
        "Please do the needful and accept the offer on the portal latest by tomorrow EOD. DOJ: 01-12-2026",
        { answer: "2026-11-18" },
      ],
      [
        "info_request",
        "Kindly share your last 3 months payslips, relieving letter and PAN card by 20th Nov for offer processing.",
        { asks: "proof of identity, payslips, relieving letter", answer: "2026-11-20" },
      ],
    ],
  },
  "Ireland, from Tuesday 17 November": {
    timeZone: "Europe/Dublin",
    writtenAt: "2026-11-17T09:30:00Z",
    rows: [
      [
        "second_interview",
        "Hi Aoife, thanks a million for coming in. Would you be able to come back to us this day week at half two? It'll be with Ciarán and Maeve in the Galway office.",
        { at: "2026-11-24T14:30" },
      ],
      [
        "second_interview",
        "A Chara,\n\nYou are invited to attend for interview on Thursday, 26th November, 2026 at 11.20 a.m. in Áras an Chontae, Prospect Hill, Galway. Please confirm attendance by return.",
        { at: "2026-11-26T11:20" },
      ],
      ["second_interview", "Could we do Tuesday instead? 3.30 IST, on Teams.", { at: "2026-11-24T15:30?", format: "video" }],
      ["status_update", "The Board won't be sitting until the 8th of December, so please bear with us.", { earliest: "2026-12-08" }],
      ["status_update", "We'll let ye know either way by Friday week.", { decision: "2026-11-27" }],
      [
        "offer",
        "We're only delighted to be offering you the role. No panic at all, but could you let us know by Monday? You'd be starting on the 4th of January.",
        { answer: "2026-11-23" },
      ],
      [
        "offer",
        "You have been placed first on the panel and are hereby offered the post of Executive Engineer. Acceptance must be received by this office not later than 12 noon on Friday, 4th December, 2026.",
        { answer: "2026-12-04" },
      ],
    ],
  },
  "Australia and New Zealand, from Tuesday 17 November": {
    timeZone: "Australia/Sydney",
    writtenAt: "2026-11-16T23:30:00Z",
    rows: [
      ["second_interview", "Hi Mia, keen to catch up again Thurs arvo? 2:30pm AEDT, our Surry Hills studio.", { at: "2026-11-19T03:30" }],
      [
        "second_interview",
        "G'day Mia, the second interview will be Friday 20/11 at 10am Melbourne time on Google Meet.",
        { at: "2026-11-19T23:00", format: "video" },
      ],
      [
        "second_interview",
        "Let's lock in Wednesday 25 November, 9:15am. It'll be a 45-minute chat with Deb, our GM.",
        { at: "2026-11-24T22:15", until: "2026-11-24T23:00" },
      ],
      ["status_update", "Mia, we're a bit behind. Should be able to get back to you by COB Friday.", { decision: "2026-11-20" }],
      ["status_update", "With everyone off over summer, don't expect a decision before the end of January.", { earliest: "2027-01-31" }],
      [
        "offer",
        "Great news, we'd love you to join us! Contract's attached, can you flick it back signed by Thursday arvo?",
        { answer: "2026-11-19" },
      ],
      ["offer", "Please return your signed letter of offer within seven (7) days of the date of this letter.", { answer: "2026-11-24" }],
    ],
  },
  "Germany and its neighbours, from Tuesday 17 November": {
    timeZone: "Europe/Berlin",
    writtenAt: "2026-11-17T08:30:00Z",
    rows: [
      [
        "second_interview",
        "Dear Ms Weber,\n\nwe would like to invite you to a second interview on 26.11.2026 at 14:00 h in our headquarters in Stuttgart.",
        { at: "2026-11-26T13:00" },
      ],
      [
        "second_interview",
        "Hi Lea, could you do Thursday 14h30 for the technical round? Two hours, remote via Teams.",
        { at: "2026-11-19T13:30", format: "video" },
      ],
      [
        "second_interview",
        "We propose the following dates: 24.11. 10:00 - 11:00, 25.11. 13:00 - 14:00. Please let us know which one fits.",
        { times: "2026-11-24T09:00 2026-11-25T12:00" },
      ],
      [
        "second_interview",
        "The trial day takes place on Friday, 27th of November, from 9 to 16 o'clock.",
        { at: "2026-11-27T08:00", until: "2026-11-27T15:00" },
      ],
      ["second_interview", "Next round: Mo. 23.11., 15.30 Uhr, with Dr. Klein.", { at: "2026-11-23T14:30" }],
      [
        "status_update",
        "Dear Ms Weber, the works council must agree first. You will receive our decision in calendar week 50.",
        { decision: "2026-12-11" },
      ],
      [
        "status_update",
        "Our managing director is back in the office from 30.11.; a decision before that is not possible.",
        { earliest: "2026-11-30" },
      ],
      [
        "offer",
        "We are happy to send you the contract for your signature. We kindly ask you to return it signed until 30.11.2026.",
        { answer: "2026-11-30" },
      ],
      [
        "offer",
        "We hold the offer open for you for two weeks, i.e. until 01.12.2026. The probation period ends on 30.06.2027.",
        { answer: "2026-12-01" },
      ],
    ],
  },
  "the rest of Europe, from Tuesday 17 November": {
    timeZone: "Europe/Madrid",
    writtenAt: "2026-11-17T08:30:00Z",
    rows: [
      ["second_interview", "Hello Lucía, we would like that you meet our CEO the next Thursday 26 at 17h.", { at: "2026-11-26T16:00" }],
      [
        "second_interview",
        "Your interview is moved: instead of Wednesday 18/11 at 12h it will be Friday 20/11 at 9h30 (CET).",
        { at: "2026-11-20T08:30" },
      ],
      ["second_interview", "Let us speak on Monday at 16:00 your time / 15:00 UK time.", { at: "2026-11-23T15:00" }],
      ["status_update", "We will communicate the results the 1st of December at latest.", { decision: "2026-12-01" }],
      [
        "offer",
        "We wait for your confirmation before Monday 23 November; the start would be the 1st of February.",
        { answer: "2026-11-22" },
      ],
    ],
  },
  "Canada, with an employer on the other coast, from Tuesday, November 17": {
    timeZone: "America/Toronto",
    writtenAt: "2026-11-17T14:30:00Z",
    theirZone: "America/Los_Angeles",
    rows: [
      ["second_interview", "Could we book you in for Thursday at 10:30 a.m.? Priya will send the Teams link.", { at: "2026-11-19T18:30" }],
      ["second_interview", "Let's say Friday at 1 p.m. your time, on the phone.", { at: "2026-11-20T18:00", format: "phone" }],
      [
        "status_update",
        "We hope to be in a position to share an outcome with you within the next ten business days.",
        { decision: "2026-12-01" },
      ],
    ],
  },
  "Scotland and the public sector, from Tuesday 17 November": {
    timeZone: "Europe/London",
    writtenAt: "2026-11-17T16:00:00Z",
    rows: [
      [
        "second_interview",
        "You have been selected for interview.\n\nInterview date: 03/12/2026\nInterview time: 0930 hours\nLocation: County Buildings, Wellington Square, Ayr\n\nThe closing date for withdrawing is 27/11/2026.",
        { at: "2026-12-03T09:30", place: "County Buildings, Wellington Square, Ayr" },
      ],
      [
        "second_interview",
        "Your assessment centre is booked for 1 December from 09:15 until 15:45. Lunch is at 12:30.",
        { at: "2026-12-01T09:15", until: "2026-12-01T15:45" },
      ],
      [
        "second_interview",
        "Kirsty can't now do the Wednesday slot, so we've got you in at twenty past two on Thursday instead.",
        { at: "2026-11-19T14:20" },
      ],
      [
        "second_interview",
        "I can offer you any of these: Mon 23rd 9.30, Mon 23rd 11.00, Tues 24th 2pm. First come, first served!",
        { times: "2026-11-23T09:30 2026-11-23T11:00 2026-11-24T14:00" },
      ],
      ["second_interview", "Please book your slot between 25 and 27 November using the link below.", {}],
      [
        "status_update",
        "Outcomes will be issued within 15 working days of the closing date, which is Friday 20 November.",
        { decision: "2026-12-11" },
      ],
      [
        "status_update",
        "No news yet I'm afraid. HR are interviewing two others on Thursday at 10 and I'd expect an answer early December.",
        { decision: "2026-12-07?" },
      ],
      [
        "offer",
        "Subject to PVG clearance we would like to appoint you. Please accept or decline via the portal by 23:59 on 29 November 2026.",
        { answer: "2026-11-29" },
      ],
      [
        "offer",
        "Formal offer to follow on Thursday. Can you tell me by the end of the month if the salary works for you?",
        { answer: "2026-11-30" },
      ],
      [
        "regret",
        "Unfortunately you were not successful on this occasion. If you would like feedback, call Ishbel on Friday between 2pm and 4pm. The post will be readvertised on 4 January.",
        {},
      ],
      ["on_hold", "The recruitment is paused until Monday 11 January 2027, when the new head starts.", { hold: "2027-01-11" }],
      ["acknowledgement", "Got it, thanks Rory. See you when you're next in! (We're shut from 24 December.)", {}],
    ],
  },
  "Singapore, Dubai and South Africa, from Tuesday 17 November": {
    timeZone: "Asia/Singapore",
    writtenAt: "2026-11-17T01:30:00Z",
    rows: [
      [
        "second_interview",
        "Hi Wei Ling, pls come for 2nd interview on 20 Nov (Fri) 3pm at #12-01 Suntec Tower 4. Thanks!",
        { at: "2026-11-20T07:00" },
      ],
      [
        "second_interview",
        "Your panel interview has been rescheduled to Sunday, 22 November, 11:00 GST (Dubai).",
        { at: "2026-11-22T07:00" },
      ],
      ["second_interview", "Please join us at 14h00 SAST on Monday 23 November.", { at: "2026-11-23T12:00" }],
      ["second_interview", "Let's do the final round on 19 Nov. I will revert with the time.", { on: "2026-11-19" }],
      ["status_update", "Will update you by next Wed, thanks for your patience ya.", { decision: "2026-11-25?" }],
      [
        "offer",
        "Please let us have your acceptance by 24 Nov 2026, failing which this offer shall lapse automatically.",
        { answer: "2026-11-24" },
      ],
    ],
  },
  "programmes, asides and towns, from Tuesday 17 November": {
    timeZone: "Europe/London",
    writtenAt: "2026-11-17T09:30:00Z",
    rows: [
      [
        "second_interview",
        "We'd like you back on Thursday 26 November:\n\n10:00 Tour with Ines\n10:45 Pairing\n12:15 Lunch\n13:00 The founders",
        { at: "2026-11-26T10:00" },
      ],
      [
        "second_interview",
        "I've put you in for Wednesday 25 November at 13:30 with Bea. Afterwards there are drinks from 17:00.",
        { at: "2026-11-25T13:30" },
      ],
      [
        "second_interview",
        "They want you Thursday at 4pm at their place. I'll ring you Wednesday at 12 to prep you.",
        { at: "2026-11-19T16:00" },
      ],
      ["second_interview", "Interview date: 25-11-2026\nTime: 11 am\nContact: Mr. Das (9 am - 6 pm)", { at: "2026-11-25T11:00" }],
      [
        "second_interview",
        "Your interview isn't on Wednesday 25 November at 11am. It is on Friday 27 November at 9.40am.",
        { at: "2026-11-27T09:40" },
      ],
      [
        "second_interview",
        "The round on Thursday at 2pm cannot go ahead. We have rearranged it for Monday 30 November, 10am.",
        { at: "2026-11-30T10:00" },
      ],
      ["second_interview", "We've booked Tuesday 24 November, 8am London / 7pm Sydney.", { at: "2026-11-24T08:00" }],
      ["second_interview", "Thursday, Nov 26 at 9:30 AM Pacific (5:30 PM GMT), by video.", { at: "2026-11-26T17:30" }],
      ["second_interview", "It would be for Friday at 17.00h, with the technical director.", { at: "2026-11-20T17:00" }],
      ["second_interview", "Monday 14 Uhr at ours? It is the two founders and me.", { at: "2026-11-23T14:00" }],
      ["status_update", "Shortlisted candidates will be told by 4th December.", { decision: "2026-12-04" }],
      ["status_update", "You'll have a yes or no from me by Thursday.", { decision: "2026-11-19" }],
      [
        "status_update",
        "You will have news by 4 December, as afterwards we close for the holidays until 7 January.",
        { decision: "2026-12-04" },
      ],
      ["status_update", "Will give you a bell Monday. The start would be 4th of Jan.", { decision: "2026-11-23" }],
      ["offer", "The offer will lapse if it is not accepted by 5:00 p.m. on Monday, November 30.", { answer: "2026-11-30" }],
      ["offer", "It's yours! Have a weekend to mull it over and drop me a line Monday by lunchtime?", { answer: "2026-11-23" }],
      ["offer", "The post is yours. They'll hold it til Friday 27 November.", { answer: "2026-11-27" }],
      ["offer", "We'd love to have your signature by Friday.", { answer: "2026-11-20" }],
      ["offer", "You asked how long you've got. Shall we say Monday 30 November?", { answer: "2026-11-30" }],
    ],
  },
  "New York, where only one order of the numbers is still to come, from Tuesday 17 November": {
    timeZone: "America/New_York",
    writtenAt: "2026-11-17T14:30:00Z",
    rows: [
      ["second_interview", "Your onsite is 12/10 at 2:00 PM ET.", { at: "2026-12-10T19:00" }],
      ["status_update", "We'll let you know the week of 12/14.", { decision: "2026-12-18" }],
    ],
  },
  "Brazil, from Tuesday 17 November": {
    timeZone: "America/Sao_Paulo",
    writtenAt: "2026-11-17T12:30:00Z",
    rows: [["status_update", "We give you the feedback until 04/12, ok?", { decision: "2026-12-04?" }]],
  },
};

describe.each(Object.entries(REGIONS))("%s", (_name, { rows, ...context }) => {
  test.each(rows)("%s: %s", (intent, text, wanted) => {
    expect(namedIn(fitting(intent, extract({ subject: "", text, calendars: [], intent, ...context })), wanted)).toEqual(wanted);
  });
});
