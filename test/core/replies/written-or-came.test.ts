import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { instantText } from "../../../core/clock.ts";
import { writtenOrCame } from "../../../core/replies/reply.ts";

const at = (text: string) => instantText(Temporal.Instant.from(text));
const receivedAt = at("2026-12-02T09:00:00Z");

test.each([
  ["2026-12-01T08:00:00Z", "2026-12-01T08:00:00Z"],
  ["2099-11-30T08:00:00Z", "2026-12-02T09:00:00Z"],
  [null, "2026-12-02T09:00:00Z"],
])("a Date of %s counts as %s where the mail came on 2 December 2026", (writtenAt, counted) => {
  expect(writtenOrCame({ writtenAt: writtenAt === null ? null : at(writtenAt), receivedAt })).toBe(at(counted));
});
