import { describe, expect, it } from "vitest";
import { isDomainOf, isSenderOf, isSisterDomain, namesOf } from "../../../core/replies/company-names.ts";
import { type Matchable, match } from "../../../core/replies/match.ts";

const interview = (over: Partial<Matchable> & { id: string }): Matchable => ({
  state: "waiting",
  company: { name: "Kessler & Brandt LLP" },
  role: "Senior Tax Associate",
  contactEmails: ["tom@brightpath.example"],
  contactKind: "agency",
  contactNames: ["Tom Ashe"],
  sentMessageIds: [],
  lastActivityAt: "2026-10-01T09:00:00Z",
  createdAt: "2026-09-20T09:00:00Z",
  firstRoundAt: "2026-09-25T09:00:00Z",
  ...over,
});
const mail = (address: string, text: string, name = "") => ({
  from: { name, address },
  subject: "Your interview",
  text,
  references: [],
  inReplyTo: null,
  writtenAt: "2026-10-07T09:00:00Z",
});
const outcome = (...args: Parameters<typeof match>) => {
  const found = match(...args);
  return found.kind === "one" ? found.interviewId : found.kind;
};
const other = interview({ id: "other", company: { name: "Selbu Foods" }, role: "Financial Controller" });

describe("an employer known by its name alone writes from its own domain (DESIGN §5.6)", () => {
  const kessler = interview({ id: "kessler" });
  it.each([
    "kesslerbrandt.example",
    "kessler-brandt.example",
    "kesslerandbrandt.example",
    "kessler-and-brandt.example",
    "kesslerbrandtllp.example",
    "kesslerbrandt-llp.example",
    "kesslerbrandt.co.uk",
    "careers.kesslerbrandt.de",
    "kessler-brandt-uk.example",
  ])("%s, and the mail names the role", (domain) => {
    const found = match(mail(`hr@${domain}`, "We would like to see you again for the Senior Tax Associate role."), [kessler, other]);
    expect(found).toMatchObject({ kind: "one", interviewId: "kessler" });
    expect(found.reason).toContain("is called like Kessler & Brandt LLP");
    expect(found.reason).toContain(domain);
  });

  it("also where the mail names nothing, since no other has a name of two words", () => {
    expect(outcome(mail("hr@kesslerbrandt.example", "We would like to see you again."), [kessler, other])).toBe("kessler");
  });

  it.each([
    ["Delta", "delta.example"],
    ["Müller GmbH", "mueller.example"],
    ["Müller GmbH", "muller.example"],
    ["The Acme Group Ltd.", "acmegroup.example"],
    ["L'Oréal", "loreal.example"],
    ["Coca-Cola", "coca-cola.example"],
    ["B&Q plc", "bandq.example"],
    ["O'Neill & Sons Limited", "oneillsons.example"],
    ["Weiß Logistik AG", "weiss-logistik.example"],
  ])("%s at %s is matched by the role, and asked about without", (name, domain) => {
    const one = interview({ id: "one", company: { name } });
    expect(outcome(mail(`jobs@${domain}`, "This is about the Senior Tax Associate position."), [one, other])).toBe("one");
    expect(["one", "tie"]).toContain(outcome(mail(`jobs@${domain}`, "We would like to see you again."), [one, other]));
  });

  it.each([
    ["a single word", "Delta", "delta.example"],
    ["another country's domain", "Delta Ltd", "delta.de"],
  ])("by %s alone it is asked about, with the reason", (_, name, domain) => {
    const found = match(mail(`hr@${domain}`, "We would like to see you again."), [interview({ id: "one", company: { name } }), other]);
    expect(found).toMatchObject({ kind: "tie", interviewIds: ["one"], reason: expect.stringContaining(`is called like ${name}`) });
  });

  it.each([
    ["North", "northern.example"],
    ["Northern", "north.example"],
    ["North", "north-star.example"],
    ["Brandt", "brandtner.example"],
    ["Brandtner", "brandt.example"],
    ["Kessler & Brandt LLP", "kesslerbrandtner.example"],
    ["Kessler & Brandt LLP", "kessler.example"],
    ["Kessler & Brandt LLP", "brandtkessler.example"],
    ["Lumen Energy", "lumen.example"],
    ["Lumen Energy", "lumenlogistics.example"],
    ["Lumen Energy", "lumen-energy-careers.example"],
    ["Group", "g.example"],
  ])("%s is not matched to who writes from %s, whatever role they name", (name, domain) => {
    const found = match(mail(`hr@${domain}`, "This is about the Senior Tax Associate role."), [
      interview({ id: "one", company: { name } }),
    ]);
    expect(found.kind).toBe("none");
  });

  it.each([
    ["North", "North Star Recruiting", "hr@northstar.example", "North Star would like to see you."],
    ["Brandt", "Brandt Nordic Foods", "hr@bnf.example", "Brandt Nordic Foods has news."],
  ])("%s is not matched to a sender who goes by a longer name, %s", (name, sender, address, text) => {
    expect(match(mail(address, text, sender), [interview({ id: "one", company: { name } })]).kind).toBe("none");
  });

  it.each([
    "Acme Careers",
    "Anna Hill at Acme",
    "Acme HR Team",
    "The Acme Talent Acquisition Team",
    "Anna Hill | Acme",
    "Acme Ltd",
    "Acme UK",
  ])("a sender who goes by the company's name: %s", (sender) => {
    expect(isSenderOf(sender, "Acme Ltd")).toBe(true);
    expect(isSenderOf(sender, "Acme Foods")).toBe(false);
  });

  it("is an ordinary mailbox provider's or agency's domain never", () => {
    const found = match(mail("x@orange.fr", "The Senior Tax Associate"), [interview({ id: "one", company: { name: "Orange" } })]);
    expect(found.reason).toBe("It names the role, Senior Tax Associate. But x@orange.fr is no contact on record.");
    expect(outcome(mail("x@hays.com", "We have news."), [interview({ id: "one", company: { name: "Hays" } })])).toBe("none");
  });
});

