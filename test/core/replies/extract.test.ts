import { describe, expect, it } from "vitest";
import { extract } from "../../../core/replies/extract.ts";

/** Wednesday 7 October 2026, 10:00 in London (summer time until the 25th). */
const from = (text: string, more: { calendars?: string[]; timeZone?: string; subject?: string } = {}) =>
  extract({ subject: "", calendars: [], writtenAt: "2026-10-07T09:00:00Z", timeZone: "Europe/London", text, ...more });
const starts = (text: string, timeZone?: string) => {
  const found = from(text, timeZone ? { timeZone } : {}).interviewAt;
  return found ? [found.value.startsAt, found.certain] : null;
};

describe("the coming interview", () => {
  it.each<[string, string, boolean]>([
    ["Your interview is on Thursday 3 December at 10am GMT.", "2026-12-03T10:00:00Z", true],
    ["Could you come in tomorrow at half past two?", "2026-10-08T13:30:00Z", true],
    ["Can you do Monday at 2.30?", "2026-10-12T13:30:00Z", true],
    ["Would 14 October at 3pm your time work?", "2026-10-14T14:00:00Z", true],
    ["The round is scheduled tomorrow 3 PM IST.", "2026-10-08T09:30:00Z", false],
    ["The interview has moved from 2 pm to 4 pm on Friday.", "2026-10-09T15:00:00Z", true],
    ["Unfortunately Thursday's gone. Could you do the second interview on Friday at 9 instead?", "2026-10-09T08:00:00Z", true],
    ["Thanks for coming in on Tuesday at 10am. We would like to see you again on Monday at 9.30am.", "2026-10-12T08:30:00Z", true],
    ["Date: 21 October 2026\nTime: 10:00 - 11:00", "2026-10-21T09:00:00Z", true],
    ["Please come to the interview on 28 October at 10.", "2026-10-28T10:00:00Z", true],
  ])("%s", (text, startsAt, certain) => {
    expect(starts(text)).toEqual([startsAt, certain]);
  });

  it("takes IST at its word for a candidate in India", () => {
    expect(starts("Your interview is tomorrow at 3 PM IST.", "Asia/Kolkata")).toEqual(["2026-10-08T09:30:00Z", true]);
  });
  it("keeps the end of a range", () => {
    expect(from("Interview on 9 November from 2 to 3pm").interviewAt?.value).toEqual({
      startsAt: "2026-11-09T14:00:00Z",
      endsAt: "2026-11-09T15:00:00Z",
      timeZone: "Europe/London",
    });
  });
  it("offers several times as several", () => {
    const found = from("Are you free on Wednesday the 14th at 11am or Thursday at 3?");
    expect(found.interviewAt).toBeUndefined();
    expect(found.timesOffered?.value).toEqual(["2026-10-08T14:00:00Z", "2026-10-14T10:00:00Z"]);
    expect(from("Could you come tomorrow between 2 and 4?").timesOffered?.value).toEqual(["2026-10-08T13:00:00Z", "2026-10-08T15:00:00Z"]);
  });
  it.each([
    ["We'd like to see you again for an interview on 12 or 13 October at 10am.", ["2026-10-12T09:00:00Z", "2026-10-13T09:00:00Z"]],
    ["Would Tuesday/Thursday at 3pm suit for the second interview?", ["2026-10-08T14:00:00Z", "2026-10-13T14:00:00Z"]],
  ])("R20: an hour on either of two days is two times: %s", (text, times) => {
    expect(from(text).timesOffered?.value).toEqual(times);
  });
  it("R20: reads the half of the day that is said once for a range", () => {
    expect(from("Interview: 13th October, 10-11am.").interviewAt?.value).toMatchObject({
      startsAt: "2026-10-13T09:00:00Z",
      endsAt: "2026-10-13T10:00:00Z",
    });
  });
  it.each([
    "Thanks for coming in on Tuesday at 10am.",
    "We will let you know by Friday.",
    "We are pleased to offer you the job. Please accept by 16 October.",
    "Lines are open Monday to Friday, 9am to 5pm.",
    "The second interview will be after Easter.",
  ])("is not in: %s", (text) => {
    expect(from(text).interviewAt).toBeUndefined();
  });
});

