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
    ["a colleague at the agency", reply("ben@brightpath.example", "Selbu Foods want to wait."), "selbu"],
  ])("%s may write for it", (_, mail, id) => {
    expect(outcome(mail, all)).toBe(id);
  });

  it.each([
    ["I heard that Nordvik Energy went with another candidate.", "bob.hill.1990@gmail.com", ""],
    ["Nordvik Energy is pleased to offer you the job. Kindly share your bank details.", "nordvik.energy.hr@gmail.com", "Nordvik Energy HR"],
    ["News from Nordvik Energy.", "mette.s@gmail.com", "Mette Solberg"],
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

describe("who only shows a contact's name, or a domain like theirs, is asked about (DESIGN §5.6)", () => {
  const harrow = interview({
    id: "harrow",
    company: { name: "Harrow & Finch" },
    contactEmails: ["priya.nair@harrowfinch.example"],
    contactNames: ["Priya Nair"],
  });
  const all = [harrow, other];
  const news = "We have appointed another candidate.";

  it.each([
    ["x@evil.example", "Priya Nair", news],
    ["priya.nair.hr@gmail.com", "Priya Nair", "We are pleased to offer you the Data Analyst job."],
    ["priya.nair@hf-careers.example", "Priya Nair", "We are pleased to offer you the Data Analyst job at Harrow & Finch."],
    ["x@evil.example", "Priya Nair at Harrow & Finch", "Harrow & Finch is pleased to offer you the job."],
    ["x@evil.example", "Priya Nair | Harrow & Finch Careers", `${news} Harrow & Finch`],
    ["x@evil.example", "Dr Priya Nair", news],
    ["x@evil.example", "PRIYA NAIR (HR)", news],
    ["priya@bolton.example.evil.example", "Priya Nair", news],
    ["harrowfinch.example@outlook.com", "Priya Nair", news],
  ])("%s, %s: %s", (address, name, text) => {
    const found = match(reply(address, text, { name }), all);
    expect(found).toMatchObject({ kind: "tie", interviewIds: ["harrow"] });
    expect(found.reason).toContain("Priya Nair, a contact on record");
    expect(found.reason).toContain(`${address} is not the address on record`);
  });

  it.each([
    "harrow-finch.example",
    "harrowandfinch.example",
    "harrow-and-finch.co",
    "mail.harrow-finch.example",
  ])("the domain %s", (domain) => {
    for (const name of ["", "Priya Nair", "Harrow & Finch Careers"])
      for (const text of [news, "Harrow & Finch has news for you.", "The Data Analyst role at Harrow & Finch is yours."]) {
        const found = match(reply(`priya.nair@${domain}`, text, { name }), all);
        expect(found).toMatchObject({ kind: "tie", interviewIds: ["harrow"] });
        expect(found.reason).toContain("looks like harrowfinch.example, the domain on record");
      }
  });

  it.each([
    ["the contact", reply("priya.nair@harrowfinch.example", news, { name: "Priya Nair" })],
    ["a colleague", reply("tom@harrowfinch.example", news, { name: "Tom Reid" })],
    ["a part of their house", reply("priya@talent.harrowfinch.example", news, { name: "Priya Nair" })],
    ["their domain in another country", reply("priya@harrowfinch.de", `${news} Harrow & Finch`, { name: "Priya Nair" })],
    ["a recruiting system", reply("no-reply@us.greenhouse-mail.io", `${news} Harrow & Finch`, { name: "Priya Nair" })],
    ["a recruiting system that names the role", reply("no-reply@us.greenhouse-mail.io", "Data Analyst: news", { name: "Priya Nair" })],
  ])("but not %s", (_, mail) => {
    expect(outcome(mail, all)).toBe("harrow");
  });

  it("nor a contact at an agency by another address of its house", () => {
    const agency = interview({
      id: "agency",
      contactKind: "agency",
      contactEmails: ["t.ashe@brightpath.example"],
      contactNames: ["Tom Ashe"],
    });
    expect(outcome(reply("tom.ashe@brightpath.example", news, { name: "Tom Ashe" }), [agency])).toBe("agency");
  });

  it("a contact without an address on record is known by full name where the domain is the company's by its name", () => {
    const unknown = interview({ id: "delta", company: { name: "Delta Ltd" }, contactEmails: [], contactNames: ["Priya Nair"] });
    expect(outcome(reply("priya@delta.example", news, { name: "Priya Nair" }), [unknown])).toBe("delta");
    expect(outcome(reply("tom@delta.example", news, { name: "Tom Reid" }), [unknown])).toBe("tie");
    expect(outcome(reply("priya@evil.example", news, { name: "Priya Nair" }), [unknown])).toBe("tie");
  });
});

describe("who names the role and nothing else (DESIGN §5.6)", () => {
  const all = [acme, other, interview({ id: "closed", state: "closed", role: "Deck Officer", company: { name: "Zed" } })];
  const offer = "We are pleased to offer you the position of Data Analyst. Send a scan of your passport.";
  it.each([
    "hfhiring@gmail.com",
    "jobs.desk@outlook.com",
    "x@yahoo.co.uk",
    "hr@proton.me",
    "x@gmx.de",
  ])("from %s is asked about", (address) => {
    expect(match(reply(address, offer), all)).toMatchObject({
      kind: "tie",
      interviewIds: ["acme"],
      reason: `It names the role, Data Analyst. But ${address} is no contact on record.`,
    });
  });
  it.each([
    "no-reply@hiringdesk.example",
    "noreply@mail.applyhub.example",
    "donotreply@ats.example",
    "do-not-reply@x.example",
  ])("by the machine %s is asked about", (address) => {
    expect(match(reply(address, offer), all)).toMatchObject({ kind: "tie", interviewIds: ["acme"] });
    expect(outcome(reply(address, offer), [acme, interview({ id: "second" })])).toBe("none");
    expect(outcome(reply(address, "We have news."), all)).toBe("none");
  });
  it("unless it is another employer's own", () => {
    expect(outcome(reply("no-reply@zenith.example", "Thank you for applying for Data Analyst at Zenith."), all)).toBe("none");
    expect(outcome(reply("anna@zenith.example", offer), all)).toBe("none");
  });
  it("but a contact who writes from webmail is known, and a system that is known to be one", () => {
    const home = interview({ id: "home", contactEmails: ["mette@gmail.com"] });
    expect(outcome(reply("mette@gmail.com", offer), [home, other])).toBe("home");
    expect(outcome(reply("no-reply@myworkday.com", offer), all)).toBe("acme");
  });
});
