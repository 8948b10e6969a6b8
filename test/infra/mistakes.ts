import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";

/**
 * Makes ten mistakes that are easily made in `infra/`, each in a copy of the repository, and says what notices it. Ends with
 * 1 when one of them gets through.
 */
type Mistake = { what: string; file: string; from: string; to: string };

const MISTAKES: readonly Mistake[] = [
  { what: "an option that does not exist", file: "infra/storage.ts", from: "deletionProtection:", to: "deletionProtected:" },
  {
    what: "a table attribute that is in no index",
    file: "infra/storage.ts",
    from: '"string"] as const)),',
    to: '"string"] as const).concat([["extra", "string"]])),',
  },
  { what: "a link that was forgotten", file: "infra/scheduling.ts", from: "link: [table, wakeQueue],", to: "link: [table]," },
  { what: "a handler that is misspelled", file: "infra/scheduling.ts", from: "functions/wake.handler", to: "functions/wake.handle" },
  { what: "an action that is misspelled", file: "infra/storage.ts", from: '"dynamodb:BatchGetItem"', to: '"dynamodb:BatchGetItems"' },
  {
    what: "a right on everything",
    file: "infra/mail-out.ts",
    from: "resources: [identity.arn, configurationSet.arn]",
    to: 'resources: ["*"]',
  },
  { what: "roles that trust the whole account", file: "infra/function.ts", from: "role.assumeRolePolicy =", to: "void" },
  {
    what: "a receipt rule that does not wait for its policies",
    file: "infra/mail-in.ts",
    from: "dependsOn: [mailBucket, receiptsPolicy]",
    to: "dependsOn: []",
  },
  { what: "an Output in a template literal", file: "infra/gateway.ts", from: "{ url: gateway.url }", to: "{ url: `$" + "{gateway.url}` }" },
  {
    what: "messages that come back while they are worked on",
    file: "infra/function.ts",
    from: "6 * timeoutSeconds",
    to: "1 * timeoutSeconds",
  },
];

const ROOT = join(import.meta.dirname, "../..");
const COPIED = [
  "core",
  "functions",
  "infra",
  "local",
  "scripts",
  "test/infra",
  "sst.config.ts",
  "sst-env.d.ts",
  "tsconfig.json",
  "package.json",
];
const SHARED = ["node_modules", ".sst/platform", ".sst/provider-lock.json"];

/** A copy of what the checks read, with the mistake in it. */
function withMistake({ what, file, from, to }: Mistake): string {
  const copy = mkdtempSync(join(tmpdir(), "followthrough-mistake-"));
  mkdirSync(join(copy, ".sst"));
  for (const path of COPIED) cpSync(join(ROOT, path), join(copy, path), { recursive: true });
  for (const path of SHARED) symlinkSync(join(ROOT, path), join(copy, path));
  const before = readFileSync(join(copy, file), "utf8");
  if (!before.includes(from)) throw new Error(`“${what}” cannot be made any more: ${file} does not say ${from}`);
  writeFileSync(join(copy, file), before.replace(from, to));
  return copy;
}

type Ended = { ok: boolean; output: string };

function run(folder: string, script: string, args: readonly string[], more: Record<string, string> = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd: folder, env: { ...process.env, INFRA_STAGES: "production", ...more }, maxBuffer: 2 ** 26 };
    execFile(process.execPath, [join(ROOT, "node_modules", script), ...args], options, (error, stdout, stderr) =>
      resolve({ ok: error === null, output: stripVTControlCharacters(stdout + stderr) }),
    );
  });
}

/** What notices the mistake: the compiler, or the first test that fails, the quick ones first. Nothing when it gets through. */
async function noticedBy(mistake: Mistake): Promise<string | undefined> {
  const copy = withMistake(mistake);
  try {
    const types = await run(copy, "typescript/bin/tsc", ["-p", "infra"]);
    if (!types.ok) return `types: ${/error (TS\d+): .*/.exec(types.output)?.[0] ?? types.output}`;
    for (const [file, more] of [
      ["graph", {}],
      ["rights", { INFRA_RECORDED: "1" }],
      ["bundles", { INFRA_RECORDED: "1" }],
    ] as const) {
      const tests = await run(copy, "vitest/vitest.mjs", ["run", "--config", "test/infra/vitest.config.ts", "--bail", "1", file], more);
      if (!tests.ok) return `${file}: ${/^ FAIL {2}(.+)$/m.exec(tests.output)?.[1]?.split(" > ").at(-1) ?? tests.output.slice(-500)}`;
    }
    return undefined;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** Nothing changed: what is noticed then says nothing about mistakes. */
const NONE: Mistake = { what: "no mistake", file: "sst.config.ts", from: "", to: "" };
const withoutAny = await noticedBy(NONE);
if (withoutAny !== undefined) {
  console.error(`Something is wrong before any mistake is made: ${withoutAny}`);
  process.exit(1);
}

const left = [...MISTAKES];
let missed = 0;
async function work(): Promise<void> {
  for (let mistake = left.shift(); mistake !== undefined; mistake = left.shift()) {
    const noticed = await noticedBy(mistake);
    if (noticed === undefined) missed += 1;
    console.log(`${noticed === undefined ? "MISSED " : "noticed"} ${mistake.what}\n        by ${noticed?.slice(0, 200) ?? "nothing"}`);
  }
}
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
console.log(`${MISTAKES.length - missed} of ${MISTAKES.length} mistakes noticed`);
process.exit(missed > 0 ? 1 : 0);
