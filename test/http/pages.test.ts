import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { instantText } from "../../core/clock.ts";
import type { LinkAction } from "../../core/links.ts";
import { LINK_ACTIONS } from "../../core/links.ts";
import { anActiveCandidate, anApi, anInterview, confirmationLink, nordvik, snapshot } from "./api.ts";
import { aStory, FORMS } from "./story.ts";

/** These say nothing to any record: they lead to the text of a draft. */
const READING: LinkAction[] = ["fill_in", "download_eml", "confirm_address", "not_right"];

describe("R34: a word that an interview is called off", () => {
  it.each([
    ["review_reply", { intent: "called_off" }],
    ["already_answered", { intent: "called_off" }],
  ] as const)("is said by %s", async (action, form) => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api);
    const { body: reply } = await api.post("/v1/replies", {
      candidateId,
      from: "m@nordvik.example",
      subject: "x",
      text: "Please see below.",
    });
    const target = action === "review_reply" ? { action, recordId: reply.id, value: "called_off" } : { action, recordId: id };
    expect((await api.open(api.link(target))).text).toContain("They call the interview off");
    expect((await api.submit(api.link(target), form)).text).toContain("They call the interview off");
    const { rounds, state } = (await api.get(`/v1/interviews/${id}`)).body;
    expect([rounds[0]?.status, state]).toEqual(["called_off", "invited"]);
  });

  it("corrects news that was read and applied, and is corrected back", async () => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api);
    const text = "Thank you for your patience. We are still deciding, and will let you know by Friday 11 December.";
    const { body: reply } = await api.post("/v1/replies", { candidateId, from: "mette@nordvik.example", subject: "Nordvik Energy", text });
    expect([reply.status, reply.intent]).toEqual(["applied", "status_update"]);
    const said = async (value: string) => {
      const link = api.link({ action: "review_reply", recordId: reply.id, value });
      expect((await api.submit(link, { intent: value })).status).toBe(200);
      return (await api.get(`/v1/interviews/${id}`)).body.rounds[0]?.status;
    };
    expect(await said("called_off")).toBe("called_off");
    expect(await said("status_update")).not.toBe("called_off");
  });
});

describe.each(LINK_ACTIONS)("the page of %s", (action) => {
  it("shows, and changes nothing, however often a scanner opens it", async () => {
    const api = await anApi();
    const { linkTo } = await aStory(api);
    const before = snapshot(api);
    for (let time = 0; time < 2; time++) expect((await api.open(linkTo(action))).status).toBe(200);
    expect(snapshot(api)).toBe(before);
  });

  it("lets nothing that others wrote become part of the page, and keeps the page to itself", async () => {
    const api = await anApi();
    const { linkTo } = await aStory(api);
    const pages = [await api.open(linkTo(action)), await api.submit(linkTo(action), FORMS[action])];
    for (const { text, headers, status } of pages) {
      expect(status).toBe(200);
      expect(headers.get("Cache-Control")).toBe("no-store");
      expect(headers.get("Referrer-Policy")).toBe("no-referrer");
      expect(headers.get("Content-Security-Policy")).toContain("default-src 'none'");
      if (headers.get("Content-Type") === "message/rfc822") continue;
      expect(headers.get("Content-Type")).toBe("text/html; charset=utf-8");
      expect(text).not.toMatch(/<script|<img|onerror='a'>/);
      expect(text).toContain('<html lang="en">');
    }
  });

  it("acts on POST, and twice is once", async () => {
    const api = await anApi();
    const { linkTo } = await aStory(api);
    const before = snapshot(api);
    const first = await api.submit(linkTo(action), FORMS[action]);
    expect(first.status).toBe(200);
    const after = snapshot(api);
    if (READING.includes(action)) expect(after).toBe(before);
    else expect(after).not.toBe(before);
    const again = await api.submit(linkTo(action), FORMS[action]);
    expect([again.status, snapshot(api)]).toEqual([200, after]);
  });

  it("does not open with a forged, cut off or expired link, and not on POST either", async () => {
    const api = await anApi();
    const { linkTo } = await aStory(api);
    const link = linkTo(action);
    const [path = "", signature = ""] = link.split(".");
    const forged = [
      `${path}.${"0".repeat(signature.length)}`,
      link.slice(0, -1),
      `${path}.${signature}.x`,
      path,
      `/a/${"x".repeat(5_000)}`,
    ];
    const before = snapshot(api);
    for (const one of forged) {
      expect((await api.open(one)).status).toBe(404);
      expect((await api.submit(one)).status).toBe(404);
    }
    api.at("2027-02-25T12:00:01Z");
    const late = await api.open(link);
    // Mail programs press the header's link on mails however old (RFC 8058).
    if (action === "unsubscribe") {
      expect([late.status, (await api.submit(link)).status]).toEqual([200, 200]);
      return;
    }
    expect([late.status, late.headers.get("Content-Type")]).toEqual([410, "text/html; charset=utf-8"]);
    expect((await api.submit(link)).status).toBe(410);
    expect(snapshot(api)).toBe(before);
  });

  it("leads nowhere from a record that it is not about", async () => {
    const api = await anApi();
    const { id, candidateId, targets } = await aStory(api);
    const isOfInterview = targets[action].recordId === id;
    const wrong = api.link({ action, ...targets[action], recordId: isOfInterview ? candidateId : id });
    const before = snapshot(api);
    expect((await api.open(wrong)).status).toBe(404);
    expect((await api.submit(wrong, FORMS[action])).status).toBe(404);
    expect((await api.open(api.link({ action, ...targets[action], recordId: "int_00000000000000000000000000" }))).status).toBe(404);
    expect(snapshot(api)).toBe(before);
  });
});

