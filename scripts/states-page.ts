import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Cell } from "../core/interview/state-table.ts";
import { cellOf, OUTCOMES, STANDINGS, TRIGGERS } from "../core/interview/state-table.ts";

const PAGE = join(import.meta.dirname, "..", "docs", "states.md");

function words(cell: Cell): string {
  if (cell === "stay") return "·";
  if ("refused" in cell) return cell.stands === undefined ? "refused" : `refused, or ${cell.stands}`;
  return cell.ask === true ? `ask, then ${cell.to}` : cell.to;
}

/** The arrows of the diagram: one for each pair of standings, with all that leads from one to the other. */
function arrows(): string[] {
  const labels = new Map<string, string[]>();
  for (const trigger of TRIGGERS)
    for (const from of STANDINGS) {
      const cell = cellOf(from, trigger);
      if (typeof cell === "string" || "refused" in cell || cell.to === from) continue;
      const isOutcome = OUTCOMES.some((outcome) => outcome === from);
      const arrow = `${isOutcome ? "closed" : from} --> ${cell.to}`;
      labels.set(arrow, [...new Set([...(labels.get(arrow) ?? []), trigger])]);
    }
  return [...labels].filter(([arrow]) => !arrow.startsWith("closed")).map(([arrow, triggers]) => `  ${arrow}: ${triggers.join(", ")}`);
}

/** The page on states, made from the table in `core/interview/state-table.ts`. */
export function statesPage(): string {
  const rows = TRIGGERS.map(
    (trigger) => `| \`${trigger}\` | ${STANDINGS.map((standing) => words(cellOf(standing, trigger))).join(" | ")} |`,
  );
  return `# States

Made by \`npm run docs\` from \`core/interview/state-table.ts\`; a test keeps the two in step.

Six states in which an interview is open, and seven outcomes with which it is closed. *ask*: a mail that we read is not
enough for it; the candidate is asked, and their word leads there. *refused*: whoever asks for it is told why. *·*: it stays.

News of where things stand that names the day of the decision, or says that the process goes on, ends a hold (R17, R22): it takes
a row of \`hold_ended\`. The candidate then waits for that day, and not for the check-in thirty days after they had stopped. News
written before an end, and handed in after it, is put on record and asks nothing. *refused, or …*: what the candidate had ended
before we heard of an earlier mail that ends it too stays ended by them.

\`\`\`mermaid
stateDiagram-v2
  [*] --> scheduled
${arrows().join("\n")}
\`\`\`

| what happened | ${STANDINGS.join(" | ")} |
|---|${STANDINGS.map(() => "---|").join("")}
${rows.join("\n")}
`;
}

if (import.meta.main) writeFileSync(PAGE, statesPage());
