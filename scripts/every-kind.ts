import type { Local } from "../local/start.ts";
import type { Mail } from "./sample-history.ts";
import { doors, linkNamed } from "./sample-history.ts";

type Json = Record<string, unknown>;
/** One sample history: a candidate, their interviews, and what happens when. Times are UTC. */
type History = { title: string; candidate: Json & { email: string }; play: (player: Player) => Promise<void> };
type Player = {
  interview: (record: Json) => Promise<string>;
  until: (instant: string) => Promise<void>;
  act: (id: string, action: Json) => Promise<void>;
  heard: (id: string, text: string, more?: Json) => Promise<void>;
  /** A mail of theirs that is handed in, and that we have to make sense of. */
  posted: (text: string, more?: Json) => Promise<void>;
  /** A raw mail as it comes in to one of our addresses; by the candidate, unless `from` says otherwise. */
  mailIn: (to: string, raw: string, from?: string) => Promise<void>;
  /** The newest of the candidate's mails with these words in its subject. */
  mail: (words: RegExp) => Promise<Mail>;
  press: (link: string, form?: Record<string, string>) => Promise<void>;
  forwardingAddress: () => Promise<string>;
  rotateAddress: () => Promise<void>;
};

const METTE = { name: "Mette Solberg", email: "mette.solberg@nordvik.example" };

/** More than a link that opens a mail program can hold. */
const CHANGES = [
  "A start on 1 July rather than on 1 June. My notice period is three months to the end of a quarter, and I would like to hand over the accounts that I look after without leaving anybody in difficulty.",
  "Two weeks of leave in August. They were booked in January, before we spoke for the first time, and two families depend on them; I would of course take them unpaid, or from the leave of next year, whichever suits you better.",
  "The fee for the last part of my qualification as a chartered accountant, and six days for its two examinations. My present employer has paid for it so far. I would be glad to agree to pay it back in part if I left within two years.",
  "One day a week at home once I know the work and the people, say after the first three months. The journey is an hour and a quarter in each direction, and the quiet helps at the end of a quarter.",
  "The title of Senior Finance Officer, which is what the work that we talked about is called at most trusts of your size, and what my present position is called. I would not ask for another grade or another salary because of it.",
  "If one of these is difficult, the first two matter most to me: I have given my word on both. The others can wait until the review at the end of the first year, if you would rather see first how we work together. I am glad to come by and talk it through on any day of next week, early or late, whichever is easier for you.",
].join("\n\n");

/** A mail within a mail within a mail, and so on: more than anybody means to send. */
const unreadable = `From: Eva Lind <eva@example.com>\nSubject: Fwd: Fwd: Fwd\n${Array.from({ length: 200 }, (_, i) => `Content-Type: multipart/mixed; boundary="b${i}"\n\n--b${i}`).join("\n")}\n\nx\n`;

