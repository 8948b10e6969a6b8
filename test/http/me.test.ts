import { describe, expect, it } from "vitest";
import { instantText } from "../../core/clock.ts";
import { meToken } from "../../core/me-links.ts";
import type { Api } from "./api.ts";
import { ADA, anActiveCandidate, anApi, KEY, nordvik, SETTINGS, workspaceOf } from "./api.ts";

const meOf = (api: Api, candidate: { id: string; email: string }) =>
  `/me/${meToken(SETTINGS.linkSecret, candidate, instantText(api.runtime.now()))}`;

/** Ada's page with one interview on it, before it takes place. */
async function aPage(changes: Record<string, unknown> = {}) {
  const api = await anApi();
  const candidate = await anActiveCandidate(api);
  const interview = (await api.post("/v1/interviews", nordvik(candidate.id, changes))).body;
  return { api, candidate, interview, path: meOf(api, candidate) };
}

/** The form as the page shows it: what is checked, chosen and filled in. */
function formIn(page: string): Record<string, string> {
  const inputs = [...page.matchAll(/<input ([^>]*)>/g)].map((match) => match[1] ?? "");
  const attribute = (input: string, name: string) => new RegExp(`${name}="([^"]*)"`).exec(input)?.[1] ?? "";
  const isSent = (input: string) => !/type="(radio|checkbox)"/.test(input) || /\bchecked\b/.test(input);
  return Object.fromEntries(inputs.filter(isSent).map((input) => [attribute(input, "name"), attribute(input, "value")]));
}

