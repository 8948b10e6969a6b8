import type { IncomingMessage, ServerResponse } from "node:http";
import type { Temporal } from "temporal-polyfill";
import type { Schedules } from "../aws/scheduler.ts";
import { readBody } from "../aws/server.ts";
import type { SentMails } from "../aws/ses.ts";
import type { Clock } from "../clock.ts";
import type { Due } from "../handlers.ts";
import { type IncomingMail, MAIL_BYTES_MAX, type MailIn } from "../inbound/mail-in.ts";
import type { Verdict, Verdicts } from "../inbound/receipt.ts";
import type { Pump } from "../pump.ts";
import { addressesIn, headerValue, readHeader } from "../raw-message.ts";
import { targetOf } from "./clock-request.ts";
import { composed, slipIn, writtenIn } from "./compose.ts";
import { composingAgain, composingOf } from "./composing.ts";
import { DRAFT_NAME, readMail } from "./mail-view.ts";
import { PAGE_POLICY, type PageContent, renderPage, type View } from "./page.ts";
import { Problem } from "./problem.ts";

/** What the local pages and endpoints work on. */
export type LocalParts = {
  clock: Clock;
  pump: Pump;
  schedules: Schedules;
  mails: SentMails;
  mailIn: MailIn;
  mailDomain: string;
  /** What records have to do next, and when. */
  dueNext: (recordIds: readonly string[]) => Promise<Due[]>;
};

type Exchange = { request: IncomingMessage; response: ServerResponse; url: URL; match: RegExpExecArray };
type Route = { method: "GET" | "POST"; path: RegExp; answer(parts: LocalParts, exchange: Exchange): Promise<void> };

const JSON_BYTES_MAX = 100_000;
const UPCOMING_MAX = 20;
const ALARMS_MAX = 100;
const LOOK_AHEAD_YEARS = 1;
const VERDICTS: readonly Verdict[] = ["PASS", "FAIL", "GRAY", "PROCESSING_FAILED"];
const VERDICT_NAMES: readonly (keyof Verdicts)[] = ["spam", "virus", "spf", "dkim", "dmarc"];

const ROUTES: readonly Route[] = [
  { method: "GET", path: /^\/local\/?$/, answer: showPage },
  { method: "GET", path: /^\/local\/mail$/, answer: listMails },
  { method: "GET", path: /^\/local\/mail\/([^/]+)$/, answer: showRaw },
  { method: "GET", path: /^\/local\/mail\/([^/]+)\/attachments\/(\d+)$/, answer: downloadAttachment },
  { method: "POST", path: /^\/local\/mail-in$/, answer: takeMailIn },
  { method: "GET", path: /^\/local\/clock$/, answer: showClock },
  { method: "POST", path: /^\/local\/clock$/, answer: moveClock },
  { method: "POST", path: /^\/local\/move$/, answer: moveFromPage },
  { method: "POST", path: /^\/local\/write$/, answer: writeFromPage },
  { method: "POST", path: /^\/local\/send-draft$/, answer: sendDraft },
];

/** Answers everything under `/local`. @throws Problem for what it refuses. */
export async function answerLocal(parts: LocalParts, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  refuseStrangers(request);
  const method = request.method === "HEAD" ? "GET" : request.method;
  const fitting = ROUTES.flatMap((route) => {
    const match = route.path.exec(url.pathname);
    return match ? [{ route, match }] : [];
  });
  if (fitting.length === 0) throw new Problem(404, "local.not_found", "Not found", `There is nothing at ${url.pathname}.`);
  const chosen = fitting.find(({ route }) => route.method === method);
  if (!chosen) {
    response.setHeader("allow", fitting.map(({ route }) => route.method).join(", "));
    throw new Problem(405, "local.method", "Method not allowed", `${request.method} is not for ${url.pathname}.`);
  }
  await chosen.route.answer(parts, { request, response, url, match: chosen.match });
}

