import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CHECKS } from "./checks.ts";
import { startEndpoints } from "./endpoints.ts";
import type { Graph } from "./graph.ts";
import { startFunction } from "./lambda.ts";
import { MUST_HOLD } from "./must-hold.ts";
import { synth } from "./stages.ts";

/** A mistake that is easily made in `infra/`, what is there to notice it, and in which words. */
type Mistake = { what: string; file: string; from: string; to: string; noticedBy: string; saying: RegExp };

const TYPES = "the compiler";
const RUN = "the bundle, when it is invoked";
const MISTAKES: readonly Mistake[] = [
  {
    what: "an option that does not exist",
    file: "infra/storage.ts",
    from: "deletionProtection:",
    to: "deletionProtected:",
    noticedBy: TYPES,
    saying: /TS2561.*'deletionProtected' does not exist/,
  },
  {
    what: "a table attribute that is in no index",
    file: "infra/storage.ts",
    from: '[AttributeName, "string"] as const)),',
    to: '[AttributeName, "string"] as const).concat([["extra", "string"]])),',
    noticedBy: "a table's attributes are its keys and those of its indexes, no more and no fewer",
    saying: /the attribute extra is no key/,
  },
  {
    what: "a link that was forgotten",
    file: "infra/scheduling.ts",
    from: "link: [table, wakeQueue],",
    to: "link: [table],",
    noticedBy: RUN,
    saying: /WakeQueue/,
  },
  {
    what: "a handler that is misspelled",
    file: "infra/scheduling.ts",
    from: "functions/wake.handler",
    to: "functions/wake.handle",
    noticedBy: "the program runs to its end, and no text in it is a mistake",
    saying: /functions\/wake\.ts does not export "handle"/,
  },
  {
    what: "an action that is misspelled",
    file: "infra/storage.ts",
    from: '"dynamodb:BatchGetItem"',
    to: '"dynamodb:BatchGetItems"',
    noticedBy: "every action named in a policy exists",
    saying: /dynamodb:BatchGetItems/,
  },
  {
    what: "a right on everything",
    file: "infra/mail-out.ts",
    from: "resources: [identity.arn, configurationSet.arn]",
    to: 'resources: ["*"]',
    noticedBy: "no role has a wildcard action, or a wildcard for a resource",
    saying: /WakeRole: \*/,
  },
  {
    what: "roles that trust the whole account",
    file: "infra/function.ts",
    from: "role.assumeRolePolicy =",
    to: "void",
    noticedBy: "roles trust services alone, and but for Lambda only on behalf of this account",
    saying: /ApiRole trusts AWS/,
  },
  {
    what: "a receipt rule that does not wait for its policies",
    file: "infra/mail-in.ts",
    from: "dependsOn: [mailBucket, receiptsPolicy]",
    to: "dependsOn: []",
    noticedBy: "a receipt rule's bucket and topic let SES in, and the rule waits until they do",
    saying: /StoreMail does not wait for ReceiptsPolicy/,
  },
  {
    what: "an Output in a template literal",
    file: "infra/gateway.ts",
    from: "{ url: gateway.url }",
    to: "{ url: `$" + "{gateway.url}` }",
    noticedBy: "the program runs to its end, and no text in it is a mistake",
    saying: /Calling \[toString\] on an \[Output<T>\]/,
  },
  {
    what: "messages that come back while they are worked on",
    file: "infra/queues.ts",
    from: "6 * timeoutSeconds",
    to: "1 * timeoutSeconds",
    noticedBy: "an event source's queue hides messages for at least six time limits, and may be taken from",
    saying: /messages come back too soon/,
  },
];

const ROOT = join(import.meta.dirname, "../..");
const FOLDER = join(ROOT, ".sst/mistakes");

/**
 * What the compiler says, in one run, as `tsc -p infra` would: of `infra/` as it is; of a copy with the mistake that it is there
 * for; and of one with all others together, of which it has nothing to say, or they would be noticed by accident.
 */
