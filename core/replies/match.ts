import { calledBy, companyName, isDomainOf, isLookalike, isSenderOf, isSisterDomain, namesOf, words } from "./company-names.ts";
import { takingOver } from "./handover.ts";
import { isOfHouse, isShared, isWebmail, organisation } from "./match-domains.ts";
import { namesCompany, namesRole, roleWords, saysEmployer, saysEmployerIs } from "./match-names.ts";

/** What matching needs to know of an interview. */
export type Matchable = {
  id: string;
  /** `closed` or any other state. */
  state: string;
  company: { name: string; domain?: string };
  role: string;
  /** Of the company's clocks, where the record says so. */
  timeZone?: string;
  /** The address of the regret that closed it, where one did. */
  regretFrom?: string;
  /** Contact and panel. */
  contactEmails: string[];
  contactKind: "employer" | "agency";
  contactNames: string[];
  /** Message-IDs of drafts that are known to have gone out. */
  sentMessageIds: string[];
  lastActivityAt: string;
  createdAt: string;
  firstRoundAt: string;
  /** The next round on record, where one is still to come. */
  nextRoundAt?: string;
  /** When they made the offer that is open. */
  offeredAt?: string;
  /** The zone that its hour is told in. */
  nextRoundZone?: string;
};

/** One interview, or a tie (which is not a match), or none; always with the reason in plain English. */
export type Match =
  | { kind: "one"; interviewId: string; reason: string }
  | { kind: "tie"; interviewIds: string[]; reason: string }
  | { kind: "none"; reason: string };

type Reply = {
  from: { name: string; address: string } | null;
  subject: string;
  text: string;
  references: readonly string[];
  inReplyTo: string | null;
  writtenAt: string;
};

const TEXT_CHARS_MAX = 24_000;

/** What a mail shows of itself, prepared once. */
type Seen = {
  address: string;
  name: string;
  domain: string;
  shared: boolean;
  /** Somebody at an agency on record, of whom one contact is known, may write for any of its clients. */
  ofAgency: boolean;
  ids: ReadonlySet<string>;
  words: string;
  /** The words as roles are compared: small words left out, short forms written out. Few mails are asked for them. */
  roleWords: string;
  /** The sentence in which the writer takes over from a colleague. */
  takingOver: string;
  /** Whose domain it comes from, for the interviews that were asked about: several ways ask the same. */
  domainOf: Map<Matchable, DomainOf>;
  writtenAt: string;
};

/** One way to know an interview again. The first that finds any decides; further ways only choose among those found. */
type Way = { reason: (interview: Matchable, seen: Seen) => string; holds: (interview: Matchable, seen: Seen) => boolean };

const THREAD: Way = {
  reason: () => "It answers a message that you sent about this interview.",
  holds: (interview, seen) => interview.sentMessageIds.some((id) => seen.ids.has(messageId(id))),
};
const SENDER: Way = {
  reason: (_, seen) => `It comes from ${seen.address}, a contact on record.`,
  holds: (interview, seen) => seen.address !== "" && interview.contactEmails.some((email) => email.trim().toLowerCase() === seen.address),
};
const DOMAIN: Way = {
  reason: (_, seen) => `It comes from ${seen.domain}, the employer's domain.`,
  // A domain that many share is the employer's only where it is the vendor itself, and the mail says so.
  holds: (interview, seen) =>
    seen.domain !== "" &&
    !isWebmail(seen.domain) &&
    ownDomains(interview).includes(organisation(seen.domain)) &&
    (!seen.shared || saysEmployer(interview.company.name, seen)),
};
const COMPANY: Way = {
  reason: ({ company }) => `It names ${company.name}.`,
  holds: (interview, seen) => namesCompany(interview.company.name, seen),
};
/** A name in a mail finds an interview where its sender may write for that employer: a stranger's company names others too. */
const WRITTEN_FOR: Way = {
  ...COMPANY,
  // Anybody has an address at a webmail provider, also who has only heard the news, or made it up.
  holds: (interview, seen) =>
    !isWebmail(seen.domain) &&
    (seen.shared || seen.ofAgency || isSender(interview, seen) || domainOf(interview, seen) !== null) &&
    (seen.shared || whyPretended(interview, seen) === null) &&
    namesCompany(interview.company.name, seen),
};
/**
 * A domain that is called like the company finds it where that is more than one word, which no other is called, or where the
 * mail names the role; one of its group, or of another country, needs the role.
 */