describe("the day of the decision (R17)", () => {
  it.each<[string, string, boolean]>([
    ["You'll hear from us by Friday.", "2026-10-09", true],
    ["Hope to have something for you early next week.", "2026-10-13", false],
    ["The shortlist goes to the CEO on Thursday and I'll ring everybody on Friday whichever way it goes.", "2026-10-09", true],
    ["We said Friday but I need to move that: expect to hear by the 15th.", "2026-10-15", true],
    ["The decision has slipped by about two weeks.", "2026-10-21", false],
  ])("%s", (text, date, certain) => {
    expect(from(text).decisionBy).toMatchObject({ value: date, certain });
  });
  it.each([
    "Please send your references by Friday.",
    "Please let us know by Friday whether you accept.",
    "Your interview is on Friday at 10am.",
  ])("is not in: %s", (text) => {
    expect(from(text).decisionBy).toBeUndefined();
  });
});

describe("the deadline of an offer (R23)", () => {
  it.each<[string, string]>([
    ["We are pleased to offer you the role. Please confirm your acceptance in writing by 30 October.", "2026-10-30"],
    ["The offer is open until Friday 5pm.", "2026-10-09"],
    ["Kindly revert with the signed copy of the offer within 3 days.", "2026-10-10"],
  ])("%s", (text, date) => {
    expect(from(text).answerBy?.value).toBe(date);
  });
  it.each<[string, string]>([
    ["We look forward to hearing from you before 22 April.", "2027-04-21"],
    ["Please tell us by 24 October.", "2026-10-24"],
    ["Let us have your answer no later than 12 October.", "2026-10-12"],
    ["The offer lapses on 12 October.", "2026-10-12"],
    ["This offer is valid for a period of seven days from today.", "2026-10-14"],
    ["We would need your decision by 12 October.", "2026-10-12"],
    ["Kindly revert by 12 October.", "2026-10-12"],
    ["Please sign and return by 12 October.", "2026-10-12"],
    ["Take until Friday to think about it.", "2026-10-09"],
    ["You've got a week to decide.", "2026-10-14"],
    ["You have fourteen days in which to accept.", "2026-10-21"],
    ["If we have not heard from you by 12 October we will assume that you do not want it.", "2026-10-12"],
    ["If we don't hear back by Friday, we'll move on.", "2026-10-09"],
    ["By Friday we need a yes or a no.", "2026-10-09"],
    ["I need to know by Friday.", "2026-10-09"],
    ["We'd like an answer this week.", "2026-10-09"],
    ["Let us know on Monday.", "2026-10-12"],
    ["Let us know Monday at the latest.", "2026-10-12"],
    ["Please accept before Friday.", "2026-10-08"],
    ["You may accept up to and including 12 October.", "2026-10-12"],
    ["Please let us have your decision between Monday 12 and Friday 16 October.", "2026-10-16"],
    ["Please send us your passport copy by 9 October and sign the contract by 12 October.", "2026-10-12"],
    ["You would start on Monday 2 November, please confirm by 12 October.", "2026-10-12"],
    ["Please do the needful by Friday.", "2026-10-09"],
    ["Please DocuSign it by Friday.", "2026-10-09"],
    ["Please let us know before Christmas.", "2026-12-24"],
    ["The offer is good through Friday.", "2026-10-09"],
    ["There's no rush, take until the end of the month.", "2026-10-31"],
    ["Letting us know by Friday would be great.", "2026-10-09"],
    ["Have a good think over the weekend and give me a shout Monday.", "2026-10-12"],
    ["Please give your consent by tomorrow.", "2026-10-08"],
    ["We'd want a yes by Monday.", "2026-10-12"],
  ])("R23: %s", (text, date) => {
    expect(from(`We are delighted to offer you the role. ${text}`)).toMatchObject({ answerBy: { value: date, certain: true } });
    expect(from(`We are delighted to offer you the role. ${text}`).decisionBy).toBeUndefined();
  });
  it.each([
    "The contract will follow by Friday.",
    "HR will send the offer letter by Friday.",
    "We expect to make the offer in writing by Friday.",
    "The offer is subject to references, which we hope to have by Friday.",
    "The contract is for 12 months until 31 March 2028.",
    "You will receive the written offer by Friday.",
    "We would like you to start before Christmas.",
    "Please return your references by 12 October.",
    "We look forward to welcoming you on 2 November.",
  ])("R23: is not in: %s", (text) => {
    expect(from(`We are delighted to offer you the role. ${text}`).answerBy).toBeUndefined();
  });
  it("is no day of a mail that offers nothing", () => {
    expect(from("Please reply by Friday whether the slot suits.").answerBy).toBeUndefined();
  });
});