describe("the candidate's own page", () => {
  it("shows each interview on the board and on a timeline, with what comes next and why", async () => {
    const { api, path, candidate } = await aPage();
    const { status, text, headers } = await api.open(path);
    expect(status).toBe(200);
    expect(text).toContain("Interview ahead <span");
    expect(text).toContain("Drilling Engineer");
    expect(text).toContain(candidate.forwardingAddress);
    expect(text).toMatch(/What comes next:<\/strong> [a-z ]+, \w+day \d+ (November|December) at \d\d:\d\d\./);
    expect(text).toMatch(/<svg class="timeline" role="img" aria-labelledby="\S+-title \S+-desc"/);
    expect(text).toContain("<desc");
    expect(headers.get("Content-Security-Policy")).not.toContain("unsafe");
    expect(headers.get("Cache-Control")).toBe("no-store");
  });

  it("shows marks at their place in time: the later, the further right", async () => {
    const { api, interview } = await aPage({ decision: { by: "2026-12-11" } });
    api.at("2026-12-02T12:00:00Z");
    await api.drain();
    const { text } = await api.open(meOf(api, { id: interview.candidateId, email: ADA.email }));
    const marks = [...text.matchAll(/<svg class="mark" x="([\d.]+)%"[^>]*>.*?<text[^>]*>(\d+)<\/text>/gs)]
      .map((match) => ({ x: Number(match[1]), number: Number(match[2]) }))
      .sort((a, b) => a.number - b.number);
    expect(marks.length).toBeGreaterThanOrEqual(4);
    expect(marks.map(({ x }) => x)).toEqual(marks.map(({ x }) => x).sort((a, b) => a - b));
    // From the interview on 1 December to the named day ten days on, and from there to the follow-up: to scale.
    expect(text).toContain("They decide by this day");
  });

  /** What the page says beneath the drawing, each with the look of its mark. */
  const told = (text: string) =>
    [...text.matchAll(/<li><svg class="badge".*?class="shape (\w+) (\w+)".*?<span class="when">([^<]*)<\/span> (.*?)<\/div><\/li>/gs)].map(
      ([, lane, look, when, words = ""]) =>
        `${lane} ${look}: ${when}, ${words
          .replace(/<[^>]*>/g, " ")
          .replace(/\s+/g, " ")
          .trim()}`,
    );
  const dates = (text: string) => told(text).filter((line) => line.startsWith("dates"));
  const answers = (text: string) => told(text).filter((line) => line.startsWith("answers"));

  it("keeps the days that they named before on the timeline: struck out where they were overtaken, filled where they passed", async () => {
    const { api, interview, path } = await aPage({ decision: { by: "2026-12-11" } });
    const heard = (changes: object) => api.post(`/v1/interviews/${interview.id}/actions`, { action: "heard", ...changes });
    api.at("2026-12-04T12:00:00Z");
    await api.drain();
    await heard({ intent: "status_update", decisionBy: "2026-12-15" });
    // The same day named again is no other.
    await heard({ intent: "acknowledgement", decisionBy: "2026-12-15" });
    api.at("2026-12-17T12:00:00Z");
    await api.drain();
    await heard({ intent: "status_update", decisionBy: "2026-12-22" });
    const { text } = await api.open(path);
    expect(dates(text)).toEqual([
      "dates off: Friday 11 December, They were to decide by this day. On Friday 4 December other news overtook it.",
      "dates done: Tuesday 15 December, They were to decide by this day. It has passed.",
      "dates coming: Tuesday 22 December, They decide by this day. Nothing goes to them unasked before it.",
    ]);
    // Told apart without colour: what was overtaken is struck through, in the drawing and beneath it.
    expect(text.match(/class="struck"/g)).toHaveLength(2);
  });

  it("shows a mail that nobody could read for certain on the timeline, hollow, until it is settled", async () => {
    const { api, candidate, path } = await aPage();
    api.at("2026-12-03T12:00:00Z");
    await api.drain();
    const posted = { candidateId: candidate.id, from: "mette.solberg@nordvik.example", subject: "News", text: "More when I see you. M." };
    const { body: reply } = await api.post("/v1/replies", posted);
    expect(reply.status).toBe("needs_review");
    expect(answers((await api.open(path)).text)).toEqual([
      expect.stringMatching(/^answers open: Thursday 3 December at 13:00, A mail of theirs waits for your word\. \w.+/),
    ]);
    await api.submit(api.link({ action: "review_reply", recordId: reply.id }), { intent: "status_update", decisionBy: "2026-12-18" });
    const { text } = await api.open(path);
    expect(answers(text)).toEqual([expect.stringMatching(/^answers done: .*They answered: .*\. You told us what their mail says\.$/)]);
    expect(dates(text)).toHaveLength(1);
  });

  it("shows a mail that belonged to no interview where the candidate put it, and none that they said was nothing", async () => {
    const { api, candidate, interview, path } = await aPage();
    api.at("2026-12-03T12:00:00Z");
    await api.drain();
    const posted = { candidateId: candidate.id, from: "hr@elsewhere.example", subject: "News", text: "It went the way these things go." };
    const { body: reply } = await api.post("/v1/replies", posted);
    expect(reply.status).toBe("unmatched");
    const before = (await api.open(path)).text;
    expect(answers(before)).toEqual([]);
    expect(before).toMatch(/Mails we could not place.*“News” from hr@elsewhere.example, Thursday 3 December\..*Say what it is about/s);
    const [, own = ""] = /href="https:\/\/followthrough\.example(\/a\/[^"]+)">Say what it is about/.exec(before) ?? [];
    expect((await api.open(own)).text).toContain("Which interview is it about?");
    const link = api.link({ action: "review_reply", recordId: reply.id });
    await api.submit(link, { intent: "regret", interviewId: interview.id });
    expect(answers((await api.open(path)).text)).toEqual([expect.stringMatching(/a regret letter\. You told us what their mail says\.$/)]);
    expect((await api.open(path)).text).not.toContain("could not place");
    await api.submit(link, { intent: "unrelated" });
    expect(answers((await api.open(path)).text)).toEqual([]);
  });

  it("shows a question that a later mail has overtaken as such", async () => {
    const { api, candidate, path } = await aPage();
    api.at("2026-12-03T12:00:00Z");
    await api.drain();
    const from = "mette.solberg@nordvik.example";
    await api.post("/v1/replies", { candidateId: candidate.id, from, subject: "News", text: "More when I see you. M." });
    api.at("2026-12-04T12:00:00Z");
    const text = "I am sorry to tell you that we have chosen another candidate for the position.";
    await api.post("/v1/replies", { candidateId: candidate.id, from, subject: "Your application", text });
    expect(answers((await api.open(path)).text)).toEqual([
      expect.stringMatching(/^answers off: .*A mail of theirs that was never settled\. A later mail has said how it stands\.$/),
      expect.stringMatching(/^answers done: .*a regret letter/),
    ]);
  });

  it("saves preferences, and plans open interviews again", async () => {
    const { api, path, candidate, interview } = await aPage();
    const form = formIn((await api.open(path)).text);
    expect(form).toMatchObject({ day_mon: "on", from: "08:00", thankYou: "next_morning", reflection: "on", maxFollowUps: "2" });
    const { day_mon: _mon, reflection: _reflection, ...rest } = form;
    const saved = await api.submit(path, { ...rest, from: "10:00", thankYou: "same_day", day_sat: "on", pausedUntil: "" });
    expect(saved.text).toContain("Saved.");
    const { preferences } = (await api.get(`/v1/candidates/${candidate.id}`)).body;
    expect(preferences).toMatchObject({ thankYou: "same_day", reflection: false });
    expect(preferences.window).toEqual({ days: ["tue", "wed", "thu", "fri", "sat"], from: "10:00", to: "18:00" });
    await api.drain();
    const { messages } = (await api.get(`/v1/interviews/${interview.id}`)).body;
    expect(messages.find(({ kind }) => kind === "reflection")?.status ?? "cancelled").toBe("cancelled");
  });

  it("takes the candidate's own voice and patience, and their usual where a field is left empty", async () => {
    const { api, path, candidate } = await aPage();
    const form = formIn((await api.open(path)).text);
    expect(form).toMatchObject({ formality: "first_name", greeting: "", country: "", finalFollowUpAfterBusinessDays: "10" });
    const own = { formality: "formal", greeting: "Hello", signOff: " Best wishes ", country: "gb", followUpAfterBusinessDays: "4" };
    await api.submit(path, { ...form, ...own });
    const preferences = async () => (await api.get(`/v1/candidates/${candidate.id}`)).body.preferences;
    expect(await preferences()).toMatchObject({ ...own, signOff: "Best wishes", country: "GB", followUpAfterBusinessDays: 4 });
    // A page opened before these fields were there leaves them as they are.
    const { formality: _f, greeting: _g, signOff: _s, country: _c, ...old } = formIn((await api.open(path)).text);
    await api.submit(path, old);
    expect(await preferences()).toMatchObject({ formality: "formal", greeting: "Hello", country: "GB" });
    await api.submit(path, { ...old, greeting: "", signOff: "", country: "" });
    expect(await preferences()).toMatchObject({ greeting: null, signOff: null, country: null });
  });

  it("R3: says why the thank-you has no switch, and how to do without one", async () => {
    const { api, path } = await aPage();
    expect((await api.open(path)).text).toMatch(
      /The thank-you comes<\/legend>.*One that you do not want is skipped by a tap in its mail\./s,
    );
  });

  it("pauses everything unasked until a day, and not at all for a day that is over", async () => {
    const { api, path, candidate } = await aPage();
    const form = formIn((await api.open(path)).text);
    await api.submit(path, { ...form, pausedUntil: "2026-12-20" });
    expect((await api.get(`/v1/candidates/${candidate.id}`)).body.preferences.pausedUntil).toBe("2026-12-20");
    await api.submit(path, { ...form, pausedUntil: "2026-11-20" });
    expect((await api.get(`/v1/candidates/${candidate.id}`)).body.preferences.pausedUntil).toBeNull();
  });

  it.each([
    ["no day at all", { day_mon: "", day_tue: "", day_wed: "", day_thu: "", day_fri: "" }, /choose at least one day/],
    ["hours the wrong way round", { from: "18:00", to: "08:00" }, /must be later/],
    ["a day that is none", { pausedUntil: "soon" }, /year-month-day/],
    ["what is no choice", { thankYou: "never" }, /could not be read/],
    ["more days than the playbook allows", { followUpAfterBusinessDays: "9" }, /whole number from 0 to 5/],
    ["no number at all", { keepSearchingEveryDays: "" }, /whole number from 1 to 60/],
    ["a country that there is not", { country: "XX" }, /two-letter code/],
    ["a greeting of two lines", { greeting: "Hello\nthere" }, /must be one line/],
  ])("saves nothing for %s, and says what to do", async (_, changes, words) => {
    const { api, path, candidate } = await aPage();
    const before = (await api.get(`/v1/candidates/${candidate.id}`)).body.preferences;
    const answer = await api.submit(path, { ...formIn((await api.open(path)).text), ...changes });
    expect(answer.status).toBe(422);
    expect(answer.text).toMatch(words);
    expect((await api.get(`/v1/candidates/${candidate.id}`)).body.preferences).toEqual(before);
  });

  it("opens to nobody with a forged link, nor with one that was mailed to another address", async () => {
    const { api, path, candidate } = await aPage();
    expect((await api.open(`${path.slice(0, -1)}0`)).status).toBe(404);
    expect((await api.open(`/me/${"x".repeat(40)}`)).status).toBe(404);
    await api.patch(`/v1/candidates/${candidate.id}`, { email: "ada.new@example.com" });
    expect((await api.open(path)).status).toBe(410);
    expect((await api.submit(path, {})).status).toBe(410);
  });

  it("leads to what can be said of an interview: that they answered, and that one is not interested", async () => {
    const { api, path, interview } = await aPage();
    const { text } = await api.open(path);
    const [, href = ""] = /href="[^"]*(\/a\/[^"]+)">Not interested/.exec(text) ?? [];
    expect((await api.submit(href)).text).toContain("You withdraw");
    expect((await api.get(`/v1/interviews/${interview.id}`)).body).toMatchObject({ state: "closed", outcome: "withdrawn" });
  });

  it("says that everything waits while a mail is asked about, and leads to the question", async () => {
    const { api, path, candidate, interview } = await aPage();
    const posted = { candidateId: candidate.id, interviewId: interview.id, from: "mette.solberg@nordvik.example", subject: "News" };
    await api.post("/v1/replies", { ...posted, text: "Interesting developments on our side. More when I see you." });
    const { text } = await api.open(path);
    expect(text).toContain("What is planned waits for your word");
    const [, href = ""] = /href="[^"]*(\/a\/[^"]+)">Say what the mail means/.exec(text) ?? [];
    await api.submit(href, { intent: "status_update" });
    expect((await api.open(path)).text).not.toContain("What is planned waits for your word");
  });

  it("opens a closed interview again", async () => {
    const { api, path, interview } = await aPage();
    await api.post(`/v1/interviews/${interview.id}/actions`, { action: "withdrawn" });
    const [, href = ""] = /href="[^"]*(\/a\/[^"]+)">Open it again/.exec((await api.open(path)).text) ?? [];
    expect((await api.submit(href)).text).toContain("The interview is open again.");
    expect((await api.get(`/v1/interviews/${interview.id}`)).body.state).toBe("scheduled");
  });

  it("leads to the page on which an interview is moved, and what hung on it moves along (R34)", async () => {
    const { api, path, interview } = await aPage();
    const [, href = ""] = /href="[^"]*(\/a\/[^"]+)">It did not take place/.exec((await api.open(path)).text) ?? [];
    expect((await api.submit(href, { how: "moved" })).text).toContain("give the new time");
    expect((await api.submit(href, { how: "moved", startsAt: "2026-11-01T10:00" })).text).toContain("must be ahead of us");
    const moved = await api.submit(href, { how: "moved", startsAt: "2026-12-08T10:00" });
    expect(moved.text).toContain("The interview is on Tuesday 8 December at 10:00 now.");
    const { rounds, state, messages } = (await api.get(`/v1/interviews/${interview.id}`)).body;
    expect(state).toBe("scheduled");
    expect(rounds).toMatchObject([{ startsAt: "2026-12-08T09:00:00.000Z", endsAt: "2026-12-08T10:00:00.000Z", status: "planned" }]);
    expect(messages.find(({ kind, status }) => kind === "thank_you" && status === "planned")?.dueAt.slice(0, 10)).toBe("2026-12-09");
  });

  it("is never led to by what the API shows, since the candidate's notes stand on it", async () => {
    const { api, interview } = await aPage();
    for (const { id } of interview.messages) {
      const { text, html } = (await api.get(`/v1/interviews/${interview.id}/messages/${id}`)).body as { text: unknown; html: string };
      expect(`${text} ${html}`).not.toContain("/me/");
    }
  });
});

describe("a fresh link", () => {
  const linksSent = ({ runtime }: Api) => runtime.sent.filter(({ raw }) => /^Subject: Your interviews and settings/m.test(raw));

  it("goes to the address on record when a link is too old, three times a day at most, and works", async () => {
    const { api, path, candidate } = await aPage();
    api.at("2028-01-10T12:00:00Z");
    const old = await api.open(path);
    expect(old.status).toBe(410);
    const [, action = ""] = /action="([^"]+)"/.exec(old.text) ?? [];
    for (let time = 0; time < 5; time++) {
      expect((await api.submit(action)).text).toContain("Look into your inbox");
      await api.drain();
    }
    expect(linksSent(api)).toHaveLength(3);
    expect((await api.open(meOf(api, candidate))).status).toBe(200);
    api.at("2028-01-12T12:00:00Z");
    await api.submit(action);
    await api.drain();
    expect(linksSent(api)).toHaveLength(4);
  });

  it("can be asked for by address, and the answer is the same for one that nobody has", async () => {
    const { api } = await aPage();
    const workspace = workspaceOf(KEY);
    expect((await api.open(`/me?workspace=${workspace}`)).text).toContain(workspace);
    const known = await api.submit("/me", { workspace, email: ADA.email });
    const unknown = await api.submit("/me", { workspace, email: "nobody@example.com" });
    const elsewhere = await api.submit("/me", { workspace: "ws_none", email: ADA.email });
    await api.drain();
    expect([known.status, known.text]).toEqual([unknown.status, unknown.text]);
    expect([known.status, known.text]).toEqual([elsewhere.status, elsewhere.text]);
    expect(linksSent(api)).toHaveLength(1);
    expect((await api.submit("/me", { workspace, email: "no address" })).status).toBe(422);
  });

  it("can be asked for from a link that is cut off, by somebody who does not know whose service signed them up", async () => {
    const { api } = await aPage();
    const lost = await api.open("/a/cut-off");
    const [, ask = ""] = /href="([^"]+)">have a new link mailed to you/.exec(lost.text) ?? [];
    expect((await api.open(ask)).text).toContain('name="workspace" value=""');
    expect((await api.submit(ask, { workspace: "", email: ADA.email.toUpperCase() })).text).toContain("Look into your inbox");
    await api.drain();
    expect(linksSent(api)).toHaveLength(1);
  });

  it("is answered no sooner for an address that nobody has than for one that is known", async () => {
    const { api } = await aPage();
    for (const email of [ADA.email, "nobody@example.com"]) {
      const before = performance.now();
      await api.submit("/me", { workspace: "", email });
      expect(performance.now() - before).toBeGreaterThan(390);
    }
  });

  it("goes to nobody who stopped all mail, or has never confirmed", async () => {
    const { api, candidate, path } = await aPage();
    const [, stop = ""] = /href="[^"]*(\/a\/[^"]+)">stop all mail/.exec((await api.open(path)).text) ?? [];
    expect((await api.submit(stop)).text).toContain("No more mail comes");
    await api.submit("/me", { workspace: workspaceOf(KEY), email: candidate.email });
    await api.drain();
    expect(linksSent(api)).toHaveLength(0);
  });
});

describe("stopping all mail", () => {
  it("has a way back, which one click of a mail program never takes", async () => {
    const { api, candidate } = await aPage();
    const link = api.link({ action: "unsubscribe", recordId: candidate.id }).replace("/a/", "/u/");
    const status = async () => (await api.get(`/v1/candidates/${candidate.id}`)).body.status;
    await api.submit(link, { "List-Unsubscribe": "One-Click" });
    expect(await status()).toBe("unsubscribed");
    expect((await api.open(link)).text).toContain("Turn mail on again");
    expect(await status()).toBe("unsubscribed");
    expect((await api.submit(link, { again: "yes" })).text).toContain("Welcome back");
    expect(await status()).toBe("active");
    await api.submit(link, { "List-Unsubscribe": "One-Click" });
    expect(await status()).toBe("unsubscribed");
  });
});