const CALLED_LIKE: Way = {
  reason: (interview, seen) =>
    isAllNamed(interview, seen) ? whyDomainOf(interview, seen) : `${whyDomainOf(interview, seen)} ${ROLE.reason(interview, seen)}`,
  holds: (interview, seen) =>
    domainOf(interview, seen) !== null &&
    whyPretended(interview, seen) === null &&
    (isAllNamed(interview, seen) || (isDistinct(words(interview.role)) && ROLE.holds(interview, seen))),
};
const ROLE: Way = {
  reason: ({ role }) => `It names the role, ${role}.`,
  holds: ({ role }, seen) => namesRole(role, seen.roleWords),
};
/** A colleague of an agency's contact who says that they take over from them; at an employer's domain everybody may write. */
const STANDS_IN: Way = {
  reason: ({ contactNames }, seen) => `It comes from ${seen.address}, who takes over from ${handsOver(contactNames, seen)}.`,
  holds: ({ contactEmails, contactNames }, seen) => isOfHouse(seen.address, contactEmails) && handsOver(contactNames, seen) !== undefined,
};
/** Whom of these the writer says that they take over from, by full or first name. */
const handsOver = (names: readonly string[], { takingOver: said }: Seen) =>
  names.find((name) => said.includes(` ${words(name).trim().split(" ")[0]} `) && said !== words(""));
/** Anybody can write a name: it counts where no address is shown, or one of the contact's house, or of the company where none is on record. */
const PERSON: Way = {
  reason: (_, seen) => `It is signed by ${seen.name}, a contact on record.`,
  holds: (interview, seen) =>
    fullName(seen.name) &&
    interview.contactNames.some((name) => words(name) === words(seen.name)) &&
    (seen.address === "" ||
      isOfHouse(seen.address, interview.contactEmails) ||
      (interview.contactEmails.length === 0 && domainOf(interview, seen) === "company" && whyPretended(interview, seen) === null)),
};
/** Last: a mail cannot be about an interview that had not yet been. */
const TIME: Way = {
  reason: () => "It is the only one whose first interview had been held when this was written.",
  holds: ({ firstRoundAt }, seen) => firstRoundAt <= seen.writtenAt,
};

/** Ways that find an interview, strongest first (DESIGN §5.6). A role alone finds one only with nothing against it. */
const FINDS: readonly Way[] = [THREAD, SENDER, DOMAIN, WRITTEN_FOR, CALLED_LIKE, STANDS_IN, PERSON];
/** Ways that choose among several found. */
const CHOOSES: readonly Way[] = [COMPANY, ROLE, SENDER, TIME];

/**
 * Finds the interview that a reply belongs to. Open interviews come first, closed ones only where no open one fits.
 * A tie is not a match: it is left to the candidate.
 */
export function match(reply: Reply, interviews: readonly Matchable[]): Match {
  const seen = look(reply, interviews);
  const result = bestOf(interviews, seen);
  return result.kind === "one" ? unlessAboutAnother(result, interviews, seen) : result;
}

function bestOf(interviews: readonly Matchable[], seen: Seen): Match {
  const open = interviews.filter((interview) => interview.state !== "closed");
  const closed = interviews.filter((interview) => interview.state === "closed");
  // What was sent about a closed interview is about that one, whatever else is open.
  const thread = among(
    interviews.filter((interview) => THREAD.holds(interview, seen)),
    THREAD,
    seen,
  );
  if (thread) return thread;
  const first = found(open, seen);
  // A mail that names a closed interview's company is not forced on an open one at the same agency or shared address.
  const last = found(closed, seen);
  if (first && first.kind === "one" && last && last.kind === "one" && contradicts(first.interviewId, last.interviewId, interviews, seen))
    return last;
  // A contact of a closed interview does not write for another company because a name stands in their mail.
  if (first && !open.some((interview) => SENDER.holds(interview, seen) || DOMAIN.holds(interview, seen))) {
    const writers = closed.filter((interview) => SENDER.holds(interview, seen));
    const writer = among(writers, SENDER, seen);
    if (writer) return writer;
  }
  const role = byRole(open, closed, seen);
  const stranger = byStranger(open, seen) ?? byStranger(closed, seen);
  return first ?? last ?? (isSystem(seen) ? (role ?? stranger) : (stranger ?? role)) ?? nowhere(interviews, seen);
}