const compiled = { asItIs: "", own: "", others: "" };
beforeAll(async () => {
  rmSync(FOLDER, { recursive: true, force: true });
  for (const copy of ["own", "others"] as const) {
    mkdirSync(join(FOLDER, copy), { recursive: true });
    cpSync(join(ROOT, "infra"), join(FOLDER, copy, "infra"), { recursive: true });
    for (const path of ["functions", ".sst"]) symlinkSync(join(ROOT, path), join(FOLDER, copy, path));
  }
  for (const { what, file, from, to, noticedBy } of MISTAKES) {
    const path = join(FOLDER, noticedBy === TYPES ? "own" : "others", file);
    const before = readFileSync(path, "utf8");
    if (!before.includes(from)) throw new Error(`“${what}” cannot be made any more: ${file} does not say ${from}`);
    writeFileSync(
      path,
      before.replace(from, () => to),
    );
  }
  const config = { extends: "../../infra/tsconfig.json", include: ["../../sst.config.ts", "../../sst-env.d.ts", "../../infra", "*/infra"] };
  writeFileSync(join(FOLDER, "tsconfig.json"), JSON.stringify(config));
  const said = await new Promise<string>((resolve) => {
    const args = [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", FOLDER];
    execFile(process.execPath, args, { cwd: FOLDER, maxBuffer: 2 ** 26 }, (_error, out) => resolve(stripVTControlCharacters(out)));
  });
  for (const line of said.split("\n").filter((one) => one.includes("error TS")))
    compiled[line.startsWith("own/") ? "own" : line.startsWith("others/") ? "others" : "asItIs"] += `${line}\n`;
}, 240_000);
afterAll(() => rmSync(FOLDER, { recursive: true, force: true }));

/** Everything that notices the mistake, with its words. */
async function noticing(mistake: Mistake, at: number): Promise<Map<string, string>> {
  const { file, from, to, noticedBy } = mistake;
  // What does not compile is not deployed.
  if (noticedBy === TYPES) return new Map([[TYPES, compiled.own]]);
  const noticed = new Map<string, string>();
  const out = join(FOLDER, `${at}.json`);
  const bundles = noticedBy === RUN ? "Sweep" : noticedBy.startsWith("the program") ? "Wake" : "";
  await synth("production", ["--out", out, "--bundles", bundles, "--mistake", JSON.stringify({ file, from, to })]);
  const graph = JSON.parse(readFileSync(out, "utf8")) as Graph;
  try {
    for (const [name, complaints] of Object.entries(CHECKS)) {
      const found = await Promise.resolve()
        .then(() => complaints(graph))
        .catch((error: unknown) => [String(error)]);
      if (found.length > 0) noticed.set(name, found.join("\n"));
    }
    for (const [name, , holds] of MUST_HOLD) {
      try {
        holds(graph, true);
      } catch (error) {
        noticed.set(name, String(error));
      }
    }
    if (noticedBy === RUN) {
      const failure = await failureOf(graph, "Sweep");
      if (failure !== undefined) noticed.set(RUN, failure);
    }
  } finally {
    for (const { file } of Object.values(graph.functions)) rmSync(dirname(dirname(join(ROOT, file))), { recursive: true, force: true });
  }
  return noticed;
}

async function failureOf(graph: Graph, name: string): Promise<string | undefined> {
  const aws = await startEndpoints(graph);
  const fn = await startFunction(graph, name, aws.urls);
  const failure = await fn.invoke({}).then(
    () => undefined,
    (error: unknown) => String(error),
  );
  fn.stop();
  await aws.close();
  return failure;
}

const table: string[] = [];
test.concurrent.each(
  MISTAKES.map((mistake, at) => [mistake.what, mistake, at] as const),
)("%s is noticed, by what is there for it", async (what, mistake, at) => {
  const noticed = await noticing(mistake, at);
  expect(noticed.get(mistake.noticedBy), `noticed by ${[...noticed.keys()].join("; ") || "nothing"}`).toMatch(mistake.saying);
  const others = noticed.size - 1;
  table[at] = `| ${what} | ${mistake.file} | ${mistake.noticedBy} | ${others === 0 ? "" : others} |`;
});

test("what is declared compiles", () => expect(compiled.asItIs).toBe(""));

test("none of the others is noticed by the compiler, which is not there for them", () => expect(compiled.others).toBe(""));

test("the table of mistakes in infra/README.md is what they came to", () => {
  console.log(table.join("\n"));
  expect(readFileSync(join(ROOT, "infra/README.md"), "utf8")).toContain(table.join("\n"));
});
