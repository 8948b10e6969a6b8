import { execFile } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Graph } from "./graph.ts";

const ROOT = join(import.meta.dirname, "../..");

/** The runs that are looked at: production, a second stage of the same account, and one that uses every setting. */
export const STAGES = {
  production: {},
  staging: { DOMAIN: "staging.followthrough.example" },
  shared: {
    DOMAIN: "shared.followthrough.example",
    RECEIPT_RULE_SET: "the-active-one",
    CERTIFICATE_ARN: "arn:aws:acm:eu-west-1:000000000000:certificate/shared",
  },
} as const satisfies Record<string, Record<string, string>>;
export type Stage = keyof typeof STAGES;
/** `INFRA_STAGES=production` looks at that one alone, where time matters more (`mistakes.ts`). */
export const LOOKED_AT = (Object.keys(STAGES) as Stage[]).filter((stage) => process.env.INFRA_STAGES?.split(",").includes(stage) ?? true);

const graphFile = (stage: Stage) => join(ROOT, `.sst/graph.${stage}.json`);
const typesFile = join(ROOT, ".sst/sst-env.recorded.d.ts");

/** Records a stage, in a process of its own. What an earlier run left is removed first, so that no old graph is judged. */
export async function synthesize(stage: Stage): Promise<void> {
  for (const file of [graphFile(stage), typesFile]) if (stage === "production" || file !== typesFile) rmSync(file, { force: true });
  const more = stage === "production" ? ["--types", typesFile] : ["--no-bundles"];
  const args = ["test/infra/record/synth.ts", "--stage", stage, "--out", graphFile(stage), ...more];
  const { stderr } = await new Promise<{ stderr: string }>((resolve) => {
    execFile(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...STAGES[stage] } }, (_error, _stdout, stderr) =>
      resolve({ stderr }),
    );
  });
  if (!existsSync(graphFile(stage))) throw new Error(`no graph of ${stage} came about:\n${stderr}`);
}

/** The graph of a stage, as vitest's set-up recorded it (`set-up.ts`). */
export function recorded(stage: Stage): Graph {
  return JSON.parse(readFileSync(graphFile(stage), "utf8")) as Graph;
}

export const recordedTypes = (): string => readFileSync(typesFile, "utf8");