/**
 * A stranger with a domain of their own who writes of an interview at a company, or of its role there, or whose domain is called
 * like it: maybe the employer by another domain, maybe somebody who passes news on. Only the candidate can say (DESIGN §5.6).
 */
function byStranger(interviews: readonly Matchable[], seen: Seen): Match | null {
  const isAbout = (interview: Matchable) =>
    COMPANY.holds(interview, seen) && (isWebmail(seen.domain) || saysEmployer(interview.company.name, seen) || ROLE.holds(interview, seen));
  const about = interviews.filter(
    (interview) => isAbout(interview) || domainOf(interview, seen) !== null || showsContact(interview, seen) !== undefined,
  );
  const [one] = about;
  if (one === undefined) return null;
  const pretended = whyPretended(one, seen);
  if (pretended !== null) return { kind: "tie", interviewIds: about.map(({ id }) => id), reason: pretended };
  const why = isAbout(one) ? COMPANY.reason(one, seen) : whyDomainOf(one, seen);
  return {
    kind: "tie",
    interviewIds: about.map(({ id }) => id),
    reason: `${why} But ${isWebmail(seen.domain) ? `${seen.address} is no contact on record` : `nobody on record writes from ${seen.domain}`}.`,
  };
}

function nowhere(interviews: readonly Matchable[], seen: Seen): Match {
  const named = interviews.find((interview) => COMPANY.holds(interview, seen));
  return {
    kind: "none",
    reason:
      named === undefined
        ? "Neither the sender, nor the company, nor the role points to an interview on record."
        : `${COMPANY.reason(named, seen)} But nobody on record writes from ${seen.domain}.`,
  };
}

/** The words of one name are part of another: "Nordvik" of "Nordvik Energy", "Engineer" of "Senior Engineer". */
const isPartOf = (part: string, whole: string) => roleWords(words(whole)).includes(roleWords(words(part)));

/**
 * A contact who passes on what another company has decided, or one role of theirs for another: where the mail names another
 * interview's company and role, or its company and nothing of the one that was found, the candidate says which it is about.
 */
function unlessAboutAnother(found: Match & { kind: "one" }, interviews: readonly Matchable[], seen: Seen): Match {
  const one = interviews.find(({ id }) => id === found.interviewId);
  if (one === undefined) return found;
  const isItsOwn = COMPANY.holds(one, seen) || ROLE.holds(one, seen);
  const others = interviews.filter(
    (other) =>
      other !== one &&
      COMPANY.holds(other, seen) &&
      (ROLE.holds(other, seen) || (!isItsOwn && one.state !== "closed")) &&
      !(isPartOf(companyName(other.company.name), one.company.name) && (isPartOf(other.role, one.role) || !ROLE.holds(other, seen))),
  );
  if (others.length === 0) return found;
  const names = others.map(({ role, company }) => (isItsOwn ? `${role} at ${company.name}` : company.name));
  return {
    kind: "tie",
    interviewIds: [one.id, ...others.map(({ id }) => id)],
    reason: `${found.reason} But it names ${[...new Set(names)].join(" and ")}.`,
  };
}

/**
 * Whether a regret that was matched to an open interview may be another word about one that the same address has turned down
 * already: then nobody but the candidate can say whether the second role is gone as well. `null` where the mail says which.
 */
export function perhapsTheOther(reply: Reply, openId: string, interviews: readonly Matchable[]): Match | null {
  const seen = look(reply, interviews);
  const open = interviews.find(({ id }) => id === openId);
  if (open === undefined || open.state === "closed" || THREAD.holds(open, seen)) return null;
  const isSaid = (other: Matchable) => [COMPANY, ROLE].some((way) => way.holds(open, seen) && !way.holds(other, seen));
  const others = interviews.filter(
    (other) => other.state === "closed" && seen.address !== "" && other.regretFrom === seen.address && !isSaid(other),
  );
  return others.length === 0
    ? null
    : {
        kind: "tie",
        interviewIds: [openId, ...others.map(({ id }) => id)],
        reason: `It comes from ${seen.address}, who has turned you down for ${others.map(({ role }) => role).join(" and ")} already, and the mail does not say which role it means.`,
      };
}