describe("place, people, what is asked for", () => {
  it("finds them", () => {
    const found = from(
      "Please come to 12 Bridge Street, Leeds. You will meet Sarah Connor, Head of Data, and our CTO.\nPlease bring two references and your passport.",
    );
    expect(found.location).toMatchObject({ value: "12 Bridge Street, Leeds", certain: true });
    expect(found.people?.value).toEqual([{ name: "Sarah Connor", title: "Head of Data" }]);
    expect(from("Please send two references and your salary expectation.").asksFor?.value).toEqual(["references", "salary expectation"]);
    expect(from("Join at https://zoom.us/j/1?pwd=x.")).toMatchObject({
      link: { value: "https://zoom.us/j/1?pwd=x", certain: true },
      format: { value: "video" },
    });
  });
  it.each([
    ["You will meet our director Rosa Gil and Juan Paz again.", [{ name: "Rosa Gil", title: "director" }, { name: "Juan Paz" }]],
    ["It is a chat with our Head of People, Ana Sousa.", [{ name: "Ana Sousa", title: "Head of People" }]],
    ["You will meet our new site manager Tom Reed.", [{ name: "Tom Reed", title: "new site manager" }]],
  ])("tells who does what: %s", (text, people) => {
    expect(from(text).people?.value).toEqual(people);
  });
  it.each<[string, { name: string; title?: string }[]]>([
    ["You will meet Helen, Omar and Ines on 5 March at 2pm.", [{ name: "Helen" }, { name: "Omar" }, { name: "Ines" }]],
    [
      "Panel: Helen Marks (CFO), Omar Said (CTO), and Ines Gil",
      [{ name: "Helen Marks", title: "CFO" }, { name: "Omar Said", title: "CTO" }, { name: "Ines Gil" }],
    ],
    ["Interviewers: Bob Ray & Lou Reed", [{ name: "Bob Ray" }, { name: "Lou Reed" }]],
    ["You will meet Mr van der Berg, our CTO.", [{ name: "Mr van der Berg", title: "CTO" }]],
    ["You'll be joined by Finance Director Jo Little.", [{ name: "Jo Little", title: "Finance Director" }]],
    ["You'll be meeting April Jones and May.", [{ name: "April Jones" }]],
    ["It will be with Kate from Finance and Ravi from Product.", [{ name: "Kate" }, { name: "Ravi" }]],
  ])("R20: tells who will be there: %s", (text, people) => {
    expect(from(text).people?.value).toEqual(people);
  });
  it.each([
    "We will let you know by New Year.",
    "We hope to decide by Easter.",
    "We'll be in touch before Christmas and New Year.",
    "We aim to have a decision by Diwali.",
    "You'll hear by St Patrick's Day.",
    "We will have news by Thanksgiving.",
    "You'll hear by COB Friday, or by EOM.",
    "We'll decide by End of March.",
    "You will meet with Operations and Engineering.",
    "Your interview with Acme Ltd is confirmed.",
    "The decision will be made by Legal.",
    "We use Slack and Python, with Docker and Kubernetes.",
    "You'll have a call with Customer Success.",
    "You can get there by Tube and by Bus.",
    "The interview will be by Zoom, with Microsoft Teams as a fallback.",
    "We look forward to meeting London and Dublin colleagues with you.",
  ])("R20: days, departments, firms, products and places are no people: %s", (text) => {
    expect(from(text).people).toBeUndefined();
  });
  it.each([
    ["We are pleased to offer you the position. The written contract is attached.", true],
    ["Your offer letter is enclosed, please sign it.", true],
    ["Please find attached our formal offer for the role.", true],
    ["We would like to offer you the job. The contract will follow next week.", undefined],
    ["We would like to offer you the job. Please send us the attached form.", undefined],
  ])("knows whether the offer has come in writing (R23): %s", (text, written) => {
    expect(from(text).written).toBe(written);
  });
  it("takes no link out of a footer", () => {
    expect(from("Kind regards\nhttps://acme.example/unsubscribe?x=1").link).toBeUndefined();
  });
});