/** The mailbox and the clock are for who sits at this machine, not for a web page elsewhere that has their browser ask (CSRF, DNS rebinding). */
function refuseStrangers(request: IncomingMessage): void {
  const { host = "", origin } = request.headers;
  const isLoopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host);
  if (isLoopback && (origin === undefined || origin === `http://${host}`)) return;
  throw new Problem(
    403,
    "local.stranger",
    "Only from this machine",
    "/local answers only requests made to 127.0.0.1 or localhost, by its own pages or without an Origin.",
  );
}

async function showPage(parts: LocalParts, exchange: Exchange): Promise<void> {
  await parts.pump.settle();
  const { searchParams } = exchange.url;
  const asked = searchParams.get("mail") ?? "";
  const open = await readMail(parts.mails, asked);
  const write = searchParams.get("write");
  const isMissing = asked !== "" && open === undefined;
  await answerPage(parts, exchange, isMissing ? 404 : 200, {
    open,
    composing:
      write === "forward" || write === "reply" ? await composingOf(parts, write, open, searchParams.get("sample") ?? "") : undefined,
    slip: isMissing ? "There is no such mail in this mailbox. Choose one from the list." : "",
  });
}

/** The mailbox page as it is now, with a mail open, one being written, or neither. */
async function answerPage(
  parts: LocalParts,
  { request, response, url }: Exchange,
  status: number,
  shown: Pick<PageContent, "open" | "composing" | "slip">,
): Promise<void> {
  const now = parts.clock.now();
  const view = url.searchParams.get("view");
  const nextDue = await parts.pump.nextDueMs(lookAhead(now));
  const upcoming = await parts.dueNext(parts.schedules.upcoming(ALARMS_MAX).map(({ name }) => name.split(".")[0] ?? ""));
  const page = renderPage({
    ...shown,
    now: iso(now.epochMilliseconds),
    mails: parts.mails.list(),
    note: NOTES[url.searchParams.get("done") ?? ""] ?? arrived(Number(url.searchParams.get("came"))),
    view: view === "text" || view === "source" ? view : ("html" satisfies View),
    upcoming: upcoming.slice(0, UPCOMING_MAX),
    nextDue: nextDue === undefined ? undefined : iso(nextDue),
    mailDomain: parts.mailDomain,
    origin: `http://${request.headers.host}`,
  });
  send(
    response,
    status,
    // Under `no-referrer` a browser calls the origin of the page's own forms "null", which is refused as a stranger's.
    { "content-type": "text/html; charset=utf-8", "content-security-policy": PAGE_POLICY, "referrer-policy": "same-origin" },
    page,
  );
}

async function listMails({ pump, mails }: LocalParts, { response }: Exchange): Promise<void> {
  await pump.settle();
  sendJson(
    response,
    200,
    mails.list().map(({ id, to, from, subject, atMs }) => ({ id, to: to.join(", "), from, subject, at: iso(atMs) })),
  );
}

async function showRaw({ pump, mails }: LocalParts, { response, url, match }: Exchange): Promise<void> {
  await pump.settle();
  const raw = mails.raw(idOf(match), url.searchParams.get("form") === "delivered" ? "delivered" : "given");
  if (!raw) throw noSuchMail(match);
  send(response, 200, { "content-type": "message/rfc822", "x-content-type-options": "nosniff" }, raw);
}