/** The open one fits by sender alone while the mail names the closed one's company or role and not the open one's. */
function contradicts(openId: string, closedId: string, interviews: readonly Matchable[], seen: Seen): boolean {
  const open = interviews.find(({ id }) => id === openId);
  const closed = interviews.find(({ id }) => id === closedId);
  if (!open || !closed) return false;
  return (
    [COMPANY, ROLE].some((way) => way.holds(closed, seen) && !way.holds(open, seen)) &&
    ![COMPANY, ROLE].some((way) => way.holds(open, seen) && !way.holds(closed, seen))
  );
}

function found(interviews: readonly Matchable[], seen: Seen): Match | null {
  for (const way of FINDS) {
    const holding = interviews.filter((interview) => way.holds(interview, seen));
    const result = among(holding, way, seen);
    if (result) return result;
  }
  return null;
}

/** One is a match; of several, what the mail names decides, else it is a tie. */
function among(holding: readonly Matchable[], way: Way, seen: Seen): Match | null {
  const only = holding[0];
  if (only === undefined) return null;
  let left = holding;
  const reasons = [way.reason(only, seen)];
  for (const choice of CHOOSES) {
    if (left.length === 1) break;
    if (choice === way || (choice === COMPANY && way === WRITTEN_FOR)) continue;
    const chosen = left.filter((interview) => choice.holds(interview, seen));
    if (chosen.length === 0 || chosen.length === left.length) continue;
    left = chosen;
    const one = chosen[0];
    if (one) reasons.push(choice.reason(one, seen));
  }
  const one = left[0];
  if (one && left.length === 1) return { kind: "one", interviewId: one.id, reason: reasons.join(" ") };
  return {
    kind: "tie",
    interviewIds: left.map(({ id }) => id),
    reason: `${reasons.join(" ")} That fits ${left.length} interviews, and the mail does not say which.`,
  };
}

/** A service that writes for many employers, or no address at all: anybody has one at a webmail provider. */
const isSystem = ({ shared, domain }: Seen) => shared && !isWebmail(domain);

/** Addresses that only machines write from. */
const MACHINE = /^(?:no|do-?not)[-_.]?reply\b/;

/** With no other sign, a role named in full finds the one interview that has it, if the sender is no stranger's employer; webmail is asked about. */
function byRole(open: readonly Matchable[], closed: readonly Matchable[], seen: Seen): Match | null {
  const holding = [...open, ...closed].filter(
    (interview) => words(interview.role).trim().split(" ").length > 1 && ROLE.holds(interview, seen),
  );
  const one = holding[0];
  // A stranger's own domain says that this is another employer with a role of the same name; a machine's may be a recruiting system's.
  const isMachine = MACHINE.test(seen.address) && !saysEmployerIs(calledBy(seen.domain), seen);
  if (one === undefined || !(seen.shared || isMachine)) return null;
  if (holding.length === 1 && isSystem(seen)) return { kind: "one", interviewId: one.id, reason: ROLE.reason(one, seen) };
  if (holding.length === 1)
    return { kind: "tie", interviewIds: [one.id], reason: `${ROLE.reason(one, seen)} But ${seen.address} is no contact on record.` };
  if (!seen.shared) return null;
  return {
    kind: "tie",
    interviewIds: holding.map(({ id }) => id),
    reason: `${ROLE.reason(one, seen)} ${holding.length} interviews are for that role.`,
  };
}

function look(reply: Reply, interviews: readonly Matchable[]): Seen {
  const address = (reply.from?.address ?? "").trim().toLowerCase();
  const at = address.lastIndexOf("@");
  const domain = at > 0 ? address.slice(at + 1).replace(/\.$/, "") : "";
  const name = reply.from?.name ?? "";
  let roles: string | undefined;
  let over: string | undefined;
  const said = words(`${name} | ${reply.subject} | ${reply.text.slice(0, TEXT_CHARS_MAX)}`);
  return {
    address,
    name,
    domain,
    shared: domain === "" || isShared(domain),
    ofAgency: interviews.some(
      (interview) => interview.contactKind === "agency" && contactDomains(interview).includes(organisation(domain)),
    ),
    ids: new Set([...reply.references, ...(reply.inReplyTo ? [reply.inReplyTo] : [])].slice(0, 200).map(messageId)),
    words: said,
    get roleWords() {
      roles ??= roleWords(said);
      return roles;
    },
    get takingOver() {
      over ??= words(takingOver(reply.text) ?? "");
      return over;
    },
    domainOf: new Map(),
    writtenAt: reply.writtenAt,
  };
}