const invitation = (lines: string, method = "REQUEST") =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\nMETHOD:${method}\r\n${lines}\r\nEND:VCALENDAR\r\n`;
const event = (lines: string) => `BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Final interview\r\n${lines}\r\nEND:VEVENT`;

describe("a calendar invitation", () => {
  it("wins over prose", () => {
    const found = from("See you on Monday at 9.", {
      calendars: [invitation(event("DTSTART:20261013T130000Z\r\nDTEND:20261013T140000Z\r\nLOCATION:Room 4"))],
    });
    expect(found.interviewAt).toEqual({
      value: { startsAt: "2026-10-13T13:00:00Z", endsAt: "2026-10-13T14:00:00Z", timeZone: "Europe/London" },
      phrase: "Final interview",
      certain: true,
    });
    expect(found.location?.value).toBe("Room 4");
  });
  it.each<[string, string, string, boolean]>([
    ["an IANA zone", "DTSTART;TZID=Europe/Berlin:20261013T100000", "2026-10-13T08:00:00Z", true],
    ["a Windows zone", "DTSTART;TZID=India Standard Time:20261013T100000", "2026-10-13T04:30:00Z", true],
    [
      "a zone with a maker's path",
      "DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Dublin:20261013T100000",
      "2026-10-13T09:00:00Z",
      true,
    ],
    ["no zone", "DTSTART:20261013T100000", "2026-10-13T09:00:00Z", false],
    ["an unknown zone", "DTSTART;TZID=Nowhere:20261013T100000", "2026-10-13T09:00:00Z", false],
  ])("with %s", (_name, start, startsAt, certain) => {
    const found = from("", { calendars: [invitation(event(start))] }).interviewAt;
    expect([found?.value.startsAt, found?.certain]).toEqual([startsAt, certain]);
  });
  it("of a whole day names the day, and no hour is made up for it (DESIGN §5.9)", () => {
    const found = from("See you on Monday at 9.", { calendars: [invitation(event("DTSTART;VALUE=DATE:20261013"))] });
    expect(found).toMatchObject({ interviewOn: { value: "2026-10-13", phrase: "Final interview", certain: true } });
    expect(found.interviewAt).toBeUndefined();
  });
  it("with rules of its own is read by them", () => {
    const zone =
      "BEGIN:VTIMEZONE\r\nTZID:Our Office\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0300\r\nTZOFFSETTO:+0300\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
    const found = from("", { calendars: [invitation(zone + event("DTSTART;TZID=Our Office:20261013T100000"))] });
    expect(found.interviewAt).toMatchObject({ value: { startsAt: "2026-10-13T07:00:00Z" }, certain: true });
  });
  it("knows a duration, and a cancellation", () => {
    expect(from("", { calendars: [invitation(event("DTSTART:20261013T100000Z\r\nDURATION:PT45M"))] }).interviewAt?.value.endsAt).toBe(
      "2026-10-13T10:45:00Z",
    );
    expect(
      from("Your interview on 13 October at 10am", { calendars: [invitation(event("DTSTART:20261013T100000Z\r\nSEQUENCE:1"), "CANCEL")] }),
    ).toMatchObject({
      cancelled: true,
    });
  });
  it.each(["ACCEPTED", "DECLINED", "TENTATIVE"])("that is answered with %s is no interview, and takes none back", (answer) => {
    const lines = event(`ATTENDEE;PARTSTAT=${answer}:mailto:m@x.example\r\nDTSTART:20261013T100000Z\r\nLOCATION:Room 4`);
    expect(from("I cannot make it.", { calendars: [invitation(lines, "REPLY")] })).toEqual({});
    expect(from("Let us meet for the interview on 14 October at 10am.", { calendars: [invitation(lines, "REPLY")] })).toMatchObject({
      interviewAt: { value: { startsAt: "2026-10-14T09:00:00Z" } },
    });
  });
  it.each([
    "",
    "not a calendar",
    "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:99999999T999999\r\nEND:VEVENT\r\nEND:VCALENDAR",
    "BEGIN:VEVENT\r\n".repeat(5_000),
  ])("that is broken is passed over", (calendar) => {
    expect(from("Your interview is on 13 October at 10am.", { calendars: [calendar] }).interviewAt?.value.startsAt).toBe(
      "2026-10-13T09:00:00Z",
    );
  });
});

it("takes linear time on hostile input", () => {
  for (const text of [
    "1/1".repeat(60_000),
    "at 2 to 3 ".repeat(20_000),
    "with Aaa Bbb ".repeat(20_000),
    "12 Aaa Bbb Ccc ".repeat(20_000),
    "Monday ".repeat(40_000),
    "We decide by Diwali. ".repeat(10_000),
    "hear on Monday or 3 May 2099 ".repeat(10_000),
    "hear the week before 1 May or 2 May, or between 1-1-1-1 May ".repeat(5_000),
  ]) {
    const start = performance.now();
    from(text);
    expect(performance.now() - start).toBeLessThan(1_000);
  }
});
