import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { expect, onTestFinished } from "vitest";
import type { CandidateView } from "../../core/candidates/described.ts";
import type { InterviewView, MessageView } from "../../core/interview/described.ts";
import type { ReplyView } from "../../core/replies/view.ts";
import type { Local } from "../../local/start.ts";
import { startLocal } from "../../local/start.ts";

/** Tuesday 1 December 2026 is the day of the interview in these stories: 14:00–15:00 in Oslo. */
export const INTERVIEW_STARTS = "2026-12-01T14:00:00+01:00";
export const DECISION_BY = "2026-12-11";
export const CANDIDATE_ADDRESS = "ada@example.com";
export const CONTACT_ADDRESS = "mette.solberg@nordvik.example";

export type Mail = { subject: string; at: string; text: string; html: string; attachments: string[]; replyTo: string; raw: string };
export type Answer<T> = { status: number; body: T; headers: Headers };

/** The whole product on this machine, and the few things that its people do with it. */
export type Product = Awaited<ReturnType<typeof begin>>;

/** These stories begin on Monday 23 November 2026 at noon, whenever they are told; from then on time passes as it does. */
const BEGINS_MS = Date.parse("2026-11-23T12:00:00Z");
const startedMs = Date.now();
export const storyNowMs = () => BEGINS_MS + (Date.now() - startedMs);

/** Starts the product, closed when the test is over. */
export async function begin(dataDir = mkdtempSync(join(tmpdir(), "followthrough-flow-"))) {
  const local = await startLocal({ port: 0, smtpPort: 0, dataDir, realNowMs: storyNowMs });
  onTestFinished(() => local.close());
  return { ...doors(local), local };
}

function doors(local: Local) {
  let seen = 0;

  async function api<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const response = await fetch(local.url + path, {
      method,
      headers: { Authorization: "Bearer ft_local", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as T, headers: response.headers };
  }

  /** The mails that came since the last look, oldest first. */
  async function newMails(): Promise<Mail[]> {
    const list = (await (await fetch(`${local.url}/local/mail`)).json()) as { id: string; subject: string; at: string }[];
    const fresh = list.slice(seen);
    seen = list.length;
    return Promise.all(
      fresh.map(async ({ id, subject, at }) => {
        const raw = await (await fetch(`${local.url}/local/mail/${encodeURIComponent(id)}`)).text();
        const parsed = await PostalMime.parse(raw, { forceRfc822Attachments: true });
        return {
          subject,
          at,
          raw,
          text: parsed.text ?? "",
          html: parsed.html ?? "",
          attachments: parsed.attachments.map((attachment) => attachment.filename ?? attachment.mimeType),
          replyTo: parsed.replyTo?.[0]?.address ?? "",
        };
      }),
    );
  }

  async function clock(to: string): Promise<void> {
    const response = await fetch(`${local.url}/local/clock`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ to }),
    });
    expect(response.status, await response.text()).toBe(200);
  }

  /** Posts a link's page, as the button on it does; gives the words of the page that answers. */
  async function press(url: string, form: Record<string, string> = {}): Promise<{ status: number; text: string }> {
    const response = await fetch(url, { method: "POST", body: new URLSearchParams(form) });
    return { status: response.status, text: (await response.text()).replace(/<style>.*?<\/style>|<[^>]+>/gs, " ") };
  }

  async function mailIn(to: string, raw: string, from = CANDIDATE_ADDRESS): Promise<void> {
    const query = new URLSearchParams({ to, from });
    const response = await fetch(`${local.url}/local/mail-in?${query}`, { method: "POST", body: raw.replace(/\r?\n/g, "\r\n") });
    expect(response.status, await response.text()).toBeLessThan(300);
  }

  async function candidate(more: Record<string, unknown> = {}): Promise<CandidateView> {
    const { status, body } = await api<CandidateView>("POST", "/v1/candidates", {
      email: CANDIDATE_ADDRESS,
      name: "Ada Okafor",
      timeZone: "Europe/Oslo",
      ...more,
    });
    expect(status).toBe(201);
    return body;
  }

  async function confirmed(more: Record<string, unknown> = {}): Promise<CandidateView> {
    const created = await candidate(more);
    const [confirmation] = await newMails();
    const page = await press(linkIn(confirmation, "Confirm my address"));
    expect(page.status).toBe(200);
    return created;
  }

  async function interview(candidateId: string, more: Record<string, unknown> = {}): Promise<InterviewView> {
    const { status, body } = await api<InterviewView>("POST", "/v1/interviews", {
      candidateId,
      company: { name: "Nordvik Energy", domain: "nordvik.example" },
      role: "Drilling Engineer",
      contact: { name: "Mette Solberg", email: CONTACT_ADDRESS },
      panel: [{ name: "Lorena Diaz" }, { name: "Hans Berg" }],
      round: { startsAt: INTERVIEW_STARTS, durationMinutes: 60, format: "in_person" },
      decision: { by: DECISION_BY },
      ...more,
    });
    expect(status, JSON.stringify(body)).toBe(201);
    return body;
  }

  const look = async (id: string) => (await api<InterviewView>("GET", `/v1/interviews/${id}`)).body;
  const replies = async (candidateId: string) =>
    (await api<{ data: ReplyView[] }>("GET", `/v1/replies?candidateId=${candidateId}`)).body.data;
  const act = (id: string, action: Record<string, unknown>) => api<InterviewView>("POST", `/v1/interviews/${id}/actions`, action);
  const answer = async (candidateId: string, text: string, more: Record<string, unknown> = {}) =>
    (
      await api<ReplyView>("POST", "/v1/replies", {
        candidateId,
        from: `Mette Solberg <${CONTACT_ADDRESS}>`,
        subject: "Your application",
        text,
        ...more,
      })
    ).body;

  return { api, newMails, clock, press, mailIn, candidate, confirmed, interview, look, replies, act, answer };
}