const messageId = (id: string) => id.trim().replace(/^<|>$/g, "").toLowerCase();

const fullName = (name: string) => words(name).trim().includes(" ");

/** An agency's interview has the employer's domain at most in `company.domain`; its contact's address is the agency's. */
function ownDomains(interview: Matchable): string[] {
  const stated = interview.company.domain?.toLowerCase().match(/^(?:https?:\/\/)?(?:www\.)?([^/:]+)/)?.[1];
  const own = interview.contactKind === "employer" ? contactDomains(interview) : [];
  return [...(stated === undefined ? [] : [organisation(stated)]), ...own].filter((domain) => domain !== "");
}

type DomainOf = "company" | "group" | "sister" | null;

/** Whose domain a mail comes from by what it is called: the company's, its group's, or one like a domain that is known. */
function domainOf(interview: Matchable, seen: Seen): DomainOf {
  if (seen.shared) return null;
  const known = seen.domainOf.get(interview);
  if (known !== undefined) return known;
  const whose = readDomainOf(interview, seen.domain);
  seen.domainOf.set(interview, whose);
  return whose;
}

function readDomainOf(interview: Matchable, domain: string): DomainOf {
  const { own, group } = namesOf(interview.company.name);
  if (own.some((name) => isDomainOf(domain, name))) return "company";
  if (group.some((name) => isDomainOf(domain, name))) return "group";
  return ownDomains(interview).some((known) => isSisterDomain(domain, known)) ? "sister" : null;
}

function whyDomainOf(interview: Matchable, seen: Seen): string {
  const whose = domainOf(interview, seen);
  const like =
    whose === "sister"
      ? `like ${ownDomains(interview).find((known) => isSisterDomain(seen.domain, known))}`
      : `like ${whose === "group" ? "the group of " : ""}${interview.company.name}`;
  return `It comes from ${seen.domain}, which is called ${like}.`;
}

/** The contact by whose name a stranger goes, at an address that is neither on record nor of the same house. */
const showsContact = ({ contactNames, contactEmails }: Matchable, { name, address }: Seen) =>
  address === "" || contactEmails.includes(address) || isOfHouse(address, contactEmails)
    ? undefined
    : contactNames.find((contact) => fullName(contact) && words(name).includes(words(contact)));

/** Why somebody may only pretend to write for a company whose address is on record: by a contact's name, or a domain like theirs. */
function whyPretended(interview: Matchable, seen: Seen): string | null {
  const { own } = namesOf(interview.company.name);
  const known = seen.shared ? [] : ownDomains(interview);
  const like = known.includes(organisation(seen.domain)) ? undefined : known.find((domain) => isLookalike(seen.domain, domain, own));
  if (like !== undefined) return `It comes from ${seen.domain}, which looks like ${like}, the domain on record, and is another.`;
  const contact = showsContact(interview, seen);
  // Where no address is on record, or the house is the company's by its name, there is none to differ from.
  if (contact === undefined || interview.contactEmails.length === 0 || domainOf(interview, seen) !== null) return null;
  return `It shows the name of ${contact}, a contact on record, but ${seen.address} is not the address on record.`;
}

/** More than one word: "Delta" flies and drills, "Delta Wells" does not. */
const isDistinct = (name: string) => name.trim().includes(" ");

/** Whether the domain is the company's whole name, and that is one which no other company has. */
const isAllNamed = (interview: Matchable, seen: Seen) =>
  domainOf(interview, seen) === "company" &&
  namesOf(interview.company.name).own.some((name) => isDistinct(companyName(name)) && isDomainOf(seen.domain, name));

const isSender = ({ company }: Matchable, { name }: Seen) => namesOf(company.name).own.some((own) => isSenderOf(name, own));

/** Where the contacts write from, by their own domain. */
const contactDomains = ({ contactEmails }: Matchable) =>
  contactEmails
    .map((email) => email.slice(email.lastIndexOf("@") + 1))
    .filter((domain) => !isShared(domain))
    .map(organisation);
