import fc from "fast-check";
import { expect, it } from "vitest";
import { ADA, anApi, anInterview, nordvik } from "./api.ts";

const RUNS = 250;

/** What people and programs put where something else belongs. */
const odd = fc.oneof(
  fc.constantFrom(
    null,
    "",
    " ",
    "\u0000",
    "\u202eabc",
    "null",
    "__proto__",
    "Europe/../Oslo",
    "constructor",
    0,
    -1,
    1e308,
    -0,
    true,
    [],
    {},
  ),
  fc.constantFrom(
    "2026-12-01T14:00:00+01:00",
    "2026-12-01",
    "9999-12-31",
    "2099-12-31T23:59:59.999-23:59",
    "2000-01-01T00:00:00+23:59",
    "cand_0",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
  fc.string({ unit: "grapheme", maxLength: 300 }),
  fc.jsonValue({ maxDepth: 3 }),
);

/** A body with one thing in it, at any depth, replaced by another. */
function replacing(body: unknown, path: readonly number[], value: unknown): unknown {
  if (typeof body !== "object" || body === null || path.length === 0) return value;
  const keys = Object.keys(body);
  if (keys.length === 0) return value;
  const [first = 0, ...rest] = path;
  const key = keys[first % keys.length] ?? "";
  const inner = replacing((body as Record<string, unknown>)[key], rest, value);
  return Array.isArray(body) ? body.map((one, index) => (String(index) === key ? inner : one)) : { ...body, [key]: inner };
}

it("whatever a body holds, the answer is what the API's description says, and never a fault of ours", async () => {
  const api = await anApi();
  const { id, candidateId, rounds, messages } = await anInterview(api);
  const roundId = rounds[0]?.id;
  const { body: reply } = await api.post("/v1/replies", { candidateId, from: "a@b.example", subject: "Hm", text: "Please see below." });
  const preferences = { window: { days: ["mon"], from: "09:00", to: "17:00" }, maxFollowUps: 1, country: "NO", pausedUntil: "2026-12-24" };
  const requests: [string, string, unknown][] = [
    ["POST", "/v1/candidates", { ...ADA, locale: "nb", externalId: "1", metadata: { a: "b" }, preferences }],
    ["PATCH", `/v1/candidates/${candidateId}`, { name: "Ada", timeZone: "UTC", metadata: { a: null }, preferences }],
    ["POST", "/v1/interviews", nordvik(candidateId, { decision: { by: "2026-12-11", said: "soon" }, topics: ["x"], notes: "y" })],
    [
      "PATCH",
      `/v1/interviews/${id}`,
      { company: { size: null, country: "NO" }, contact: { name: "M" }, decision: { by: "2026-12-12" }, topics: ["z"] },
    ],
    [
      "POST",
      `/v1/interviews/${id}/rounds`,
      { startsAt: "2026-12-08T10:00:00Z", durationMinutes: 30, panel: [{ name: "S" }], timeZone: "UTC" },
    ],
    [
      "PATCH",
      `/v1/interviews/${id}/rounds/${roundId}`,
      { startsAt: "2026-12-03T10:00:00Z", endsAt: "2026-12-03T11:00:00Z", panel: [{ name: "S" }] },
    ],
    [
      "POST",
      `/v1/interviews/${id}/actions`,
      { action: "heard", intent: "offer", answerBy: "2026-12-20", interviewAt: "2026-12-09T10:00:00Z" },
    ],
    ["POST", `/v1/interviews/${id}/actions`, { action: "message_snoozed", messageId: messages[0]?.id, until: "2026-12-09T10:00:00Z" }],
    [
      "POST",
      "/v1/replies",
      {
        candidateId,
        from: "M <m@n.example>",
        subject: "s",
        text: "We regret",
        html: "<p>x",
        receivedAt: "2026-11-27T10:00:00Z",
        messageId: "<1@n>",
      },
    ],
    [
      "POST",
      `/v1/replies/${reply.id}/review`,
      { intent: "offer", interviewId: id, extracted: { answerBy: "2026-12-20", interviewAt: "2026-12-09T10:00:00Z" } },
    ],
    ["PATCH", "/v1/workspace", { name: "n", senderName: "s", preferences }],
    ["POST", "/v1/keys", { name: "k", scopes: ["read"], expiresAt: "2027-01-01T00:00:00Z" }],
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...requests),
      fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
      odd,
      async ([method, path, body], at, value) => {
        const { status, text } = await api.call(method, path, replacing(body, at, value));
        expect(status, text).toBeLessThan(500);
      },
    ),
    { numRuns: RUNS },
  );
});

it("whatever a query holds, the answer is a page or says which parameter is wrong", async () => {
  const api = await anApi();
  const names = fc.constantFrom("limit", "cursor", "email", "externalId", "candidateId", "interviewId", "state", "status", "x");
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("candidates", "interviews", "replies", "keys"),
      names,
      fc.string({ unit: "binary", maxLength: 60 }),
      async (list, name, value) => {
        const { status } = await api.get(`/v1/${list}?${new URLSearchParams({ [name]: value.toWellFormed() })}`);
        expect([200, 400]).toContain(status);
      },
    ),
    { numRuns: RUNS },
  );
});