/** The address behind a link's words, from the text part. */
export function linkIn(mail: Mail | undefined, label: string): string {
  const url = new RegExp(`^${label.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}:?\\s+(http\\S+)`, "m").exec(mail?.text ?? "")?.[1];
  if (url === undefined) throw new Error(`no link “${label}” in the mail ${mail?.subject}: ${mail?.text}`);
  return url;
}

/** A Gmail forward of a recruiter's mail, as raw RFC 5322. */
export function forwarded({
  to,
  text,
  note = "",
  subject = "Your application",
  date = "Thu, 3 Dec 2026 at 09:12",
  from = `Mette Solberg <${CONTACT_ADDRESS}>`,
}: {
  to: string;
  text: string;
  note?: string;
  subject?: string;
  date?: string;
  from?: string;
}): string {
  return `From: Ada Okafor <${CANDIDATE_ADDRESS}>
To: ${to}
Subject: Fwd: ${subject}
Message-ID: <fwd-${Math.abs(hash(text + note + date))}@example.com>
Content-Type: text/plain; charset=utf-8

${note}${note === "" ? "" : "\n\n"}---------- Forwarded message ---------
From: ${from}
Date: ${date}
Subject: ${subject}
To: Ada Okafor <${CANDIDATE_ADDRESS}>

${text}
`;
}

function hash(text: string): number {
  return [...text].reduce((sum, character) => (Math.imul(sum, 31) + (character.codePointAt(0) ?? 0)) | 0, 7);
}

export const REGRET = `Dear Ada,

Thank you for coming to see us last week. It was a close decision, and I am sorry to tell you that we have chosen another candidate for the position. We wish you every success.

Kind regards,
Mette Solberg`;

export const OFFER = `Dear Ada,

We are delighted to offer you the position of Drilling Engineer. Please let us have your answer by Friday 18 December.

Kind regards,
Mette Solberg`;

/** The one message of a kind. */
export function messageOf(interview: InterviewView, kind: MessageView["kind"]): MessageView {
  const found = interview.messages.filter((message) => message.kind === kind);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} messages of kind ${kind}`);
  return found[0];
}

/** Kind and status of each message. */
export function statuses(interview: InterviewView): Record<string, string> {
  return Object.fromEntries(interview.messages.map((message) => [message.kind, message.status]));
}
