import { describe, expect, it } from "vitest";
import { type Matchable, match } from "../../../core/replies/match.ts";

const interview = (over: Partial<Matchable> & { id: string }): Matchable => ({
  state: "waiting",
  company: { name: "Acme Ltd", domain: "acme.com" },
  role: "Data Analyst",
  contactEmails: ["mette@acme.com"],
  contactKind: "employer",
  contactNames: ["Mette Lund"],
  sentMessageIds: [],
  lastActivityAt: "2026-10-01T09:00:00Z",
  createdAt: "2026-09-20T09:00:00Z",
  firstRoundAt: "2026-09-25T09:00:00Z",
  ...over,
});
const reply = (address: string, text = "", more: { name?: string; subject?: string; references?: string[]; inReplyTo?: string } = {}) => ({
  from: { name: more.name ?? "", address },
  subject: more.subject ?? "",
  text,
  references: more.references ?? [],
  inReplyTo: more.inReplyTo ?? null,
  writtenAt: "2026-10-07T09:00:00Z",
});
const acme = interview({ id: "acme" });
const other = interview({
  id: "other",
  company: { name: "Bolton Foods", domain: "bolton.example" },
  role: "Buyer",
  contactEmails: ["jo@bolton.example"],
  contactNames: ["Jo Hart"],
});
const outcome = (...args: Parameters<typeof match>) => {
  const found = match(...args);
  return found.kind === "one" ? found.interviewId : found.kind;
};

describe("one interview is found", () => {
  it("by a message of ours that it answers, whoever writes", () => {
    const sent = interview({ id: "sent", sentMessageIds: ["<abc@mail>"] });
    expect(match(reply("x@gmail.com", "", { references: ["<q@w>", "<ABC@mail>"] }), [other, sent])).toMatchObject({
      kind: "one",
      interviewId: "sent",
    });
    expect(outcome(reply("x@gmail.com", "", { inReplyTo: "<abc@mail>" }), [other, sent])).toBe("sent");
  });
  it("by the sender's address, and domain with its subdomains", () => {
    expect(outcome(reply("METTE@acme.com"), [acme, other])).toBe("acme");
    expect(outcome(reply("hr@careers.acme.com"), [acme, other])).toBe("acme");
    expect(match(reply("hr@acme.com"), [acme, other])).toMatchObject({ reason: expect.stringContaining("acme.com") });
  });
  it("by the company's name as whole words, without its legal form", () => {
    expect(outcome(reply("no-reply@myworkday.com", "Thank you for interviewing with Acme."), [acme, other])).toBe("acme");
  });
  it("in a closed one only when no open one fits", () => {
    const closed = interview({ id: "closed", state: "closed" });
    expect(outcome(reply("hr@acme.com"), [closed, other])).toBe("closed");
    expect(outcome(reply("hr@acme.com"), [closed, acme])).toBe("acme");
  });
});

describe("no interview is found", () => {
  it.each<[string, Matchable, ReturnType<typeof reply>]>([
    ["Meta in Metaverse", interview({ id: "i", company: { name: "Meta" } }), reply("x@gmail.com", "Jobs in the Metaverse")],
    ["HP in PHP", interview({ id: "i", company: { name: "HP" } }), reply("x@gmail.com", "We need a PHP developer")],
    ["acme.com in notacme.com", acme, reply("hr@notacme.com")],
    ["a public suffix", interview({ id: "i", company: { name: "Zed", domain: "co.uk" }, contactEmails: [] }), reply("hr@other.co.uk")],
    [
      "webmail shared with the contact",
      interview({ id: "i", company: { name: "Zed" }, contactEmails: ["zed@gmail.com"] }),
      reply("other@gmail.com"),
    ],
    [
      "an agency's other recruiter",
      interview({ id: "i", company: { name: "Zed" }, contactKind: "agency", contactEmails: ["a@hays.com"] }),
      reply("b@hays.com"),
    ],
    [
      "the vendor that sent the mail",
      interview({ id: "i", company: { name: "Workable" }, contactEmails: [] }),
      reply("no-reply@workablemail.com", "Thank you. Powered by Workable"),
    ],
    [
      "an everyday word",
      interview({ id: "i", company: { name: "Next" }, contactEmails: [] }),
      reply("x@gmail.com", "What comes next is the panel."),
    ],
    ["another employer with the same role", acme, reply("hr@elsewhere.example", "Your Data Analyst application")],
  ])("by %s", (_name, one, mail) => {
    expect(match(mail, [one]).kind).toBe("none");
  });
  it("and says why", () => {
    expect(match(reply("x@gmail.com"), [acme]).reason).toMatch(/\w+/);
  });
});

describe("the company may be the vendor itself", () => {
  it("when the mail says so", () => {
    const workable = interview({ id: "w", company: { name: "Workable", domain: "workable.com" }, contactEmails: [] });
    expect(outcome(reply("people@workable.com", "Thank you for your interview at Workable."), [workable])).toBe("w");
  });
});

describe("two interviews at one employer", () => {
  const analyst = interview({ id: "analyst" });
  const engineer = interview({ id: "engineer", role: "Data Engineer" });
  it("are told apart by the role that the mail names", () => {
    expect(outcome(reply("mette@acme.com", "About the Data Engineer role"), [analyst, engineer])).toBe("engineer");
  });
  it("are a tie otherwise, and a tie is not a match", () => {
    expect(match(reply("mette@acme.com", "We have decided."), [analyst, engineer])).toMatchObject({
      kind: "tie",
      interviewIds: ["analyst", "engineer"],
    });
  });
});