/** Made so that every kind of mail comes at least once. The first begins on `BEGINS`. */
export const HISTORIES: readonly History[] = [
  {
    title: "Silence",
    candidate: { email: "ada@example.com", name: "Ada Okafor", timeZone: "Europe/Oslo" },
    play: async ({ interview, until }) => {
      await interview({
        company: { name: "Nordvik Energy", domain: "nordvik.example" },
        role: "Drilling Engineer",
        contact: METTE,
        panel: [{ name: "Lorena Diaz" }, { name: "Hans Berg" }],
        round: { startsAt: "2027-01-12T13:00:00Z", durationMinutes: 60, format: "in_person" },
        decision: { by: "2027-01-22" },
        topics: ["the two new subsea wells"],
        referencesRequested: true,
      });
      await until("2027-04-01T12:00:00Z");
    },
  },
  {
    title: "An update, a second interview, an offer, signed",
    candidate: { email: "ben@example.com", name: "Ben Carter", timeZone: "Europe/London", preferences: { formality: "formal" } },
    play: async ({ interview, until, act, heard }) => {
      const id = await interview({
        company: { name: "The Harbour Trust" },
        role: "Finance Officer",
        contact: { name: "Joan Reed", email: "j.reed@harbourtrust.example" },
        round: { startsAt: "2027-04-06T09:00:00Z", durationMinutes: 45, format: "video" },
      });
      await until("2027-04-09T10:00:00Z");
      await heard(id, "Dear Ben,\n\nWe are still seeing candidates and expect to let you know by Friday 16 April.\n\nJoan Reed", {
        intent: "status_update",
        decisionBy: "2027-04-16",
      });
      await until("2027-04-12T10:00:00Z");
      await heard(id, "Could you let us have two references by Monday 19 April?", { intent: "info_request", answerBy: "2027-04-19" });
      await until("2027-04-13T10:00:00Z");
      await heard(id, "We would like to invite you to a second interview on Tuesday 20 April at 10:00.", {
        intent: "second_interview",
        interviewAt: "2027-04-20T09:00:00Z",
      });
      await until("2027-04-22T10:00:00Z");
      await heard(id, "We are delighted to offer you the post. Please answer by Friday 30 April.", {
        intent: "offer",
        answerBy: "2027-04-30",
      });
      await until("2027-04-29T12:00:00Z");
      await act(id, { action: "change_requested", text: CHANGES });
      await act(id, { action: "offer_accepted" });
      await until("2027-04-30T12:00:00Z");
      await act(id, { action: "offer_signed" });
      await until("2027-05-10T12:00:00Z");
    },
  },
  {
    title: "An agency, by phone, put on hold, then a regret",
    candidate: { email: "chi@example.com", name: "Chi Nguyen", timeZone: "Australia/Sydney", preferences: { channel: "phone" } },
    play: async ({ interview, until, heard }) => {
      const id = await interview({
        company: { name: "Bluegum Foods Pty. Ltd." },
        role: "Production Planner",
        contact: { name: "Sam Reilly", email: "sam@reillyrecruit.example", kind: "agency" },
        round: { startsAt: "2027-05-18T00:00:00Z", durationMinutes: 30, format: "phone" },
      });
      await until("2027-06-02T05:00:00Z");
      await heard(id, "The role is on hold until the new budget.", { intent: "on_hold" });
      await until("2027-07-10T05:00:00Z");
      await heard(id, "They have chosen somebody else.", { intent: "regret" });
      await until("2027-07-20T05:00:00Z");
    },
  },
  {
    title: "Two processes at once",
    candidate: { email: "dee@example.com", name: "Dee Marsh", timeZone: "America/New_York" },
    play: async ({ interview, until, act, heard }) => {
      const record = (company: string, interest: string, startsAt: string) =>
        interview({
          company: { name: company },
          role: "Nurse Manager",
          contact: { name: "Pat Lee", email: `pat@${company.toLowerCase()}.example` },
          round: { startsAt, durationMinutes: 60 },
          interest,
        });
      await record("Riverside", "first_choice", "2027-08-03T15:00:00Z");
      const other = await record("Lakeview", "fallback", "2027-08-04T15:00:00Z");
      await until("2027-08-09T15:00:00Z");
      await heard(other, "We would like to offer you the job.", { intent: "offer", answerBy: "2027-08-20" });
      await until("2027-08-10T15:00:00Z");
      await act(other, { action: "tell_first_choice" });
      await until("2027-08-12T15:00:00Z");
      await act(other, { action: "offer_declined" });
      await until("2027-08-13T15:00:00Z");
    },
  },
  {
    title: "Mails that are not clear, and mails that go astray",
    candidate: { email: "eva@example.com", name: "Eva Lind", timeZone: "Europe/Stockholm" },
    play: async ({ interview, until, act, posted, mailIn, mail, press, forwardingAddress, rotateAddress }) => {
      await mailIn(
        await forwardingAddress(),
        `From: Gmail Team <forwarding-noreply@google.com>\nTo: ${await forwardingAddress()}\nSubject: (#123456789) Gmail Forwarding Confirmation - Receive Mail from eva@example.com\n\neva@example.com has requested to automatically forward mail to your email address ${await forwardingAddress()}.\nConfirmation code: 123456789\n\nTo allow it, click: https://mail-settings.google.com/mail/vf-abc\n`,
        "forwarding-noreply@google.com",
      );
      const fjordkraft = await interview({
        company: { name: "Fjordkraft", domain: "fjordkraft.example" },
        role: "Reservoir Engineer",
        contact: { name: "Nils Aas", email: "nils@fjordkraft.example" },
        round: { startsAt: "2027-09-07T09:00:00Z", durationMinutes: 60 },
      });
      await interview({
        company: { name: "Nordvik Energy", domain: "nordvik.example" },
        role: "Drilling Engineer",
        contact: METTE,
        round: { startsAt: "2027-09-07T12:00:00Z", durationMinutes: 60 },
      });
      await until("2027-09-08T12:00:00Z");
      const { replyTo } = await mail(/thank you to Mette/);
      await mailIn(
        replyTo,
        `From: Eva Lind <eva@example.com>\nTo: ${replyTo}\nSubject: Re: thank you\n\nDear Mette, thank you for your time.\n`,
      );
      await until("2027-09-09T12:00:00Z");
      // A mail that could mean anything, one that could be about either interview, and one that came to an address replaced since.
      await posted("It went the way these things go. M.", { subject: "About Tuesday" });
      await posted("We need a little longer and will be in touch.", {
        from: "Talent Team <talent@jobs.example>",
        subject: "Your interview",
      });
      const old = await forwardingAddress();
      await rotateAddress();
      await mailIn(old, `From: Eva Lind <eva@example.com>\nTo: ${old}\nSubject: Fwd: Your application\n\nPlease see below.\n`);
      await mailIn(await forwardingAddress(), unreadable);
      await press(linkNamed(await mail(/What does this mail about Nordvik Energy mean/), "It has nothing to do with an interview"), {
        intent: "unrelated",
      });
      // What is read wrongly at first: the answer to it has gone out, and is taken back.
      await posted(
        "It was a close decision, and I am sorry to tell you that we have chosen another candidate for the position. We wish you every success.",
      );
      await until("2027-09-10T12:00:00Z");
      await press(linkNamed(await mail(/a gracious answer to Mette/), "Not right?"), { intent: "on_hold" });
      const forwarding = await forwardingAddress();
      await mailIn(
        forwarding,
        `From: Eva Lind <eva@example.com>\nTo: ${forwarding}\nSubject: Fwd: 8 new jobs in Bergen\n\n---------- Forwarded message ---------\nFrom: Job alerts <alerts@jobs.example>\nDate: Fri, 10 Sep 2027 at 10:12\nSubject: 8 new jobs in Bergen\nTo: Eva Lind <eva@example.com>\n\nReservoir Engineer, Well Planner, Geologist and five more jobs match your search. View all jobs. Manage your alerts. Unsubscribe.\n`,
      );
      await act(fjordkraft, { action: "withdrawn" });
      await press(`${new URL(linkNamed(await mail(/^Nothing to do/), "Unsubscribe")).origin}/me`, { email: "eva@example.com" });
      await until("2027-09-14T12:00:00Z");
    },
  },
];

