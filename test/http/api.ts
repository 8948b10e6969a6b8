import { Temporal } from "temporal-polyfill";
import type * as z from "zod";
import type { CandidateView } from "../../core/candidates/described.ts";
import type { InstantText } from "../../core/clock.ts";
import { instantText } from "../../core/clock.ts";
import type { Id } from "../../core/ids.ts";
import { derivedId } from "../../core/ids.ts";
import type { InterviewView } from "../../core/interview/described.ts";
import type { LinkTarget } from "../../core/links.ts";
import { linkToken } from "../../core/links.ts";
import type { Settings } from "../../core/ports.ts";
import type { ReplyView } from "../../core/replies/view.ts";
import { keyId } from "../../core/workspaces/key-secrets.ts";
import type { Key } from "../../core/workspaces/workspace.ts";
import { ALL_PARTS } from "../../functions/routes/all-parts.ts";
import { createApp } from "../../functions/routes/app.ts";
import type { WrittenMessage } from "../../functions/routes/described/interviews.ts";
import type { Description } from "../../functions/routes/description.ts";
import type { ProblemView } from "../../functions/routes/problem-view.ts";
import { seedWorkspaces } from "../../functions/seed.ts";
import { drain } from "../fakes/drain.ts";
import { type MemoryPorts, memoryPorts } from "../fakes/memory.ts";
import { heldToItsDescription } from "./description.ts";

export const SETTINGS: Settings = {
  linkSecret: "a secret for tests",
  publicUrl: "https://followthrough.example",
  mailDomain: "in.followthrough.example",
  sender: { name: "Followthrough", address: "drafts@followthrough.example" },
};

/** Keys of the two workspaces that every test has: the first's is used unless a call says otherwise. */
export const KEY = "ft_first";
export const OTHER_KEY = "ft_second";

/** Whatever an answer may hold, under one type: that it holds it is held to its description, and said by the tests. */
type Views = InterviewView &
  Omit<CandidateView, keyof InterviewView> &
  Omit<ReplyView, keyof InterviewView | keyof CandidateView> &
  Omit<z.infer<typeof ProblemView>, keyof CandidateView> &
  Pick<z.infer<typeof WrittenMessage>, "to" | "html" | "draft"> &
  Omit<Description, keyof InterviewView>;
export type Body = Omit<Views, "status"> & { status: unknown; data: Body[]; nextCursor: string | null; key: unknown };
export type Answer = { status: number; headers: Headers; body: Body; text: string };
export type Asked = { key?: string | null; headers?: Record<string, string> };

export type Api = {
  runtime: MemoryPorts & { settings: Settings };
  at: (instant: InstantText) => void;
  call: (method: string, path: string, body?: unknown, asked?: Asked) => Promise<Answer>;
  get: (path: string, asked?: Asked) => Promise<Answer>;
  post: (path: string, body?: unknown, asked?: Asked) => Promise<Answer>;
  patch: (path: string, body?: unknown, asked?: Asked) => Promise<Answer>;
  /** A page: as a browser asks for it, or posts its form. */
  open: (path: string) => Promise<Answer>;
  submit: (path: string, form?: Record<string, string>) => Promise<Answer>;
  link: (target: LinkTarget) => string;
  /** Rings every alarm whose time has come, until none is left. */
  drain: () => Promise<void>;
};