describe("one recruiter with two processes", () => {
  const agency = { contactKind: "agency" as const, contactEmails: ["gareth@talent.example"] };
  const first = interview({ id: "first", ...agency });
  const second = interview({ id: "second", ...agency, company: { name: "Bolton Foods" }, role: "Buyer" });
  it("is told by the company or the role", () => {
    expect(outcome(reply("gareth@talent.example", "Bolton Foods have come back"), [first, second])).toBe("second");
    expect(outcome(reply("gareth@talent.example", "the buyer job"), [first, second])).toBe("second");
    expect(outcome(reply("gareth@talent.example", "Bad news mate"), [first, second])).toBe("tie");
  });
});

describe("a contact of a closed interview", () => {
  it("does not write for the open one whose company a mail names, nor for one that is called like a word", () => {
    const closed = interview({ id: "closed", state: "closed" });
    const words = "Your time at Bolton Foods was interesting. We would like to invite you to a second interview.";
    expect(outcome(reply("mette@acme.com", words), [closed, other])).toBe("closed");
    const second = interview({
      id: "second",
      company: { name: "Second AS", domain: "second.example" },
      contactEmails: [],
      contactNames: [],
    });
    expect(outcome(reply("somebody@elsewhere.example", words), [second])).toBe("none");
  });
});

describe("a name alone does not say whose mail it is (DESIGN §5.6)", () => {
  const nordvik = interview({
    id: "nordvik",
    company: { name: "Nordvik Energy" },
    role: "Drilling Engineer",
    contactEmails: ["mette@nordvik.example"],
    contactNames: ["Mette Solberg"],
  });
  const marine = interview({
    id: "marine",
    company: { name: "Nordvik Marine" },
    role: "Deck Officer",
    contactEmails: ["jon@nordvikmarine.example"],
    contactNames: ["Jon Lie"],
  });
  const agency = { contactKind: "agency" as const, contactEmails: ["priya@brightpath.example"], contactNames: ["Priya Shah"] };
  const selbu = interview({ id: "selbu", company: { name: "Selbu Foods" }, role: "Financial Controller", ...agency });
  const all = [nordvik, marine, selbu];

  it.each([
    [
      "a rival",
      reply("hr@equinor.example", "We offer you the position of Well Engineer. We know that you are also talking to Nordvik Energy."),
    ],
    ["a newspaper", reply("news@e24.example", "", { subject: "Nordvik Energy freezes hiring" })],
    ["a referee", reply("lund@uni.example", "Nordvik Energy called me about you.")],
  ])("%s who only names it is matched to nothing, and the reason says why", (_, mail) => {
    const found = match(mail, all);
    expect(found.kind).toBe("none");
    expect(found.reason).toContain(`nobody on record writes from ${mail.from.address.split("@")[1]}`);
  });

  it.each([
    ["of its role", reply("x@evil.example", "Nordvik Energy has decided to appoint another candidate for Drilling Engineer.")],
    ["of your interview there", reply("anna@subsidiary.example", "Thank you for your interview with Nordvik Energy.")],
  ])("a stranger who writes %s is asked about", (_, mail) => {
    expect(match(mail, all)).toMatchObject({ kind: "tie", interviewIds: ["nordvik"] });
  });

  it.each([
    [
      "an applicant-tracking system",
      reply("noreply@candidates.workablemail.com", "Thank you for your interest in Nordvik Energy."),
      "nordvik",
    ],
    ["the employer by another domain", reply("hr@nordvik-energy.example", "Nordvik Energy has news."), "nordvik"],
    ["somebody who goes by its name", reply("no-reply@jobs.example", "We have news.", { name: "Nordvik Energy Careers" }), "nordvik"],
    ["a contact who writes from home", reply("mette.s@gmail.com", "News from Nordvik Energy.", { name: "Mette Solberg" }), "nordvik"],
    ["a colleague at the agency", reply("ben@brightpath.example", "Selbu Foods want to wait."), "selbu"],
  ])("%s may write for it", (_, mail, id) => {
    expect(outcome(mail, all)).toBe(id);
  });

  it.each([
    ["I heard that Nordvik Energy went with another candidate.", "bob.hill.1990@gmail.com", ""],
    ["Nordvik Energy is pleased to offer you the job. Kindly share your bank details.", "nordvik.energy.hr@gmail.com", "Nordvik Energy HR"],
    ["I heard all hiring at Nordvik Energy is on hold until spring.", "kim@yahoo.com", "Kim"],
  ])("anybody with an address at a webmail provider is asked about: %s", (text, address, name) => {
    expect(match(reply(address, text, { name }), all)).toMatchObject({ kind: "tie", interviewIds: ["nordvik"] });
  });

  it.each([
    ["with its role", "Our sister company Nordvik Energy decided to appoint another candidate as Drilling Engineer.", "Deck Officer"],
    ["and nothing of their own", "Our sister company Nordvik Energy decided to appoint somebody else.", "News"],
  ])("a contact who names another company %s is asked about", (_, text, subject) => {
    expect(match(reply("jon@nordvikmarine.example", text, { subject }), all)).toMatchObject({
      kind: "tie",
      interviewIds: ["marine", "nordvik"],
    });
  });

  it("a contact who names their own role, and another company in passing, is matched", () => {
    const words = "The Deck Officer position has gone to somebody else. Nordvik Energy may be worth a call.";
    expect(outcome(reply("jon@nordvikmarine.example", words), all)).toBe("marine");
  });

  it("a role that is part of another at the same company is no second one", () => {
    const senior = interview({
      id: "senior",
      role: "Senior Drilling Engineer",
      company: nordvik.company,
      contactEmails: ["kari@nordvik.example"],
    });
    expect(outcome(reply("kari@nordvik.example", "Senior Drilling Engineer at Nordvik Energy: news."), [nordvik, senior])).toBe("senior");
  });
});