/** A week before the first history. */
export const BEGINS = "2027-01-05T12:00:00Z";

/** Plays one history on a running instance whose clock has not passed it. */
export async function playOut({ url }: Pick<Local, "url">, { candidate, play }: History): Promise<void> {
  const { call, press, mails, mailIn } = doors(url);
  const pressed = async (link: string, form: Record<string, string> = {}) => {
    const response = await press(link, form);
    if (!response.ok) throw new Error(`${link}: ${response.status} ${await response.text()}`);
  };
  const mail = async (words: RegExp) => {
    const found = (await mails()).findLast(({ subject }) => words.test(subject));
    if (found === undefined) throw new Error(`no mail is about ${words}`);
    return found;
  };
  const { id: candidateId } = await call<{ id: string }>("POST", "/v1/candidates", candidate);
  await pressed(linkNamed(await mail(/confirm your address/), "Confirm my address"));
  const handIn = (body: Json) =>
    call<Json>("POST", "/v1/replies", { candidateId, from: "them@employer.example", subject: "Your interview", ...body });
  await play({
    mail,
    press: pressed,
    interview: async (record) => (await call<{ id: string }>("POST", "/v1/interviews", { candidateId, ...record })).id,
    until: async (to) => void (await call("POST", "/local/clock", { to })),
    act: async (id, action) => void (await call("POST", `/v1/interviews/${id}/actions`, action)),
    heard: async (id, text, more = {}) => {
      const reply = await handIn({ interviewId: id, text });
      const { intent, ...dates } = more;
      if (reply.intent !== intent || reply.status !== "applied")
        await call("POST", `/v1/replies/${String(reply.id)}/review`, { intent, extracted: dates });
    },
    posted: async (text, more = {}) => void (await handIn({ text, from: `${METTE.name} <${METTE.email}>`, ...more })),
    mailIn: (to, raw, from = candidate.email) => mailIn(to, from, raw),
    forwardingAddress: async () => (await call<{ forwardingAddress: string }>("GET", `/v1/candidates/${candidateId}`)).forwardingAddress,
    rotateAddress: async () => void (await call("POST", `/v1/candidates/${candidateId}/rotate-address`)),
  });
}