describe("a group and its companies", () => {
  const lumen = interview({
    id: "lumen",
    company: { name: "Lumen Energy (part of Arcadia Group)" },
    contactKind: "employer",
    contactEmails: ["anna@arcadia-group.example"],
  });
  it.each([
    ["the company's own domain", "careers@lumen-energy.example", "We have news."],
    ["a recruiting subdomain of the group, naming the role", "jo@talent.arcadia.example", "This is about the Senior Tax Associate role."],
    ["a recruiting subdomain of the group, naming the company", "jo@talent.arcadia.example", "Lumen Energy would like to see you."],
    ["the contact's own house", "hr@arcadia-group.example", "We have news."],
    ["applicant tracking that names the company", "no-reply@myworkday.com", "Thank you for interviewing with Lumen Energy."],
  ])("%s is matched", (_, address, text) => {
    expect(outcome(mail(address, text), [lumen, other])).toBe("lumen");
  });
  it("another company's mail from the group's domain, which names neither, is asked about", () => {
    expect(match(mail("jo@talent.arcadia.example", "We have news."), [lumen, other])).toMatchObject({
      kind: "tie",
      interviewIds: ["lumen"],
    });
  });
  it("a second company of the group is told by its name", () => {
    const wells = interview({ id: "wells", company: { name: "Volta Wells, an Arcadia company" }, role: "Driller" });
    expect(outcome(mail("jo@arcadia.example", "Volta Wells has decided."), [lumen, wells])).toBe("wells");
    expect(outcome(mail("jo@arcadia.example", "We have decided."), [lumen, wells])).toBe("tie");
  });

  const country = interview({ id: "uk", company: { name: "KBP Partners" }, contactKind: "employer", contactEmails: ["anna@kbp.co.uk"] });
  it.each(["hr@kbp.com", "hr@kbp.de", "hr@jobs.kbp.ie", "hr@kbp-uk.com"])("%s, where kbp.co.uk is known", (address) => {
    expect(outcome(mail(address, "The Senior Tax Associate role: we have news."), [country, other])).toBe("uk");
    expect(outcome(mail(address, "KBP Partners has news."), [country, other])).toBe("uk");
    expect(match(mail(address, "We have news."), [country, other])).toMatchObject({ kind: "tie", interviewIds: ["uk"] });
  });
});

describe("what a company goes by", () => {
  it.each<[string, string[], string[]]>([
    ["Lumen Energy (part of Arcadia Group)", ["Lumen Energy"], ["Arcadia Group"]],
    ["Lumen Energy, an Arcadia company", ["Lumen Energy"], ["Arcadia"]],
    ["Lumen Energy – a division of Arcadia plc", ["Lumen Energy"], ["Arcadia plc"]],
    ["Lumen Energy (owned by Arcadia)", ["Lumen Energy"], ["Arcadia"]],
    ["Lumen Energy, a subsidiary of Arcadia", ["Lumen Energy"], ["Arcadia"]],
    ["Volta Ltd t/a Lumen Energy", ["Volta Ltd", "Lumen Energy"], []],
    ["Lumen Energy (formerly Volta)", ["Lumen Energy", "Volta"], []],
    ["Brown, Hale and Company", ["Brown, Hale and Company"], []],
    ["Acme", ["Acme"], []],
  ])("%s", (name, own, group) => {
    expect(namesOf(name)).toEqual({ own, group });
  });
  it("a domain of nothing is nobody's", () => {
    expect(isDomainOf("", "Acme")).toBe(false);
    expect(isDomainOf("co.uk", "Co")).toBe(false);
    expect(isSisterDomain("group.example", "arcadia-group.example")).toBe(false);
  });
});
