import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { KindRule, PlannedKind } from "../core/cadence/playbook.ts";
import { PLAYBOOK } from "../core/cadence/playbook.ts";
import type { Hours } from "../core/cadence/want.ts";

const PAGE = join(import.meta.dirname, "..", "docs", "playbook.md");

const HOURS: Record<Hours, string> = {
  window: "the candidate's window",
  waking: "07:00–22:00 of any day",
  at_once: "at once",
  before: "the window, or the opening before",
};

function row(kind: string, rule: KindRule): string {
  const late = rule.tooLateAfterBusinessDays === undefined ? "" : `; too late after ${rule.tooLateAfterBusinessDays} business days`;
  return `| \`${kind}\` | ${rule.rule} | ${rule.due} | ${rule.counted} | ${HOURS[rule.hours]}${late} | ${rule.cancelledBy} |`;
}

function table(title: string, isOf: (rule: KindRule) => boolean): string {
  const kinds = (Object.entries(PLAYBOOK) as [PlannedKind, KindRule][]).filter(([, rule]) => isOf(rule));
  return `## ${title}

| kind | rule | what makes it due | from when it is counted | when it comes | what takes it back |
|---|---|---|---|---|---|
${kinds.map(([kind, rule]) => row(kind, rule)).join("\n")}
`;
}

/** The page on what is sent when, made from the table in `core/cadence/playbook.ts`. */
export function playbookPage(): string {
  return `# What is sent, when, and why

Made by \`node scripts/playbook-page.ts\` from \`core/cadence/playbook.ts\`, the table that the product itself plans by; a test
keeps the two in step. Numbers in brackets are what a candidate's settings allow.

Nobody's mail is sent for them: a draft comes to the candidate, ready to send. Over all interviews at most three mails a day
come unasked, reminders yielding first, and at most one unprompted draft a day goes to the same person; thank-yous are
exempt (R35). A pause holds back all that is unasked. The end of an interview takes back all that is pending, beside what
the table says.

${table("Drafts, for the employer", (rule) => rule.audience === "employer")}
${table("Reminders, for the candidate", (rule) => rule.audience === "candidate" && rule.rule !== "")}
${table("Notices, about the service itself", (rule) => rule.rule === "")}`;
}

if (import.meta.main) writeFileSync(PAGE, playbookPage());
