import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PLAYBOOK } from "../../../core/cadence/playbook.ts";
import { DRAFT_KINDS, REMINDER_KINDS } from "../../../core/messages.ts";
import { playbookPage } from "../../../scripts/playbook-page.ts";

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
test("docs/playbook.md is what the table says", () => {
  expect(readFileSync(join(import.meta.dirname, "../../../docs/playbook.md"), "utf8")).toBe(playbookPage());
});
