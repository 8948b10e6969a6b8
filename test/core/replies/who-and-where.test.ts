/** Who will be there, in which role, and where it is, in the words of an invitation (R20). */
import { describe, expect, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";

const read = (text: string) =>
  extract({
    subject: "Second interview",
    text: `Dear Ada,\n\nWe would like to invite you to a second interview on 10 December at 10:00.\n${text}\n\nBest regards\nMette`,
    calendars: [],
    writtenAt: "2026-12-03T09:00:00.000Z",
    timeZone: "Europe/Oslo",
    intent: "second_interview",
  });

describe("R20: the people they name, each with the role that stands with the name", () => {
  test.each<[string, [name: string, title?: string][]]>([
    [
      "You will meet Anna Brandt (CTO) and Tom from the platform team.",
      [
        ["Anna Brandt", "CTO"],
        ["Tom", "platform team"],
      ],
    ],
    ["The panel will be chaired by Dr Osei.", [["Dr Osei"]]],
    ["Dr Osei will chair the panel, with Sarah Jennings and Prof. Liam Byrne.", [["Dr Osei"], ["Sarah Jennings"], ["Prof. Liam Byrne"]]],
    ["You will be meeting our CTO, Anna Brandt, and Tom Hill, who leads the platform team.", [["Anna Brandt", "CTO"], ["Tom Hill"]]],
    ["Your interviewers are Anna Brandt and Tom Hill.", [["Anna Brandt"], ["Tom Hill"]]],
    [
      "Your interviewers will be: Anna Brandt (Head of Engineering), Tom Hill (Staff Engineer).",
      [
        ["Anna Brandt", "Head of Engineering"],
        ["Tom Hill", "Staff Engineer"],
      ],
    ],
    [
      "Interview panel: Dr Kwame Osei (Chair), Ms Ruth Lane (HR), Mr Ben Hart (Finance Director)",
      [
        ["Dr Kwame Osei", "Chair"],
        ["Ms Ruth Lane", "HR"],
        ["Mr Ben Hart", "Finance Director"],
      ],
    ],
    ["Anna Brandt, our Head of Sales, and I look forward to meeting you.", [["Anna Brandt", "Head of Sales"]]],
    [
      "I will be joined by Tom Hill, our finance director, and Priya Nair from HR.",
      [
        ["Tom Hill", "finance director"],
        ["Priya Nair", "HR"],
      ],
    ],
    ["On the call: Anna Brandt, CTO, and myself.", [["Anna Brandt", "CTO"]]],
    ["It will be a chat with Tom, who runs the team, and Priya.", [["Tom"], ["Priya"]]],
    ["Attendees: Anna Brandt, Tom Hill, Priya Nair", [["Anna Brandt"], ["Tom Hill"], ["Priya Nair"]]],
    [
      "Present will be Anna Brandt (CTO), Tom Hill (Platform), and Priya Nair (HR).",
      [
        ["Anna Brandt", "CTO"],
        ["Tom Hill", "Platform"],
        ["Priya Nair", "HR"],
      ],
    ],
    ["Anna Brandt and Tom Hill would like to talk to you about the platform.", [["Anna Brandt"], ["Tom Hill"]]],
    ["Tom Hill, VP Engineering, would love to meet you.", [["Tom Hill", "VP Engineering"]]],
    ["Joining me will be our operations manager Peter Lund.", [["Peter Lund", "operations manager"]]],
    [
      "Who you will meet: Anna Brandt, Chief Technology Officer; Tom Hill, Platform Lead",
      [
        ["Anna Brandt", "Chief Technology Officer"],
        ["Tom Hill", "Platform Lead"],
      ],
    ],
    [
      "You will meet:\n- Anna Brandt, CTO\n- Tom Hill, Staff Engineer",
      [
        ["Anna Brandt", "CTO"],
        ["Tom Hill", "Staff Engineer"],
      ],
    ],
    ["You are going to meet the owner, Mr Costa.", [["Mr Costa", "owner"]]],
    ["Our managing director Helen Frost will also be there.", [["Helen Frost", "managing director"]]],
    ["Helen Frost (MD) will sit in.", [["Helen Frost", "MD"]]],
    [
      "I'd like you to meet Maya, our lead designer, and Oskar from product.",
      [
        ["Maya", "lead designer"],
        ["Oskar", "product"],
      ],
    ],
    ["Karin Solberg from HR will take part too.", [["Karin Solberg", "HR"]]],
    [
      "With me: Jan de Vries (teamlead) and Sofie Peeters (HR).",
      [
        ["Jan de Vries", "teamlead"],
        ["Sofie Peeters", "HR"],
      ],
    ],
    ["Interviewing you: Jan de Vries, Sofie Peeters.", [["Jan de Vries"], ["Sofie Peeters"]]],
    ["You will be meeting with Ms Teresita Lacson, President & COO, on Friday.", [["Ms Teresita Lacson", "President & COO"]]],
    ["You'd have a call with Kate Ellis, our COO.", [["Kate Ellis", "COO"]]],
  ])("%s", (text, people) => {
    expect(read(text).people?.value).toEqual(people.map(([name, title]) => (title === undefined ? { name } : { name, title })));
  });

  test.each([
    "Attendees: GM, HRBP, Safety Lead",
    "You will see Reception on your left.",
    "Interview with the Head of Spiritual Care.",
    "On the day: Tour, Questions and Lunch.",
    "Meet the team, see the office, and talk to us about Python and Docker.",
  ])("nobody is made up: %s", (text) => {
    expect(read(text).people).toBeUndefined();
  });

  test("what stands in brackets and is no role is no title", () => {
    expect(read("You will meet Anna Brandt (she/her) and Tom Hill (45 min).").people?.value).toEqual([
      { name: "Anna Brandt" },
      { name: "Tom Hill" },
    ]);
  });
});

describe("R20: where it is, also where they name a building, a room or a town and no street", () => {
  test.each([
    ["You will find us in the Rutherford Building, Room 3.12.", "the Rutherford Building, Room 3.12"],
    ["Come to reception at the Royal Infirmary.", "the Royal Infirmary"],
    ["It will take place at St Mary's Primary School, Church Lane.", "St Mary's Primary School, Church Lane"],
    ["We meet in Café Oslo opposite the station.", "Café Oslo"],
    ["The address is 7 Harbour View, Galway.", "7 Harbour View, Galway"],
    ["It is in meeting room Fjord, second floor.", "meeting room Fjord, second floor"],
    ["The interview will be held at the Grand Hotel, Stavanger.", "the Grand Hotel, Stavanger"],
    ["The panel will sit in the Council Chamber at County Hall.", "the Council Chamber at County Hall"],
    ["The interview is in Room G12 of the Fleming Building.", "Room G12 of the Fleming Building"],
    ["The second round takes place in Copenhagen.", "Copenhagen"],
    ["It will be held in Building C on Thursday.", "Building C"],
    ["Your interview will now take place at Civic House and not at the Depot.", "Civic House"],
  ])("%s", (text, place) => {
    expect(read(text).location?.value).toBe(place);
  });

  test.each([
    "It will be held on Microsoft Teams.",
    "The interview takes place in December.",
    "You would report to the Head of Upper School.",
    "You will meet the Trustees of the Lifeboat Museum.",
    "It takes place at Easter, and not at the Town Hall.",
  ])("no place is made up: %s", (text) => {
    expect(read(text).location?.value ?? "").not.toMatch(/Teams|December|School|Museum|Town Hall/u);
  });
});
