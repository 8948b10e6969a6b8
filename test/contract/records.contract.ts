import { beforeAll, describe, expect, it } from "vitest";
import type { Candidate } from "../../core/candidates/candidate.ts";
import { type ListQuery, type Records, RecordTooLarge, type StoredRecord, UnknownCursor } from "../../core/ports.ts";
import { aCandidate, aKey, anInterview, aReply, aWorkspace } from "../fakes/records.ts";

const KILOBYTE = 1024;

/**
 * The promises of `Records`. Each test works in a workspace of its own, so that one table serves them all.
 * `countsBytes` is false for dynalite, which holds characters against the limit of an item where DynamoDB holds bytes.
 */
export function recordsContract(open: () => Promise<Records>, { countsBytes = true } = {}): void {
  let records: Records;
  let made = 0;
  const unique = <P extends string>(prefix: P): `${P}_${string}` => {
    made += 1;
    return `${prefix}_${String(made).padStart(16, "0")}`;
  };

  beforeAll(async () => {
    records = await open();
  });

  async function created<T extends StoredRecord>(record: T): Promise<T> {
    expect(await records.create(record)).toBe("created");
    return record;
  }

  async function createdAll<T extends StoredRecord>(all: readonly T[]): Promise<void> {
    for (let at = 0; at < all.length; at += 25) await Promise.all(all.slice(at, at + 25).map(created));
  }

  async function loaded(id: string): Promise<StoredRecord | undefined> {
    return (await records.load([id])).get(id);
  }

  async function idsOf(query: ListQuery): Promise<string[]> {
    return (await records.list(query, { limit: 100 })).ids;
  }

  describe("load", () => {
    it("gives back what was written, and nothing else", async () => {
      const reply = await created(
        aReply({
          id: unique("rep"),
          subject: "",
          text: "Kjære Åse 👩‍🚀 — «nei», \u0000 and \u{10FFFF}\r\n",
          references: ["<a@example.org>", ""],
          confidence: 0.1 + 0.2,
          extracted: { interviewAt: { startsAt: "2026-12-03T09:00:00.000Z", certain: false } },
          alternatives: [{ intent: "offer", confidence: 0 }],
        }),
      );
      expect(await loaded(reply.id)).toStrictEqual(reply);
    });

    it("leaves out what was undefined, and keeps what was null or empty", async () => {
      const candidate = aCandidate({ id: unique("cand"), name: "", metadata: {} });
      await records.create({ ...candidate, locale: undefined, externalId: undefined } as unknown as Candidate);
      expect(await loaded(candidate.id)).toStrictEqual(candidate);
    });

    it("gives many at once, each once, and leaves out what does not exist", async () => {
      const workspace = await created(aWorkspace({ id: unique("ws") }));
      const candidate = await created(aCandidate({ id: unique("cand") }));
      const found = await records.load([workspace.id, "int_nowhere", candidate.id, workspace.id]);
      expect(found).toStrictEqual(
        new Map<string, StoredRecord>([
          [workspace.id, workspace],
          [candidate.id, candidate],
        ]),
      );
    });

    it("asks for nothing when nothing is wanted", async () => {
      expect(await records.load([])).toStrictEqual(new Map());
    });

    it("takes a hundred ids, and refuses more", async () => {
      const ids = Array.from({ length: 100 }, (_, i) => `int_${i}`);
      expect((await records.load([...ids, ...ids])).size).toBe(0);
      await expect(records.load([...ids, "int_100"])).rejects.toThrow(RangeError);
    });

    it("sees every write that was answered", async () => {
      const workspace = await created(aWorkspace({ id: unique("ws") }));
      for (let version = 2; version < 10; version++) {
        await records.replace({ ...workspace, version }, version - 1);
        expect((await loaded(workspace.id))?.version).toBe(version);
      }
    });

    it("hands out copies", async () => {
      const candidate = await created(aCandidate({ id: unique("cand"), metadata: { job: "42" } }));
      const before = structuredClone(candidate);
      Object.assign(candidate.metadata ?? {}, { job: "changed after writing" });
      Object.assign((await loaded(candidate.id)) ?? {}, { name: "changed after reading" });
      expect(await loaded(candidate.id)).toStrictEqual(before);
    });
  });

  describe("create", () => {
    it("makes a record once, and leaves the first as it was", async () => {
      const first = await created(aWorkspace({ id: unique("ws"), name: "first" }));
      expect(await records.create({ ...first, name: "second" })).toBe("exists");
      expect(await loaded(first.id)).toStrictEqual(first);
    });

    it("lets exactly one of many at once have the id", async () => {
      const id = unique("ws");
      const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => records.create(aWorkspace({ id, name: `writer ${i}` }))));
      expect(answers.filter((answer) => answer === "created")).toHaveLength(1);
      expect(await loaded(id)).toMatchObject({ name: `writer ${answers.indexOf("created")}` });
    });
  });

  describe("replace", () => {
    it("writes over the version it was made from", async () => {
      const old = await created(anInterview({ id: unique("int") }));
      const changed = { ...old, version: 2, state: "waiting" as const };
      expect(await records.replace(changed, 1)).toBe("replaced");
      expect(await loaded(old.id)).toStrictEqual(changed);
    });

    it("refuses any other version, also a later one, and changes nothing", async () => {
      const interview = await created(anInterview({ id: unique("int"), version: 3 }));
      expect(await records.replace({ ...interview, version: 3, state: "closed" }, 2)).toBe("conflict");
      expect(await records.replace({ ...interview, version: 5, state: "closed" }, 4)).toBe("conflict");
      expect(await loaded(interview.id)).toStrictEqual(interview);
    });

    it("does not bring back what is gone", async () => {
      const interview = anInterview({ id: unique("int"), version: 2 });
      expect(await records.replace(interview, 1)).toBe("missing");
      expect(await loaded(interview.id)).toBeUndefined();
    });

    it("lets exactly one of many at once win, even when all would write the same", async () => {
      const interview = await created(anInterview({ id: unique("int") }));
      const answers = await Promise.all(Array.from({ length: 12 }, () => records.replace({ ...interview, version: 2 }, 1)));
      expect(answers.filter((answer) => answer === "replaced")).toHaveLength(1);
      expect(answers.filter((answer) => answer === "conflict")).toHaveLength(11);
    });
  });

  describe("what an item can hold", () => {
    const withText = (sizeBytes: number) => aReply({ id: unique("rep"), text: "x".repeat(sizeBytes) });

    it("holds a record of 390 kB", async () => {
      const reply = await created(withText(390 * KILOBYTE));
      expect(await loaded(reply.id)).toStrictEqual(reply);
    });

    it("says of a larger one that it is too large, and keeps what stood there", async () => {
      await expect(records.create(withText(401 * KILOBYTE))).rejects.toThrow(RecordTooLarge);
      const standing = await created(withText(1));
      await expect(records.replace({ ...standing, version: 2, text: "x".repeat(401 * KILOBYTE) }, 1)).rejects.toThrow(RecordTooLarge);
      expect(await loaded(standing.id)).toStrictEqual(standing);
    });

    it.runIf(countsBytes)("counts bytes, not characters", async () => {
      const reply = aReply({ id: unique("rep"), text: "å".repeat(201 * KILOBYTE) });
      await expect(records.create(reply)).rejects.toThrow(RecordTooLarge);
    });

    it.each([
      ["NaN", Number.NaN],
      ["infinity", Number.POSITIVE_INFINITY],
      ["a Date", new Date(0)],
    ])("refuses %s rather than storing something else", async (_, value) => {
      const reply = aReply({ id: unique("rep") });
      await expect(records.create({ ...reply, confidence: value } as unknown as StoredRecord)).rejects.toThrow();
      expect(await loaded(reply.id)).toBeUndefined();
    });
  });

  describe("list", () => {
    it("knows each list, and keeps workspaces and candidates apart", async () => {
      const [ws, other] = [unique("ws"), unique("ws")];
      const workspace = await created(aWorkspace({ id: unique("ws") }));
      const ada = await created(aCandidate({ id: unique("cand"), workspaceId: ws, email: "Ada@Example.com", externalId: "42#a" }));
      const bo = await created(aCandidate({ id: unique("cand"), workspaceId: ws, email: "bo@example.com" }));
      const elsewhere = await created(aCandidate({ id: unique("cand"), workspaceId: other, email: "ada@example.com", externalId: "42#a" }));
      const first = await created(anInterview({ id: unique("int"), workspaceId: ws, candidateId: ada.id }));
      const second = await created(anInterview({ id: unique("int"), workspaceId: ws, candidateId: bo.id }));
      const reply = await created(aReply({ id: unique("rep"), workspaceId: ws, candidateId: ada.id }));
      const key = await created(aKey({ id: unique("key"), workspaceId: ws }));

      expect(await idsOf({ list: "workspaces" })).toContain(workspace.id);
      expect(await idsOf({ list: "keys_of_workspace", workspaceId: ws })).toEqual([key.id]);
      expect(await idsOf({ list: "keys_of_workspace", workspaceId: other })).toEqual([]);
      expect(await idsOf({ list: "candidates_of_workspace", workspaceId: ws })).toEqual([ada.id, bo.id]);
      expect(await idsOf({ list: "candidates_of_workspace", workspaceId: other })).toEqual([elsewhere.id]);
      expect(await idsOf({ list: "candidates_by_email", workspaceId: ws, email: "aDA@example.COM" })).toEqual([ada.id]);
      expect(await idsOf({ list: "candidates_by_email", workspaceId: ws, email: "ada@example.co" })).toEqual([]);
      expect(await idsOf({ list: "candidates_by_external_id", workspaceId: ws, externalId: "42#a" })).toEqual([ada.id]);
      expect(await idsOf({ list: "candidates_by_external_id", workspaceId: ws, externalId: "42" })).toEqual([]);
      expect(await idsOf({ list: "interviews_of_workspace", workspaceId: ws })).toEqual([first.id, second.id]);
      expect(await idsOf({ list: "interviews_of_workspace", workspaceId: other })).toEqual([]);
      expect(await idsOf({ list: "interviews_of_candidate", candidateId: bo.id })).toEqual([second.id]);
      expect(await idsOf({ list: "replies_of_workspace", workspaceId: ws })).toEqual([reply.id]);
      expect(await idsOf({ list: "replies_of_candidate", candidateId: ada.id })).toEqual([reply.id]);
      expect(await idsOf({ list: "replies_of_candidate", candidateId: bo.id })).toEqual([]);
    });

    it("sorts by the instant of creation, then by id, whatever the order of writing", async () => {
      const workspaceId = unique("ws");
      const [a, b, c] = [unique("cand"), unique("cand"), unique("cand")];
      await createdAll([
        aCandidate({ id: c, workspaceId, createdAt: "2026-11-23T09:00:00.001Z" }),
        aCandidate({ id: b, workspaceId, createdAt: "2026-11-23T09:00:00.001Z" }),
        aCandidate({ id: a, workspaceId, createdAt: "2026-11-23T09:00:00.002Z" }),
      ]);
      expect(await idsOf({ list: "candidates_of_workspace", workspaceId })).toEqual([b, c, a]);
    });

    it("goes through 250 records in pages, each record once, and says when it is done", async () => {
      const workspaceId = unique("ws");
      const all = Array.from({ length: 250 }, (_, i) =>
        anInterview({ id: unique("int"), workspaceId, createdAt: `2026-11-23T09:00:00.${String(i % 50).padStart(3, "0")}Z` }),
      );
      await createdAll(all);
      const query: ListQuery = { list: "interviews_of_workspace", workspaceId };
      const pages: string[][] = [];
      let cursor: string | undefined;
      do {
        const page = await records.list(query, { limit: 50, ...(cursor !== undefined && { cursor }) });
        pages.push(page.ids);
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      const inOrder = all.toSorted((a, b) => (`${a.createdAt}${a.id}` < `${b.createdAt}${b.id}` ? -1 : 1)).map(({ id }) => id);
      expect(pages.map((page) => page.length)).toEqual([50, 50, 50, 50, 50]);
      expect(pages.flat()).toEqual(inOrder);
    });

    it("goes on behind a cursor although what the cursor named has changed since", async () => {
      const workspaceId = unique("ws");
      const all = Array.from({ length: 3 }, () => anInterview({ id: unique("int"), workspaceId }));
      await createdAll(all);
      const query: ListQuery = { list: "interviews_of_workspace", workspaceId };
      const { ids, nextCursor } = await records.list(query, { limit: 1 });
      await Promise.all(all.slice(0, 1).map((one) => records.replace({ ...one, version: 2, state: "closed" }, 1)));
      const rest = await records.list(query, { limit: 5, cursor: nextCursor ?? "" });
      expect([...ids, ...rest.ids]).toEqual(all.map(({ id }) => id));
      expect(rest.nextCursor).toBeNull();
    });

    it("takes a cursor for no other list, and no made-up cursor", async () => {
      const workspaceId = unique("ws");
      await createdAll([anInterview({ id: unique("int"), workspaceId }), anInterview({ id: unique("int"), workspaceId })]);
      const { nextCursor } = await records.list({ list: "interviews_of_workspace", workspaceId }, { limit: 1 });
      const cursor = nextCursor ?? "";
      expect(cursor).toMatch(/^[\w-]+$/);
      const strangers: ListQuery[] = [
        { list: "interviews_of_workspace", workspaceId: unique("ws") },
        { list: "replies_of_workspace", workspaceId },
        { list: "interviews_of_candidate", candidateId: "cand_1" },
      ];
      for (const query of strangers) await expect(records.list(query, { limit: 1, cursor })).rejects.toThrow(UnknownCursor);
      const madeUp = [
        "",
        "?",
        "abc",
        "bnVsbA",
        "e30",
        Buffer.from('{"of":1,"after":2}').toString("base64url"),
        cursor.slice(3),
        "x".repeat(5_000),
      ];
      for (const forged of madeUp) {
        await expect(records.list({ list: "interviews_of_workspace", workspaceId }, { limit: 1, cursor: forged })).rejects.toThrow(
          UnknownCursor,
        );
      }
    });

    it("finds a candidate by the address they have now", async () => {
      const workspaceId = unique("ws");
      const candidate = await created(aCandidate({ id: unique("cand"), workspaceId, email: "old@example.com", externalId: "1" }));
      const { externalId: _, ...moved } = { ...candidate, version: 2, email: "new@example.com" };
      expect(await records.replace(moved, 1)).toBe("replaced");
      expect(await idsOf({ list: "candidates_by_email", workspaceId, email: "old@example.com" })).toEqual([]);
      expect(await idsOf({ list: "candidates_by_email", workspaceId, email: "new@example.com" })).toEqual([candidate.id]);
      expect(await idsOf({ list: "candidates_by_external_id", workspaceId, externalId: "1" })).toEqual([]);
      expect(await idsOf({ list: "candidates_of_workspace", workspaceId })).toEqual([candidate.id]);
    });
  });

  // The index of what is due spans all workspaces: each test has a day of its own, before those of the tests above it.
  describe("overdue", () => {
    it("names what is due at or before an instant, of every kind, and not what is due later or never", async () => {
      const before = await created(anInterview({ id: unique("int"), nextDueAt: "2001-01-01T08:59:59.999Z" }));
      const at = await created(aReply({ id: unique("rep"), nextDueAt: "2001-01-01T09:00:00.000Z" }));
      const candidate = await created(aCandidate({ id: unique("cand"), nextDueAt: "2001-01-01T08:00:00.000Z" }));
      await created(anInterview({ id: unique("int"), nextDueAt: "2001-01-01T09:00:00.001Z" }));
      await created(anInterview({ id: unique("int") }));
      const due = await records.overdue("2001-01-01T09:00:00.000Z", 100);
      expect(due.toSorted()).toEqual([before.id, at.id, candidate.id].toSorted());
    });

    it("forgets a record as soon as nothing of it is due, and follows it to its new time", async () => {
      const done = await created(anInterview({ id: unique("int"), nextDueAt: "2000-01-01T09:00:00.000Z" }));
      const later = await created(anInterview({ id: unique("int"), nextDueAt: "2000-01-01T09:00:00.000Z" }));
      const { nextDueAt: _, ...withoutIt } = done;
      await records.replace({ ...withoutIt, version: 2 }, 1);
      await records.replace({ ...later, version: 2, nextDueAt: "2000-01-02T09:00:00.000Z" }, 1);
      expect(await records.overdue("2000-01-01T23:00:00.000Z", 100)).toEqual([]);
      expect(await records.overdue("2000-01-02T09:00:00.000Z", 100)).toEqual([later.id]);
      expect(await loaded(done.id)).toStrictEqual({ ...withoutIt, version: 2 });
    });

    it("finds all of many, and no more than asked for, the most overdue first", async () => {
      const all = Array.from({ length: 60 }, (_, i) =>
        anInterview({ id: unique("int"), nextDueAt: `1999-01-01T09:${String(i).padStart(2, "0")}:00.000Z` }),
      );
      await createdAll(all);
      const ids = all.map(({ id }) => id);
      expect((await records.overdue("1999-01-02T00:00:00.000Z", 1_000)).toSorted()).toEqual(ids.toSorted());
      const some = await records.overdue("1999-01-02T00:00:00.000Z", 7);
      expect(some).toHaveLength(7);
      expect(some[0]).toBe(ids[0]);
    });
  });

  // It spans all workspaces as well, and no other test here leaves a reply that waits.
  describe("oldestReviewSince", () => {
    it("tells since when the reply has waited that waits longest, whoever its candidate is, and forgets it once it does not", async () => {
      expect(await records.oldestReviewSince()).toBeUndefined();
      const waits = { status: "needs_review", createdAt: "2026-01-01T09:00:00.000Z" } as const;
      const asked = await created(aReply({ ...waits, id: unique("rep"), statusAt: "2026-01-03T09:00:00.000Z" }));
      const again = await created(aReply({ ...waits, id: unique("rep"), statusAt: "2026-01-02T09:00:00.000Z" }));
      await created(aReply({ id: unique("rep"), status: "unmatched", statusAt: "2026-01-01T09:00:00.000Z" }));
      expect(await records.oldestReviewSince()).toBe(again.statusAt);
      const answered = { ...again, version: 2, status: "applied", statusAt: "2026-01-04T09:00:00.000Z" } as const;
      expect(await records.replace(answered, 1)).toBe("replaced");
      expect(await records.oldestReviewSince()).toBe(asked.statusAt);
      expect(await records.replace({ ...asked, version: 2, status: "ignored" }, 1)).toBe("replaced");
      expect(await records.oldestReviewSince()).toBeUndefined();
      expect(await loaded(again.id)).toStrictEqual(answered);
    });
  });
}