/** The application in memory with two workspaces, at noon on a Friday. Every answer of its API is held to the API's description. */
export async function anApi(): Promise<Api> {
  let current = Temporal.Instant.from("2026-11-27T12:00:00Z");
  const runtime = { ...memoryPorts({ now: () => current }), settings: SETTINGS };
  const app = createApp(runtime, ALL_PARTS);
  await seedWorkspaces(runtime, [
    { name: "First", key: KEY },
    { name: "Second", key: OTHER_KEY },
  ]);
  const answered = async (method: string, path: string, init: RequestInit): Promise<Answer> => {
    const response = await app.request(path, { ...init, method });
    const text = await response.text();
    const isJson = /json/.test(response.headers.get("Content-Type") ?? "") && text !== "";
    const answer = { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : {}) as Body, text };
    await heldToItsDescription(app, method, path, answer);
    return answer;
  };
  const call: Api["call"] = (method, path, body, { key = KEY, headers = {} } = {}) =>
    answered(method, path, {
      headers: { ...(key === null ? {} : { Authorization: `Bearer ${key}` }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  return {
    runtime,
    at: (instant) => {
      current = Temporal.Instant.from(instant);
    },
    call,
    get: (path, asked) => call("GET", path, undefined, asked),
    post: (path, body = {}, asked = {}) => call("POST", path, body, asked),
    patch: (path, body = {}, asked = {}) => call("PATCH", path, body, asked),
    open: (path) => answered("GET", path, {}),
    submit: (path, form = {}) => answered("POST", path, { body: new URLSearchParams(form) }),
    link: (target) => `/a/${linkToken(SETTINGS.linkSecret, target, instantText(current))}`,
    drain: () => drain(runtime),
  };
}

/** The workspace of a key. */
export const workspaceOf = (key: string): Id<"workspace"> => derivedId("workspace", key);

/** Puts another key of the first workspace on the table. */
export async function aKey({ runtime }: Api, secret: string, changes: Partial<Key>): Promise<string> {
  const at = instantText(runtime.now());
  await runtime.records.create({
    type: "key",
    id: keyId(secret),
    workspaceId: workspaceOf(KEY),
    name: secret,
    scopes: ["read", "write"],
    version: 1,
    createdAt: at,
    updatedAt: at,
    ...changes,
  });
  return secret;
}

export const ADA = { email: "ada@example.com", name: "Ada Okafor", timeZone: "Europe/Oslo" };

/** What records an interview on Tuesday, 1 December, from 14:00 to 15:00 in Oslo. */
export const nordvik = (candidateId: string, changes: Record<string, unknown> = {}) => ({
  candidateId,
  company: { name: "Nordvik Energy", domain: "nordvik.example" },
  role: "Drilling Engineer",
  contact: { name: "Mette Solberg", email: "mette.solberg@nordvik.example" },
  panel: [{ name: "Jonas Dahl", title: "Lead" }],
  round: { startsAt: "2026-12-01T14:00:00+01:00", endsAt: "2026-12-01T15:00:00+01:00", format: "video" },
  ...changes,
});

/** A candidate who has confirmed their address by the link in their mail. */
export async function anActiveCandidate(api: Api, changes: Record<string, unknown> = {}, asked: Asked = {}): Promise<Body> {
  const { body } = await api.post("/v1/candidates", { ...ADA, ...changes }, asked);
  await api.drain();
  await api.submit(await confirmationLink(api));
  await api.drain();
  return (await api.get(`/v1/candidates/${body.id}`, asked)).body;
}

/** The link in the newest mail that asks for a confirmation. */
export async function confirmationLink({ runtime }: Api): Promise<string> {
  const mail = runtime.sent.findLast((one) => one.raw.includes("confirm"));
  const plain = (mail?.raw ?? "").replace(/=\r\n/g, "").replace(/=3D/g, "=");
  const link = /https:\/\/followthrough\.example(\/a\/[A-Za-z0-9._-]+)/.exec(plain)?.[1];
  if (link === undefined) throw new Error("no mail with a confirmation link was sent");
  return link;
}

/** An interview of an active candidate, as the API shows it. */
export async function anInterview(api: Api, changes: Record<string, unknown> = {}): Promise<Body> {
  const candidate = await anActiveCandidate(api);
  return (await api.post("/v1/interviews", nordvik(candidate.id, changes))).body;
}

/** The whole table, to see that nothing has changed. */
export const snapshot = ({ runtime }: Api) => JSON.stringify([runtime.stored(), runtime.sent.length, runtime.queued.length]);
