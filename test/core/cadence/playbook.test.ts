import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PLAYBOOK } from "../../../core/cadence/playbook.ts";
import { DRAFT_KINDS, REMINDER_KINDS } from "../../../core/messages.ts";
import { playbookPage } from "../../../scripts/playbook-page.ts";
import { Sim } from "./sim.ts";

test("the playbook's table has every draft and every reminder, each for its audience", () => {
  for (const kind of DRAFT_KINDS) expect(PLAYBOOK[kind].audience).toBe("employer");
  for (const kind of REMINDER_KINDS) expect(PLAYBOOK[kind].audience).toBe("candidate");
});
test("only what nobody asked for is counted, and what is unprompted is never at once", () => {
  for (const rule of Object.values(PLAYBOOK)) {
    if (rule.hours === "at_once") expect(rule).not.toHaveProperty("unasked");
    else expect(rule).toHaveProperty("unasked");
    if ("unprompted" in rule) expect(rule).toMatchObject({ audience: "employer", unprompted: true });
  }
});
test.each([
  "update_reply",
  "regret_reply",
  "invitation_reply",
  "info_reply",
  "offer_thanks",
] as const)("R30: an answer is prompt: %s goes out the minute its mail is handed in, at any hour", (kind) => {
  const intents = { update_reply: "status_update", regret_reply: "regret", invitation_reply: "second_interview" } as const;
  const also = { info_reply: "info_request", offer_thanks: "offer" } as const;
  const sim = new Sim().to("2026-11-28 03:14").answer({ ...intents, ...also }[kind]);
  expect(sim.delivered(kind)).toEqual([`${kind} Sat 2026-11-28 03:14`]);
});
test("R30: a chase is patient: none comes within four business days of the interview, whatever the candidate prefers", () => {
  const hasty = { followUpAfterBusinessDays: 0, followUpWithoutDateBusinessDays: 5, finalFollowUpAfterBusinessDays: 5 };
  const sim = new Sim({ preferences: hasty }).to("2027-01-29 09:00");
  expect(sim.delivered("follow_up", "final_follow_up")).toEqual(["follow_up Mon 2026-11-30 08:00", "final_follow_up Mon 2026-12-07 08:00"]);
});
test("docs/playbook.md is what the table says", () => {
  expect(readFileSync(join(import.meta.dirname, "../../../docs/playbook.md"), "utf8")).toBe(playbookPage());
});