describe("the candidate's pages", () => {
  it("say what is missing in a form, and change nothing until it is there", async () => {
    const api = await anApi();
    const { linkTo } = await aStory(api);
    const before = snapshot(api);
    const slips: [LinkAction, Record<string, string>, RegExp][] = [
      ["already_answered", {}, /choose what they said/],
      ["already_answered", { intent: "hired" }, /choose what they said/],
      ["already_answered", { intent: "status_update", decisionBy: "tomorrow" }, /“tomorrow” could not be read/],
      [
        "already_answered",
        { intent: "second_interview", interviewAt: "2026-02-30T10:00" },
        /could not be read: give it as a date and an hour/,
      ],
      ["already_answered", { intent: "second_interview", interviewAt: "275760-01-01T10:00" }, /could not be read/],
      ["correct_reading", {}, /choose what they said/],
      ["decision_promised", { choice: "date", by: "" }, /give the date/],
      ["decision_promised", { choice: "date", by: "9999-12-31" }, /could not be read/],
    ];
    for (const [action, form, words] of slips) {
      const { status, text } = await api.submit(linkTo(action), form);
      expect([status, text]).toEqual([422, expect.stringMatching(words)]);
      expect(text).toContain('<form method="post">');
    }
    expect(snapshot(api)).toBe(before);
  });

  it("do not guess which of several interviews a mail is about", async () => {
    const api = await anApi();
    const { body: candidate } = { body: await anActiveCandidate(api) };
    const [first, second] = [
      (await api.post("/v1/interviews", nordvik(candidate.id))).body,
      (await api.post("/v1/interviews", nordvik(candidate.id, { company: { name: "Sørlandet" }, contact: {} }))).body,
    ];
    const mail = { candidateId: candidate.id, from: "hr@elsewhere.example", subject: "Hello", text: "We decided not to proceed." };
    const { body: reply } = await api.post("/v1/replies", mail);
    const link = api.link({ action: "review_reply", recordId: reply.id, value: "regret" });
    expect((await api.open(link)).text).toContain("(please choose)");
    expect((await api.submit(link)).text).toContain("choose which interview");
    expect((await api.submit(link, { intent: "regret", interviewId: second.id })).status).toBe(200);
    const states = [first, second].map(async ({ id }) => (await api.get(`/v1/interviews/${id}`)).body.state);
    expect(await Promise.all(states)).toEqual(["scheduled", "closed"]);
  });

  it("R25: say before an offer is accepted that what is ranked higher is still open, and only then", async () => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api, { interest: "fallback" });
    const first = nordvik(candidateId, { company: { name: "Statkraft" }, contact: {}, interest: "first_choice" });
    const { body: preferred } = await api.post("/v1/interviews", first);
    await api.drain();
    await api.post(`/v1/interviews/${id}/actions`, { action: "heard", intent: "offer" });
    const page = async () => (await api.open(api.link({ action: "offer_accepted", recordId: id }))).text;
    expect(await page()).toMatch(/Before you accept:.*Drilling Engineer, Statkraft.*unfair/s);
    await api.post(`/v1/interviews/${preferred.id}/actions`, { action: "heard", intent: "regret" });
    expect(await page()).not.toContain("Before you accept");
  });

  it("R13: point at what was filled in where it presses, or is still open", async () => {
    const api = await anApi();
    const { id } = await anInterview(api);
    await api.post(`/v1/interviews/${id}/actions`, { action: "heard", intent: "offer" });
    const { body } = await api.post(`/v1/interviews/${id}/actions`, { action: "change_requested" });
    const messageId = body.messages.find(({ kind }) => kind === "offer_change_request")?.id ?? "";
    const link = api.link({ action: "fill_in", recordId: id, messageId });
    const pressing = (await api.submit(link, { change: "[amount] more, because I have another offer." })).text;
    expect(pressing).toMatch(/Look at this once more.*“another offer”.*“\[amount\]”/s);
    expect((await api.submit(link, { change: "A start on 1 March." })).text).not.toContain("Look at this once more");
  });

  it("bring what a click asks for at once, and say that the rest waits while a mail is not understood", async () => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api);
    await api.post(`/v1/interviews/${id}/actions`, { action: "heard", intent: "offer" });
    await api.drain();
    const accept = api.link({ action: "offer_accepted", recordId: id });
    const unclear = {
      candidateId,
      interviewId: id,
      from: "mette@nordvik.example",
      subject: "Thursday",
      text: "It went the way these things go. M.",
    };
    expect((await api.post("/v1/replies", unclear)).body.status).toBe("needs_review");
    await api.drain();
    const { text } = await api.submit(accept);
    expect(text).toMatch(/You accept. The draft is on its way to your inbox.*waits for your word.*Say what the mail means/s);
  });

  it("R25: warn before a yes is taken back, also on a page that was opened before it was said", async () => {
    const api = await anApi();
    const { id } = await anInterview(api);
    await api.post(`/v1/interviews/${id}/actions`, { action: "heard", intent: "offer" });
    const [accept, decline] = (["offer_accepted", "offer_declined"] as const).map((action) => api.link({ action, recordId: id }));
    expect((await api.open(decline ?? "")).text).not.toContain("Before you decline");
    await api.submit(accept ?? "");
    const warned = await api.submit(decline ?? "");
    expect(warned.text).toMatch(
      /Before you decline:.*you accepted this offer on Friday 27 November; that is on record\. To decline now takes it back/s,
    );
    expect((await api.get(`/v1/interviews/${id}`)).body.state).toBe("offered");
    const [, takes_back = ""] = /name="takes_back" value="([^"]+)"/.exec(warned.text) ?? [];
    expect((await api.submit(decline ?? "", { takes_back })).text).toMatch(
      /your acceptance of Friday 27 November no longer stands.*leave it unsent/s,
    );
    expect((await api.get(`/v1/interviews/${id}`)).body).toMatchObject({ state: "closed", outcome: "declined" });
  });

  it("R23: take the day by which they want an answer, where a week was assumed", async () => {
    const api = await anApi();
    const { id } = await anInterview(api);
    const link = api.link({ action: "deadline_named", recordId: id });
    expect((await api.open(link)).text).toContain("That is no longer possible");
    await api.post(`/v1/interviews/${id}/actions`, { action: "heard", intent: "offer" });
    expect((await api.open(link)).text).toMatch(/we assume that, since they named no day.*type="date"/s);
    expect((await api.submit(link)).status).toBe(422);
    expect((await api.submit(link, { by: "2020-01-01" })).text).toContain("that day has passed");
    for (let time = 0; time < 2; time++) expect((await api.submit(link, { by: "2026-12-30" })).status).toBe(200);
    const { body } = await api.get(`/v1/interviews/${id}`);
    expect(body.offer?.answerBy).toBe("2026-12-30");
    expect(body.messages.filter(({ kind, status }) => kind === "offer_thanks" && status !== "cancelled")).toHaveLength(1);
    expect(body.timeline.filter(({ summary }) => summary === "reported: an offer, to be answered by Wednesday 30 December")).toHaveLength(
      1,
    );
  });

  it("R24: a first choice that has been told of one offer is not told of another", async () => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api);
    const post = async (name: string, interest: string) =>
      (await api.post("/v1/interviews", nordvik(candidateId, { company: { name }, contact: { name: "Anne" }, interest }))).body.id;
    const other = await post("Sørlandet", "interested");
    const first = await post("Statkraft", "first_choice");
    await api.drain();
    for (const one of [id, other]) {
      await api.post(`/v1/interviews/${one}/actions`, { action: "heard", intent: "offer" });
      await api.drain();
    }
    expect((await api.post(`/v1/interviews/${id}/actions`, { action: "tell_first_choice" })).status).toBe(200);
    await api.drain();
    const again = await api.post(`/v1/interviews/${other}/actions`, { action: "tell_first_choice" });
    expect([again.status, again.body.errors?.[0]?.message]).toEqual([
      422,
      "Statkraft has been told of an offer already, and once is enough",
    ]);
    const link = api.link({ action: "tell_first_choice", recordId: other });
    expect((await api.open(link)).text).toContain("Once is enough");
    await api.submit(link);
    const { body } = await api.get(`/v1/interviews/${first}`);
    expect(body.messages.filter(({ kind }) => kind === "competing_offer_notice")).toHaveLength(1);
  });

  it("R24: ask which interview is the first choice where no ranking says so, and tell that one, once", async () => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api);
    const others = ["Sørlandet", "Statkraft"].map(async (name) => {
      const { body } = await api.post("/v1/interviews", nordvik(candidateId, { company: { name }, contact: { name: "Anne" } }));
      return body.id;
    });
    const [first = "", second = ""] = await Promise.all(others);
    await api.drain();
    const act = (action: string, changes = {}) => api.post(`/v1/interviews/${id}/actions`, { action, ...changes });
    expect((await act("tell_first_choice")).body.code).toBe("action.refused");
    await act("heard", { intent: "offer" });
    const unclear = await act("tell_first_choice");
    expect([unclear.status, unclear.body.errors?.[0]?.message]).toEqual([422, expect.stringContaining("`first_choice`")]);
    const link = api.link({ action: "tell_first_choice", recordId: id });
    expect((await api.open(link)).text).toMatch(/Which is your first choice\?.*Sørlandet.*Statkraft/s);
    expect((await api.submit(link)).status).toBe(422);
    for (let time = 0; time < 2; time++) expect((await api.submit(link, { first: second })).status).toBe(200);
    await api.drain();
    const notices = async (of: string) =>
      (await api.get(`/v1/interviews/${of}`)).body.messages.filter(({ kind }) => kind === "competing_offer_notice").length;
    expect([await notices(first), await notices(second)]).toEqual([0, 1]);
    expect((await api.get(`/v1/interviews/${second}`)).body).toMatchObject({ interest: "first_choice" });
  });

  it("say in plain words that things have moved on", async () => {
    const api = await anApi();
    const { id } = await anInterview(api);
    const link = api.link({ action: "not_yet", recordId: id });
    await api.post(`/v1/interviews/${id}/actions`, { action: "withdrawn" });
    const { status, text } = await api.submit(link);
    expect([status, text]).toEqual([409, expect.stringContaining("moved on")]);
    expect(text.replace(/<[^>]*>/g, "")).not.toMatch(/`|action/);
  });

  it("tell nothing of what a fault of ours was", async () => {
    const api = await anApi();
    const { id } = await anInterview(api);
    const link = api.link({ action: "close_interview", recordId: id });
    api.runtime.failNext("records.replace", new Error("the table at 10.0.0.1 is gone"));
    const { status, text } = await api.submit(link);
    expect([status, text]).toEqual([500, expect.stringContaining("try again in a few minutes")]);
    expect(text).not.toContain("10.0.0.1");
  });

  it("take what is no form for an empty one, and refuse one that is too large", async () => {
    const api = await anApi();
    const { id } = await anInterview(api);
    const link = api.link({ action: "already_answered", recordId: id });
    expect((await api.call("POST", link, "{}", { headers: { "Content-Type": "application/json" } })).status).toBe(422);
    const broken = await api.call("POST", link, "x", { headers: { "Content-Type": "multipart/form-data; boundary=b" } });
    expect([broken.status, broken.headers.get("Content-Type")]).toEqual([400, "text/html; charset=utf-8"]);
    const large = await api.submit(link, { intent: "x".repeat(1_000_001) });
    expect([large.status, large.headers.get("Content-Type")]).toEqual([413, "text/html; charset=utf-8"]);
  });

  it("stop all mail by one click, from the mail program itself too (RFC 8058)", async () => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api);
    const link = api.link({ action: "unsubscribe", recordId: candidateId }).replace("/a/", "/u/");
    expect((await api.submit(link, { "List-Unsubscribe": "One-Click" })).status).toBe(200);
    expect((await api.get(`/v1/candidates/${candidateId}`)).body.status).toBe("unsubscribed");
    expect((await api.submit(await confirmationLink(api))).text).toContain("you stopped all mail");
    expect((await api.get(`/v1/candidates/${candidateId}`)).body.status).toBe("unsubscribed");
    api.at("2026-12-03T12:00:00Z");
    await api.drain();
    expect(api.runtime.sent.filter((mail) => mail.tags.record === id)).toEqual([]);
  });

  it("fill in what a draft leaves open, and give neither links nor a file before that", async () => {
    const api = await anApi();
    const { id } = await anInterview(api, { referencesRequested: true });
    await api.post(`/v1/interviews/${id}/actions`, { action: "heard", intent: "info_request" });
    const { messages } = (await api.get(`/v1/interviews/${id}`)).body;
    const messageId = messages.find(({ kind }) => kind === "info_reply")?.id ?? "";
    const link = api.link({ action: "fill_in", recordId: id, messageId });
    const form = await api.open(link);
    const [name = ""] = /<textarea name="([a-z_]+)"/.exec(form.text)?.slice(1) ?? [];
    expect(name).not.toBe("");
    expect((await api.open(api.link({ action: "download_eml", recordId: id, messageId }))).headers.get("Content-Type")).toContain(
      "text/html",
    );
    expect((await api.submit(link)).status).toBe(422);
    const ready = await api.submit(link, { [name]: "My <diploma> & references" });
    expect(ready.text).toContain("My &lt;diploma&gt; &amp; references");
    expect(ready.text).toContain('href="mailto:mette.solberg@nordvik.example?');
    expect(ready.text).not.toMatch(/[\uE000-\uF8FF]/);
    expect(ready.text).toContain("To: mette.solberg@nordvik.example\nSubject: ");

    const file = await api.submit(link, { [name]: "My <diploma> & references", as_file: "yes" });
    expect(file.headers.get("Content-Type")).toBe("message/rfc822");
    const { text, to } = await PostalMime.parse(file.text);
    expect(text).toContain("My <diploma> & references");
    expect(to?.[0]?.address).toBe("mette.solberg@nordvik.example");
    expect((await api.submit(link, { as_file: "yes" })).status).toBe(422);

    const long = await api.submit(link, { [name]: "Jane Doe, my former manager; ".repeat(60) });
    expect(long.text).toContain("too long for a link");
    expect(long.text).not.toContain('href="mailto:');
    expect(long.text).toContain("Download it as an unsent mail");
  });

  it("tell the first choice of the offer: the one on record, or the one that the candidate names, and nobody where nobody waits", async () => {
    const api = await anApi();
    const offered = await anInterview(api);
    await api.post(`/v1/interviews/${offered.id}/actions`, { action: "heard", intent: "offer" });
    const link = api.link({ action: "tell_first_choice", recordId: offered.id });
    const before = snapshot(api);
    expect((await api.submit(link)).text).toContain("nobody to tell");
    expect(snapshot(api)).toBe(before);

    const [other, better] = [
      (await api.post("/v1/interviews", nordvik(offered.candidateId, { company: { name: "Sørlandet" }, contact: {} }))).body,
      (await api.post("/v1/interviews", nordvik(offered.candidateId, { company: { name: "Fjordkraft" }, contact: {} }))).body,
    ];
    expect((await api.open(link)).text).toContain("Which is your first choice?");
    expect((await api.submit(link)).status).toBe(422);
    expect((await api.submit(link, { first: better.id })).text).toContain("on its way to your inbox");
    await api.drain();
    const kinds = async (id: string) => (await api.get(`/v1/interviews/${id}`)).body.messages.map(({ kind }) => kind);
    expect(await kinds(better.id)).toContain("competing_offer_notice");
    expect(await kinds(other.id)).not.toContain("competing_offer_notice");
    expect((await api.open(link)).text).toContain("There is nothing more to do");
  });

  it("choose no meaning beforehand that nobody is sure of", async () => {
    const api = await anApi();
    const candidate = await anActiveCandidate(api);
    await api.post("/v1/interviews", nordvik(candidate.id));
    const text = "It went the way these things go. M.";
    const { body: reply } = await api.post("/v1/replies", {
      candidateId: candidate.id,
      from: "hr@elsewhere.example",
      subject: "News",
      text,
    });
    const link = api.link({ action: "review_reply", recordId: reply.id, value: String(reply.interviewId ?? "") });
    expect((await api.open(link)).text).not.toMatch(/name="intent"[^>]*checked/);
    expect((await api.submit(link)).status).toBe(422);
  });

  it("bring a draft again at another time than was said first, and once at the same", async () => {
    const api = await anApi();
    const { linkTo, id } = await aStory(api);
    const link = linkTo("message_later");
    await api.submit(link, { when: "two_hours" });
    const after = snapshot(api);
    api.at("2026-11-27T12:05:00Z");
    await api.submit(link, { when: "two_hours" });
    expect(snapshot(api)).toBe(after);
    expect((await api.open(link)).text).toContain("On record: it comes again on");
    await api.submit(link, { when: "next_week" });
    const { messages } = (await api.get(`/v1/interviews/${id}`)).body;
    expect(messages.find(({ kind }) => kind === "offer_thanks")?.dueAt).toBe("2026-11-30T07:00:00.000Z");
  });

  it("offer each time of later once, by the name that fits it best before a weekend, and one of them is chosen", async () => {
    const choices = (text: string) =>
      [...text.matchAll(/name="when" value="(\w+)" (checked)?>/g)].map(([, choice, checked = ""]) => `${choice}${checked && " (chosen)"}`);
    for (const [at, expected] of [
      ["2026-11-27T12:00:00Z", ["two_hours", "next_week (chosen)"]],
      ["2026-11-30T12:00:00Z", ["two_hours", "tomorrow (chosen)", "three_days", "next_week"]],
    ] as const) {
      const api = await anApi();
      const { linkTo } = await aStory(api);
      api.at(at);
      expect(choices((await api.open(linkTo("message_later"))).text)).toEqual(expected);
    }
  });

  it("do not ask again about an offer that was said yes to, by whichever link", async () => {
    const api = await anApi();
    const { linkTo, id } = await aStory(api);
    await api.submit(linkTo("offer_accepted"));
    const other = await api.open(api.link({ action: "offer_accepted", recordId: id, value: "another" }));
    expect(other.text).toMatch(/You said so on Friday 27 November\. Once it is signed, tell us/);
    expect(other.text).not.toMatch(/<form method="post">/);
  });

  it("lead from a draft that is not right to where it can be said", async () => {
    const api = await anApi();
    const { linkTo, id } = await aStory(api);
    const { text } = await api.open(linkTo("not_right"));
    const [, href = ""] = /href="https:\/\/followthrough\.example(\/a\/[^"]+)">Decline the offer/.exec(text) ?? [];
    await api.submit(href);
    expect((await api.get(`/v1/interviews/${id}`)).body.outcome).toBe("declined");
  });

  it("of an expired confirmation offers a new one, and it comes: the link in it confirms", async () => {
    const api = await anApi();
    const { body: candidate } = await api.post("/v1/candidates", { email: "new@example.net", name: "New One", timeZone: "Europe/Oslo" });
    await api.drain();
    const record = api.runtime.record(candidate.id, "candidate");
    const target = { action: "confirm_address", recordId: candidate.id, messageId: record.messages[0]?.id ?? "" } as const;
    const old = api.link(target);
    api.at("2027-02-26T12:00:00Z");
    expect((await api.open(old)).text).toContain("We can mail you a new link");
    await api.submit(`/me/ask/${old.split("/").at(-1)}`);
    await api.drain();
    const asked = api.runtime.record(candidate.id, "candidate").messages.at(-1);
    expect(asked).toMatchObject({ kind: "confirm_address", status: "delivered" });
    // The one before it asks no more, and tells nobody of an address.
    expect((await api.open(api.link(target))).status).toBe(410);
    expect((await api.submit(api.link({ ...target, messageId: asked?.id ?? "" }))).text).toContain("Your address is confirmed");
  });

  it("of a draft that was taken back hand nothing out", async () => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api);
    const { messages } = (await api.get(`/v1/interviews/${id}`)).body;
    const messageId = messages.find(({ kind }) => kind === "thank_you")?.id ?? "";
    await api.post("/v1/replies", { candidateId, from: "m@nordvik.example", subject: "x", text: "We have chosen another candidate." });
    expect((await api.get(`/v1/interviews/${id}`)).body.outcome).toBe("regret");
    for (const action of ["fill_in", "download_eml", "message_sent"] as const)
      expect((await api.open(api.link({ action, recordId: id, messageId }))).text, action).toContain("no longer possible");
    expect((await api.open(api.link({ action: "decision_promised", recordId: id }))).text).toContain("no longer possible");
  });

  const USED: [LinkAction, RegExp][] = [
    ["message_sent", /Already noted/],
    ["message_skipped", /Already skipped/],
    ["message_later", /no longer possible/],
    ["release_quarantine", /Already released/],
    ["offer_accepted", /You said so on/],
    ["offer_declined", /You said so on/],
    ["tell_first_choice", /You said so on/],
    ["change_requested", /no longer possible/],
    ["not_interested", /You said so on/],
    ["not_yet", /You said so on/],
    ["already_answered", /You told us by this link, on .*: “News of the timing or the next step”/],
    ["decision_promised", /You have told us by this link, on .*: they decide by/],
    ["confirm_address", /Your address is confirmed/],
  ];
  it.each(USED)("of a used %s link say so, and offer a new one by mail", async (action, words) => {
    const api = await anApi();
    const { linkTo } = await aStory(api);
    await api.submit(linkTo(action), FORMS[action]);
    if (action === "message_later") await api.submit(linkTo("message_sent"));
    if (action === "change_requested") await api.submit(linkTo("not_interested"));
    const { status, text } = await api.open(linkTo(action));
    expect([status, text]).toEqual([200, expect.stringMatching(words)]);
    const [, ask = ""] = /<form method="post" action="(\/me\/ask\/[^"]+)"><button/.exec(text) ?? [];
    expect((await api.submit(ask)).text).toContain("Look into your inbox");
    await api.drain();
    expect(api.runtime.sent.filter(({ raw }) => raw.includes("Subject: Your interviews and settings"))).toHaveLength(1);
  });

  it("of an answer that was told lead from the used link to where a slip is put right, and say once it was", async () => {
    const api = await anApi();
    const { id } = await anInterview(api);
    const link = api.link({ action: "already_answered", recordId: id });
    await api.submit(link, { intent: "regret" });
    const used = await api.open(link);
    expect(used.text).not.toContain('name="intent"');
    const [, correct = ""] = /href="https:\/\/followthrough\.example(\/a\/[^"]+)">put it right/.exec(used.text) ?? [];
    expect((await api.submit(correct, { intent: "status_update" })).text).toContain("It has been put right");
    expect((await api.get(`/v1/interviews/${id}`)).body.state).not.toBe("closed");
    expect((await api.open(link)).text).toContain("You have taken that back since");
  });

  it("take a day that was told with an answer, though the answer alone had been told before", async () => {
    const api = await anApi();
    const { id } = await anInterview(api);
    const link = api.link({ action: "already_answered", recordId: id });
    await api.submit(link, { intent: "status_update" });
    await api.submit(link, { intent: "status_update", decisionBy: "2026-12-14" });
    expect((await api.get(`/v1/interviews/${id}`)).body.decision.by).toBe("2026-12-14");
  });

  it("R2: take another day by the same link, and the first again, and each of them once", async () => {
    const api = await anApi();
    const { id } = await anInterview(api);
    const link = api.link({ action: "decision_promised", recordId: id });
    const decision = async () => (await api.get(`/v1/interviews/${id}`)).body.decision.by;
    for (const by of ["2026-12-11", "2026-12-18", "2026-12-11"]) {
      await api.submit(link, { choice: "date", by });
      const after = snapshot(api);
      await api.submit(link, { choice: "date", by });
      expect([await decision(), snapshot(api) === after]).toEqual([by, true]);
    }
    await api.submit(link, { choice: "not_said" });
    expect(await decision()).toBeNull();
    expect((await api.open(link)).text).toContain("they did not say when. There is nothing more to do.");
  });

  it.each([
    "round_not_held",
    "decision_promised",
    "deadline_named",
    "change_requested",
  ] as const)("of %s for a closed interview say that it is closed, on POST too, and change nothing", async (action) => {
    const api = await anApi();
    const { id } = await anInterview(api);
    await api.post(`/v1/interviews/${id}/actions`, { action: "heard", intent: "regret" });
    const link = api.link({ action, recordId: id });
    const before = snapshot(api);
    const shown = await api.open(link);
    expect(shown.text).toContain("This interview is closed (they chose somebody else)");
    expect(shown.text).not.toMatch(/<form method="post">/);
    const posted = await api.submit(link, { how: "off", choice: "one_week", by: "2026-12-24" });
    expect(posted.text).toMatch(/no longer possible/);
    expect(snapshot(api)).toBe(before);
  });

  it.each(["unsubscribed", "undeliverable"] as const)("of a confirmation say what has become of an address that is %s", async (status) => {
    const api = await anApi();
    const { id } = await anActiveCandidate(api);
    const record = api.runtime.record(id, "candidate");
    await api.runtime.records.replace({ ...record, status, version: record.version + 1 }, record.version);
    const { text } = await api.open(api.link({ action: "confirm_address", recordId: id }));
    expect(text).toMatch(status === "unsubscribed" ? /You stopped all mail/ : /Our mail to you came back/);
    // A new link by mail would not come.
    expect(text).not.toContain("/me/ask/");
  });

  it("R25: of an acceptance lead to what can be done instead while a better one is open, and only to that", async () => {
    const api = await anApi();
    const { id, candidateId } = await anInterview(api);
    await api.post("/v1/interviews", nordvik(candidateId, { company: { name: "Statkraft" }, interest: "first_choice" }));
    await api.drain();
    await api.post(`/v1/interviews/${id}/actions`, { action: "heard", intent: "offer", answerBy: "2026-12-11" });
    const accept = api.link({ action: "offer_accepted", recordId: id });
    const hrefOf = (text: string, label: string) =>
      new RegExp(`href="https://followthrough\\.example(/a/[^"]+)">${label}</a>`).exec(text)?.[1] ?? "";
    const page = (await api.open(accept)).text;
    const form = await api.open(hrefOf(page, "ask for more time"));
    expect(form.text).toMatch(/Ask for more time.*<textarea[^>]*>A little more time to decide, until Friday 18 December\.</s);
    await api.submit(hrefOf(page, "ask for more time"), { text: "A little more time to decide, until Friday 18 December." });
    await api.submit(hrefOf(page, "tell your first choice"));
    const after = (await api.get(`/v1/interviews/${id}`)).body;
    expect(after.offer?.response).toBe("change_requested");
    const message = after.messages.find(({ kind }) => kind === "offer_change_request")?.id ?? "";
    const draft = (await api.get(`/v1/interviews/${id}/messages/${message}`)).body;
    expect(draft.draft?.body).toContain("A little more time to decide, until Friday 18 December.");
    // The first choice is told once.
    const again = (await api.open(accept)).text;
    expect([hrefOf(again, "ask for more time"), hrefOf(again, "tell your first choice")]).toEqual([expect.stringMatching(/^.a/), ""]);
  });

  it("download a draft as an unsent mail", async () => {
    const api = await anApi();
    const { linkTo } = await aStory(api);
    const { headers, text } = await api.open(linkTo("download_eml"));
    expect(headers.get("Content-Type")).toBe("message/rfc822");
    expect(headers.get("Content-Disposition")).toBe('attachment; filename="draft.eml"');
    expect(text).toContain("X-Unsent: 1\r\n");
    expect(instantText(api.runtime.now())).toBe("2026-11-27T12:00:00.000Z");
  });
});
