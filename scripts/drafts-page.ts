import { mkdtempSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import type { Local } from "../local/start.ts";
import { startLocal } from "../local/start.ts";

const PAGE = join(import.meta.dirname, "..", "docs", "drafts.md");

type Json = Record<string, unknown>;
/** One sample history: a candidate, their interviews, and what happens when. Times are UTC. */
type History = { title: string; candidate: Json; play: (player: Player) => Promise<void> };
type Player = {
  interview: (record: Json) => Promise<string>;
  until: (instant: string) => Promise<void>;
  act: (id: string, action: Json) => Promise<void>;
  heard: (id: string, text: string, more?: Json) => Promise<void>;
};

const METTE = { name: "Mette Solberg", email: "mette.solberg@nordvik.example" };

/** Made so that every kind of mail comes at least once. */
const HISTORIES: readonly History[] = [
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
      await heard(id, "Could you let us have two references?", { intent: "info_request" });
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
      await act(id, { action: "change_requested", text: "a start on 1 July, because of my notice period" });
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
];

async function call(local: Local, method: string, path: string, body: Json): Promise<Json> {
  const response = await fetch(local.url + path, { method, headers: { Authorization: "Bearer ft_local" }, body: JSON.stringify(body) });
  const answer = (await response.json()) as Json;
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
  return answer;
}

/** The mails so far, oldest first: subject and text, with links reduced to their labels. */
async function mails(local: Local): Promise<{ subject: string; at: string; text: string }[]> {
  const list = (await (await fetch(`${local.url}/local/mail`)).json()) as { id: string; subject: string; at: string }[];
  return Promise.all(
    list.map(async ({ id, subject, at }) => {
      const { text = "" } = await PostalMime.parse(await (await fetch(`${local.url}/local/mail/${encodeURIComponent(id)}`)).arrayBuffer(), {
        forceRfc822Attachments: true,
      });
      return { subject, at, text };
    }),
  );
}

/** A mail's text as a reader sees it: the address behind a link is of no interest. */
function readable(text: string): string {
  return text
    .replace(/:\r?\n(?:https?|mailto):\S+/g, " →")
    .replace(/\S+@in\.followthrough\.test/g, "(forwarding address)")
    .trim();
}

async function playHistory(local: Local, { candidate, play }: History): Promise<void> {
  const { id: candidateId } = await call(local, "POST", "/v1/candidates", candidate);
  const link = /http\S+\/a\/\S+/.exec((await mails(local)).at(-1)?.text ?? "")?.[0];
  if (link === undefined) throw new Error("the confirmation has no link");
  await fetch(link, { method: "POST" });
  await play({
    interview: async (record) => String((await call(local, "POST", "/v1/interviews", { candidateId, ...record })).id),
    until: async (to) => void (await call(local, "POST", "/local/clock", { to })),
    act: async (id, action) => void (await call(local, "POST", `/v1/interviews/${id}/actions`, action)),
    heard: async (id, text, more = {}) => {
      const reply = await call(local, "POST", "/v1/replies", {
        candidateId,
        interviewId: id,
        from: "them@employer.example",
        subject: "Your interview",
        text,
      });
      const { intent, ...dates } = more;
      if (reply.intent !== intent || reply.status !== "applied")
        await call(local, "POST", `/v1/replies/${String(reply.id)}/review`, { intent, extracted: dates });
    },
  });
}

/** The page is the same whenever it is made: its clock begins a week before the first history. */
const BEGINS_MS = Date.parse("2027-01-05T12:00:00Z");
const startedMs = Date.now();
const realNowMs = () => BEGINS_MS + (Date.now() - startedMs);

const dataDir = mkdtempSync(join(tmpdir(), "followthrough-drafts-"));
const local = await startLocal({ port: 0, smtpPort: 0, dataDir, realNowMs });
try {
  const sections: string[] = [];
  let seen = 0;
  for (const history of HISTORIES) {
    await playHistory(local, history);
    const all = await mails(local);
    sections.push(
      `## ${history.title}\n\n${all
        .slice(seen)
        .map(({ subject, at, text }) => `### ${subject}\n\n${at.slice(0, 16).replace("T", " ")} UTC\n\n\`\`\`\n${readable(text)}\n\`\`\``)
        .join("\n\n")}`,
    );
    seen = all.length;
  }
  writeFileSync(
    PAGE,
    `# Every mail of four sample histories\n\nMade by \`npm run docs\`, through the real doors on the test clock, to be read in ten minutes. “→” is a link.\n\n${sections.join("\n\n")}\n`,
  );
} finally {
  await local.close();
  await rm(dataDir, { recursive: true, force: true });
}
