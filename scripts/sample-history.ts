import PostalMime from "postal-mime";

/** A mail as a person sees it, and where its links lead. */
export type Mail = { id: string; subject: string; html: string; text: string; replyTo: string };

/** What the sample history left behind: whose it is, the interviews by company, and the candidate's own page. */
export type History = { candidateId: string; interviews: Record<string, string>; me: string; mails: () => Promise<Mail[]> };

const DAY_MS = 86_400_000;
const CANDIDATE = { email: "ada@example.com", name: "Ada Okafor", timeZone: "Europe/Oslo" };

/** The Monday after the instance's today, so that the history plays on any day of any year. */
function mondayAfter(nowMs: number): number {
  const today = Math.floor(nowMs / DAY_MS) * DAY_MS;
  const weekday = new Date(today).getUTCDay();
  return today + ((8 - weekday) % 7 || 7) * DAY_MS;
}

/** Our host's links in a mail, by their words. */
export function linksIn(mail: Pick<Mail, "html">): { label: string; url: string }[] {
  // What only a screen reader says is left out of the words.
  const anchors = mail.html.matchAll(/<a [^>]*href="([^"]+)"[^>]*>([^<]*)/g);
  return [...anchors].map(([, href = "", label = ""]) => ({ label, url: href.replaceAll("&amp;", "&") }));
}

/** The link of that name. Throws when the mail has none. */
export function linkNamed(mail: Mail | undefined, label: string): string {
  const link = mail && linksIn(mail).find((one) => one.label === label);
  if (link === undefined) throw new Error(`the mail “${mail?.subject ?? "none"}” has no link “${label}”`);
  return link.url;
}

/** The doors of a running instance, as an integrator and a candidate use them. */
export function doors(url: string) {
  async function call<T>(method: string, path: string, body?: unknown): Promise<T> {
    const init = { method, headers: { Authorization: "Bearer ft_local" } };
    const response = await fetch(url + path, body === undefined ? init : { ...init, body: JSON.stringify(body) });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer as T;
  }
  const clock = (to: string) => call("POST", "/local/clock", { to });
  const press = (link: string, form: Record<string, string> = {}) => fetch(link, { method: "POST", body: new URLSearchParams(form) });
  async function mails(): Promise<Mail[]> {
    const list = await call<{ id: string; subject: string }[]>("GET", "/local/mail");
    return Promise.all(
      list.map(async ({ id, subject }) => {
        const raw = await (await fetch(`${url}/local/mail/${encodeURIComponent(id)}`)).arrayBuffer();
        const { html = "", text = "", replyTo } = await PostalMime.parse(raw, { forceRfc822Attachments: true });
        return { id, subject, html, text, replyTo: replyTo?.[0]?.address ?? "" };
      }),
    );
  }
  /** A raw mail as it would come in by SMTP to that envelope; its lines may end in `\n`. */
  async function mailIn(to: string, from: string, raw: string): Promise<void> {
    const body = raw.replace(/\r?\n/g, "\r\n");
    const response = await fetch(`${url}/local/mail-in?${new URLSearchParams({ to, from })}`, { method: "POST", body });
    if (!response.ok) throw new Error(`mail-in: ${response.status} ${await response.text()}`);
  }
  return { call, clock, press, mails, mailIn };
}

/** Puts a candidate on the books who has confirmed their address. */
export async function confirmedCandidate(url: string, more: Record<string, unknown> = {}): Promise<string> {
  const { call, press, mails } = doors(url);
  const { id } = await call<{ id: string }>("POST", "/v1/candidates", { ...CANDIDATE, ...more });
  await press(
    linkNamed(
      (await mails()).findLast(({ subject }) => /confirm/.test(subject)),
      "Confirm my address",
    ),
  );
  return id;
}

/**
 * Plays two weeks of a search for work on a fresh instance: one interview waiting for word, one turned down, one ahead, one
 * with an offer on the table, one with a mail that nobody could read for certain.
 */
