import { execFile } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Graph } from "./graph.ts";

const ROOT = join(import.meta.dirname, "../..");

const PRODUCTION = { DOMAIN: "followthrough.example", OPERATOR_EMAIL: "operator@followthrough.example" };
const OTHERS_SET = { RECORDED_ACTIVE_RULE_SET: "somebody-elses" };
type Run = { stage: string; settings: Record<string, string> };

/** The runs that are looked at: production, a second stage of the same account, and one that uses every setting. */
const RUNS = {
  production: { stage: "production", settings: PRODUCTION },
  staging: { stage: "staging", settings: { DOMAIN: "staging.followthrough.example" } },
  shared: {
    stage: "shared",
    settings: {
      DOMAIN: "shared.followthrough.example",
      OPERATOR_EMAIL: "operator@followthrough.example",
      RECEIPT_RULE_SET: "the-active-one",
      RECORDED_ACTIVE_RULE_SET: "the-active-one",
      CERTIFICATE_ARN: "arn:aws:acm:eu-west-1:000000000000:certificate/shared",
    },
  },
} as const satisfies Record<string, Run>;

/** Production in a state of its own, of which one thing is asked each. */
const STATES = {
  /** Its second deploy: its own set is active. */
  again: { stage: "production", settings: { ...PRODUCTION, RECORDED_ACTIVE_RULE_SET: "followthrough-production-mail-in" } },
  /** In an account that takes mail in already. */
  refused: { stage: "production", settings: { ...PRODUCTION, ...OTHERS_SET } },
  joining: { stage: "production", settings: { ...PRODUCTION, ...OTHERS_SET, RECEIPT_RULE_SET: "somebody-elses" } },
  /** Taking over from whoever has it, while its table is being restored. */
  restored: {
    stage: "production",
    settings: {
      ...PRODUCTION,
      ...OTHERS_SET,
      RECEIPT_RULE_SET: "followthrough-production-mail-in",
      RESTORED_TABLE: "followthrough-production-restored",
      PAUSED: "yes",
    },
  },
} as const satisfies Record<string, Run>;

export type Recorded = keyof typeof RUNS | keyof typeof STATES;
export const STAGES = Object.keys(RUNS) as (keyof typeof RUNS)[];
const ALL: Readonly<Record<Recorded, Run>> = { ...RUNS, ...STATES };

const graphFile = (run: Recorded) => join(ROOT, `.sst/graph.${run}.json`);
const typesFile = join(ROOT, ".sst/sst-env.recorded.d.ts");

/**
 * Records a run, in a process of its own. What an earlier one left is removed first, so that no old graph is judged. Only
 * production's bundles are made: the others' are the same.
 */
export async function synthesize(run: Recorded): Promise<void> {
  const isProduction = run === "production";
  for (const file of [graphFile(run), ...(isProduction ? [typesFile] : [])]) rmSync(file, { force: true });
  const more = isProduction ? ["--types", typesFile] : ["--bundles", ""];
  const said = await synth(run, [...more, "--out", graphFile(run)]);
  if (!existsSync(graphFile(run))) throw new Error(`no graph of ${run} came about:\n${said}`);
}

/** Runs the recorder. @returns what it says. */
export function synth(run: Recorded, args: readonly string[]): Promise<string> {
  const { stage, settings } = ALL[run];
  return new Promise((resolve) => {
    const env = { ...process.env, ...settings };
    execFile(process.execPath, ["test/infra/record/synth.ts", "--stage", stage, ...args], { cwd: ROOT, env }, (_error, _out, said) =>
      resolve(said),
    );
  });
}

/** Records all runs, two at a time. */
export async function synthesizeAll(): Promise<void> {
  const left = Object.keys(ALL) as Recorded[];
  const work = async () => {
    for (let run = left.shift(); run !== undefined; run = left.shift()) await synthesize(run);
  };
  await Promise.all([work(), work()]);
}

/** The graph of a run, as vitest's set-up recorded it (`set-up.ts`). */
export function recorded(run: Recorded): Graph {
  return JSON.parse(readFileSync(graphFile(run), "utf8")) as Graph;
}

export const recordedTypes = (): string => readFileSync(typesFile, "utf8");