async function downloadAttachment({ mails }: LocalParts, { response, match }: Exchange): Promise<void> {
  const mail = await readMail(mails, idOf(match));
  const attachment = mail?.attachments[Number(match[2])];
  if (!attachment) throw noSuchMail(match);
  const name = encodeURIComponent(attachment.name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
  const headers = { "content-disposition": `attachment; filename*=UTF-8''${name}`, "x-content-type-options": "nosniff" };
  send(response, 200, { ...headers, "content-type": "application/octet-stream" }, attachment.bytes);
}

/** Without a `from` the envelope's sender is the author, as a mail client would have it; an empty one is the null sender of bounces. */
async function takeMailIn({ mailIn, pump, mailDomain }: LocalParts, { request, response, url }: Exchange): Promise<void> {
  const to = url.searchParams.getAll("to").filter((address) => address !== "");
  if (to.length === 0) throw invalidMail('Say whom the mail is for: "?to=ADDRESS", repeated for several recipients.');
  const foreign = to.find((address) => !mailIn.accepts(address));
  if (foreign !== undefined)
    throw invalidMail(
      `No mail for ${foreign} here: only addresses of ${mailDomain} are taken. (A "+" in a query string must be written as %2B.)`,
    );
  const raw = await readBody(request, MAIL_BYTES_MAX);
  if (!raw) throw new Problem(413, "mail.too_large", "The mail is too large", `At most ${MAIL_BYTES_MAX} bytes are taken.`);
  if (raw.length === 0) throw invalidMail("The body must be the raw message (RFC 5322); it is empty.");
  const from = url.searchParams.get("from") ?? addressesIn(headerValue(readHeader(raw), "from") ?? "")[0] ?? "";
  mailIn.receive({ from, to, raw, verdicts: verdictsOf(url.searchParams) });
  await pump.settle();
  sendJson(response, 202, { accepted: true, recipients: to });
}

/** For trying out mail that failed a check: `&spam=FAIL`, `&dmarc=GRAY`, … */
function verdictsOf(query: URLSearchParams): Partial<Verdicts> {
  const verdicts: Partial<Verdicts> = {};
  for (const name of VERDICT_NAMES) {
    const asked = query.get(name);
    if (asked === null) continue;
    const verdict = VERDICTS.find((one) => one === asked.toUpperCase());
    if (!verdict) throw invalidMail(`"${name}" must be one of ${VERDICTS.join(", ")}.`);
    verdicts[name] = verdict;
  }
  return verdicts;
}

async function showClock({ clock }: LocalParts, { response }: Exchange): Promise<void> {
  sendJson(response, 200, { now: iso(clock.nowMs()) });
}

async function moveClock({ pump }: LocalParts, { request, response }: Exchange): Promise<void> {
  const asked = parseJson(await textOf(request));
  const { nowMs, fired } = await pump.moveTo((now) => targetOf(asked, now));
  sendJson(response, 200, { now: iso(nowMs), fired });
}

async function moveFromPage({ pump, mails }: LocalParts, { request, response }: Exchange): Promise<void> {
  const form = new URLSearchParams(await textOf(request));
  const advance = form.get("advance");
  const before = mails.list().length;
  await pump.moveTo(async (now) => {
    if (advance !== null) return targetOf({ advance }, now);
    return (await pump.nextDueMs(lookAhead(now))) ?? now.epochMilliseconds;
  });
  const mail = form.get("mail") ?? "";
  const came = mails.list().length - before;
  const query = new URLSearchParams({ ...(mail === "" ? {} : { mail }), ...(came === 0 ? {} : { came: String(came) }) });
  send(response, 303, { location: query.size === 0 ? "/local" : `/local?${query}` }, "");
}

/** What a move of the clock brought. */
const arrived = (count: number) => (count > 0 ? `${count === 1 ? "One new mail" : `${count} new mails`}, on top of the list.` : "");

/** What came of a button, said on the page that follows it. */
const NOTES: Record<string, string> = {
  came: "Sent. This is what came of it.",
  nothing: "Sent. No mail came of it.",
};

/** A mail written by hand comes in as any other does; the page that follows shows what came of it, or the form with what it lacks. */
async function writeFromPage(parts: LocalParts, exchange: Exchange): Promise<void> {
  const form = new URLSearchParams(await textOf(exchange.request));
  const written = writtenIn(form);
  const mailId = form.get("mail") ?? "";
  const [to = ""] = addressesIn(written.to);
  const [from = ""] = addressesIn(written.from);
  const nowMs = parts.clock.nowMs();
  const slip = slipIn(written) ?? foreignIn(parts, [to]);
  if (slip === undefined) {
    await bringIn(parts, exchange.response, { from, to: [to], raw: await composed(written, nowMs) }, mailId);
    return;
  }
  const open = await readMail(parts.mails, mailId);
  await answerPage(parts, exchange, 422, { open, composing: composingAgain(written, mailId, nowMs), slip });
}

/** Sends the draft that lies in a mail, as the candidate's own mail program would: what reaches us is the copy in its Bcc. */
async function sendDraft(parts: LocalParts, { request, response }: Exchange): Promise<void> {
  const id = new URLSearchParams(await textOf(request)).get("mail") ?? "";
  const mail = await readMail(parts.mails, id);
  const draft = mail?.attachments.find(({ name }) => name === DRAFT_NAME);
  if (mail === undefined || draft === undefined) throw invalidMail("There is no draft in this mail that could be sent.");
  const header = readHeader(draft.bytes);
  const to = addressesIn(headerValue(header, "bcc") ?? "");
  const date = `Date: ${new Date(parts.clock.nowMs()).toUTCString().replace("GMT", "+0000")}`;
  const messageId = `Message-ID: <draft-${parts.clock.nowMs()}@local.example>`;
  const lines = header.headerLines.filter((line) => !/^(bcc|date|x-unsent|message-id):/i.test(line));
  const raw = Buffer.concat([
    Buffer.from(`${[...lines, date, messageId].join("\r\n")}\r\n\r\n`, "latin1"),
    draft.bytes.subarray(header.bodyOffset),
  ]);
  const foreign = foreignIn(parts, to);
  if (foreign !== undefined) throw invalidMail(foreign);
  await bringIn(parts, response, { from: mail.to[0] ?? "", to, raw }, id);
}

/** That mail cannot come in to one of these addresses, in a sentence; `undefined` when it can to all. */
function foreignIn({ mailIn, mailDomain }: LocalParts, to: readonly string[]): string | undefined {
  const foreign = to.length === 0 ? "none" : to.find((address) => !mailIn.accepts(address));
  return foreign === undefined ? undefined : `Mail comes in to addresses of ${mailDomain} only: ${foreign} is not one.`;
}

async function bringIn(parts: LocalParts, response: ServerResponse, mail: IncomingMail, backTo: string): Promise<void> {
  const before = parts.mails.list().length;
  parts.mailIn.receive(mail);
  await parts.pump.settle();
  const newest = parts.mails.list().slice(before).at(-1)?.id;
  const shown = newest ?? backTo;
  send(
    response,
    303,
    { location: `/local?done=${newest === undefined ? "nothing" : "came"}${shown === "" ? "" : `&mail=${encodeURIComponent(shown)}`}` },
    "",
  );
}

function lookAhead(now: Temporal.Instant): number {
  return now.toZonedDateTimeISO("UTC").add({ years: LOOK_AHEAD_YEARS }).epochMilliseconds;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const body = await readBody(request, JSON_BYTES_MAX);
  if (!body) throw new Problem(413, "local.too_large", "Too large", `At most ${JSON_BYTES_MAX} bytes are taken here.`);
  return body.toString();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Problem(400, "clock.invalid", "Not JSON", `The body is not JSON: ${error.message}`);
  }
}

function invalidMail(detail: string): Problem {
  return new Problem(400, "mail.invalid", "The mail cannot be taken", detail);
}

function noSuchMail(match: RegExpExecArray): Problem {
  return new Problem(404, "mail.not_found", "No such mail", `There is no such mail or attachment: ${match[0]}.`);
}

function idOf(match: RegExpExecArray): string {
  return match[1] ?? "";
}

function iso(atMs: number): string {
  return new Date(atMs).toISOString();
}

function sendJson(response: ServerResponse, status: number, body: object): void {
  send(response, status, { "content-type": "application/json" }, JSON.stringify(body));
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: string | Buffer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { "cache-control": "no-store", ...headers, "content-length": String(bytes.length) });
  response.end(response.req.method === "HEAD" ? undefined : bytes);
}