export async function playHistory(url: string): Promise<History> {
  const { call, clock, mails } = doors(url);
  const { now } = await call<{ now: string }>("GET", "/local/clock");
  const monday = mondayAfter(Date.parse(now));
  const at = (day: number, hour: number, minute = 0) => new Date(monday + day * DAY_MS + hour * 3_600_000 + minute * 60_000).toISOString();
  const date = (day: number) => at(day, 0).slice(0, 10);
  const spoken = (day: number) =>
    new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" })
      .format(new Date(monday + day * DAY_MS))
      .replace(",", "");

  await clock(at(0, 7));
  const candidateId = await confirmedCandidate(url);
  const interviews: Record<string, string> = {};
  const record = async (company: string, role: string, contact: string, startsAt: string, more: Record<string, unknown> = {}) => {
    const domain = `${company.split(" ")[0]?.toLowerCase()}.example`;
    const body = {
      candidateId,
      company: { name: company, domain },
      role,
      contact: { name: contact, email: `${contact.split(" ")[0]?.toLowerCase()}@${domain}` },
      panel: [{ name: "Hans Berg" }],
      round: { startsAt, durationMinutes: 60, format: "in_person", location: "Havnegata 4, Bergen" },
      ...more,
    };
    interviews[company] = (await call<{ id: string }>("POST", "/v1/interviews", body)).id;
  };
  const answered = (company: string, from: string, text: string) =>
    call("POST", "/v1/replies", {
      candidateId,
      interviewId: interviews[company],
      from: `${from} <${from.split(" ")[0]?.toLowerCase()}@${company.split(" ")[0]?.toLowerCase()}.example>`,
      subject: "Your application",
      text: `Dear Ada,\n\n${text}\n\nKind regards,\n${from}`,
    });
  const act = async (company: string, kind: string, action: string) => {
    const path = `/v1/interviews/${interviews[company]}`;
    const { messages } = await call<{ messages: { id: string; kind: string }[] }>("GET", path);
    await call("POST", `${path}/actions`, { action, messageId: messages.find((message) => message.kind === kind)?.id });
  };

  await record("Nordvik Energy", "Drilling Engineer", "Mette Solberg", at(1, 13), { decision: { by: date(9) } });
  await record("Halden Offshore", "Well Planner", "Jonas Dahl", at(2, 9));
  await clock(at(1, 16));
  await noteOn(url, "Nordvik Energy", "It went well. They liked the directional drilling project. I was thin on cost control.");
  await clock(at(3, 10));
  await act("Nordvik Energy", "thank_you", "message_sent");
  await clock(at(4, 9));
  await answered(
    "Nordvik Energy",
    "Mette Solberg",
    `Thank you for coming in. We need a little longer and will let you know by ${spoken(14)}.`,
  );
  await record("Bergen Subsea", "Field Engineer", "Lorena Diaz", at(7, 9), { interest: "fallback", panel: [] });
  await record("Fjordkraft", "Reservoir Engineer", "Nils Aas", at(17, 9), { interest: "first_choice" });
  await clock(at(8, 9));
  await answered(
    "Halden Offshore",
    "Jonas Dahl",
    "It was a close decision, and I am sorry to tell you that we have chosen another candidate for the position. We wish you every success.",
  );
  await clock(at(10, 9));
  await answered(
    "Bergen Subsea",
    "Lorena Diaz",
    `We are delighted to offer you the position of Field Engineer. Please let us have your answer by ${spoken(18)}.`,
  );
  await clock(at(11, 9));
  return { candidateId, interviews, me: linkNamed((await mails()).at(-1), "Your interviews and settings"), mails };
}

/** The candidate answers the questions after an interview: their notes. */
async function noteOn(url: string, company: string, text: string): Promise<void> {
  const { mails, mailIn } = doors(url);
  const asked = (await mails()).findLast(({ subject }) => subject.startsWith("How did it go?") && subject.includes(company));
  if (asked === undefined) throw new Error(`no questions came after the interview at ${company}`);
  const header = `From: Ada Okafor <${CANDIDATE.email}>\nTo: <${asked.replyTo}>\nSubject: Re: ${asked.subject}`;
  await mailIn(asked.replyTo, CANDIDATE.email, `${header}\nContent-Type: text/plain; charset=utf-8\n\n${text}\n`);
}
