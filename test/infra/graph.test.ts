import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it, test } from "vitest";
import { MEMORY_MB, PRICES, STANDING } from "../../bench/prices.ts";
import { DUE_SHARDS } from "../../functions/aws/table.ts";
import { CHECKS } from "./checks.ts";
import { ACCOUNT, all, asList, at, one, rightsOf, roleOf, TYPES, textAt } from "./graph.ts";
import { counted, rings } from "./log-lines.ts";
import { FUNCTIONS, MUST_HOLD } from "./must-hold.ts";
import { type Recorded, recorded, recordedTypes, STAGES } from "./stages.ts";

const ROOT = join(import.meta.dirname, "../..");

describe.each(STAGES)("what is declared for %s", (stage) => {
  const graph = recorded(stage);
  it.each(MUST_HOLD)("%s (%s)", (_what, _where, holds) => holds(graph, stage === "production"));
  it.each(Object.entries(CHECKS))("%s", async (_what, complaints) => expect(await complaints(graph)).toEqual([]));
});

test("production and the other stages differ in nothing but what is said above", () => {
  // Code and source maps: only production's are made. What is watched: where somebody looks.
  const others = [
    "aws:s3/bucketObjectv2:BucketObjectv2",
    ...(["alarm", "logFilter", "dashboard", "budget"] as const).map((type) => TYPES[type]),
  ];
  const count = (stage: "production" | "staging") => {
    const counts: Record<string, number> = {};
    for (const { kind, type } of recorded(stage).resources)
      if (kind === "managed" && !others.includes(type)) counts[type] = (counts[type] ?? 0) + 1;
    return counts;
  };
  const { [TYPES.activeRuleSet]: active, ...production } = count("production");
  expect(active).toBe(1);
  const { [TYPES.subscription]: subscriptions = 0, ...staging } = count("staging");
  expect({ ...staging, [TYPES.subscription]: subscriptions + 1 }, "but for the operator's mail").toEqual(production);
});

describe("the one active receipt rule set", () => {
  const active = (run: Recorded) => all(recorded(run), "activeRuleSet").map(({ inputs }) => inputs.ruleSetName);
  const usedBy = (run: Recorded) => one(recorded(run), "rule").inputs.ruleSetName;
  const OWN = "followthrough-production-mail-in";

  it("is production's own once it is, deploy after deploy", () => expect([active("again"), usedBy("again")]).toEqual([[OWN], OWN]));

  it("is not taken from somebody: the deploy stops, says whose it is, and the two ways on", () => {
    const { errors, resources } = recorded("refused");
    expect(errors[0]).toMatch(
      /“somebody-elses” is active.*RECEIPT_RULE_SET=somebody-elses .*or RECEIPT_RULE_SET=followthrough-production-mail-in /,
    );
    expect(resources.filter(({ type }) => type === TYPES.activeRuleSet || type === TYPES.rule)).toEqual([]);
  });

  it("has our rule added to it where it is named", () => expect([active("joining"), usedBy("joining")]).toEqual([[], "somebody-elses"]));

  it("is taken over where that is said", () => expect([active("restored"), usedBy("restored")]).toEqual([[OWN], OWN]));
});

describe("a restored table, while everything is paused", () => {
  const graph = recorded("restored");
  const TABLE = `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/followthrough-production-restored`;

  it("is the one that functions are linked to and have rights on, and no other is made or changed", () => {
    expect(graph.errors).toEqual([]);
    expect(all(graph, "table").map(({ kind, urn }) => [kind, urn.split("::").at(-1)])).toEqual([["read", "TableTable"]]);
    expect(graph.links.Table?.properties.name).toBe("followthrough-production-restored");
    for (const name of FUNCTIONS) {
      const used = rightsOf(graph, roleOf(graph, name))
        .filter(({ Action }) => asList(Action).some((action) => action.startsWith("dynamodb:")))
        .flatMap(({ Resource }) => asList(Resource));
      expect(used.length, name).toBeGreaterThan(0);
      for (const arn of used) expect(arn.replace(/\/index\/\w+$/, ""), name).toBe(TABLE);
    }
  });

  it("is written to by nobody: no function runs, queues keep what comes, and no clock ticks", () => {
    expect(all(graph, "function").map(({ inputs }) => inputs.reservedConcurrentExecutions)).toEqual(Array(FUNCTIONS.length).fill(0));
    expect(all(graph, "eventSource").map(({ inputs }) => inputs.enabled)).toEqual([false, false]);
    expect(one(graph, "schedule").inputs.state).toBe("DISABLED");
    const running = recorded("production");
    expect(all(running, "function").map(({ inputs }) => inputs.reservedConcurrentExecutions ?? null)).toEqual(
      Array(FUNCTIONS.length).fill(null),
    );
    expect(all(running, "eventSource").map(({ inputs }) => inputs.enabled)).toEqual([true, true]);
  });
});

test("what costs anything takes the tag by which the bill is told apart", () => {
  const costing = ["table", "function", "queue", "topic", "alarm", "group", "logGroup", "gatewayApi", "gatewayStage", "identity"] as const;
  const schema = join(ROOT, ".sst/platform/node_modules/@pulumi");
  for (const type of [...costing.map((name) => TYPES[name]), "aws:s3/bucket:Bucket"]) {
    const resources = recorded("production").resources.filter((resource) => resource.type === type);
    expect(resources.length, type).toBeGreaterThan(0);
    // The provider puts its default tags on whatever has tags, unless that says otherwise.
    expect(readFileSync(join(schema, `${(type.split(":").slice(0, 2) as string[]).join("/")}.d.ts`), "utf8"), type).toContain("tagsAll");
    for (const { name, inputs } of resources) expect(at(inputs, "tags", "deployment"), name).toBeUndefined();
  }
});

test("two stages of one account share no name", () => {
  const named = ["name", "ruleSetName", "configurationSetName", "emailIdentity", "dashboardName"];
  const names = (stage: Recorded) =>
    recorded(stage)
      .resources.filter(({ kind, type }) => kind === "managed" && !type.startsWith("aws:apigatewayv2/"))
      .flatMap(({ type, inputs }) =>
        named.filter((field) => textAt(inputs, field) !== "").map((field) => `${type} ${textAt(inputs, field)}`),
      );
  expect(names("production").length).toBeGreaterThan(40);
  expect(names("production").filter((name) => names("staging").includes(name))).toEqual([]);
});

test("sst-env.d.ts is in step with what is declared", () => {
  expect(readFileSync(join(ROOT, "sst-env.d.ts"), "utf8")).toBe(recordedTypes());
});

test("each function is minified, and its source map kept in SST's bucket", () => {
  const graph = recorded("production");
  const objects = graph.resources
    .filter(({ type }) => type === "aws:s3/bucketObjectv2:BucketObjectv2")
    .map(({ inputs }) => textAt(inputs, "key"));
  const files = Object.values(graph.functions).flatMap(({ file }) => filesOf(dirname(file)));
  expect(files.length).toBeGreaterThan(FUNCTIONS.length);
  expect(objects.filter((key) => key.startsWith("sourcemap/"))).toHaveLength(files.length);
  for (const file of files) {
    expect(statSync(join(ROOT, `${file}.map`)).size).toBeGreaterThan(0);
    expect(readFileSync(join(ROOT, file), "utf8").split("\n").length, `${file} is minified`).toBeLessThan(2_000);
  }
});

describe("what the logs say rings", () => {
  const graph = recorded("production");
  const log = "/aws/lambda/followthrough-production-Wake";
  const failures = (...lines: object[]) => counted(graph, log, lines as Record<string, unknown>[]).Failures ?? [];
  // Lines as Lambda writes them: its own at the end of a call, and what the function logged.
  const report = (status: string) => ({
    time: "2026-11-23T12:00:30.081Z",
    type: "platform.report",
    record: {
      requestId: "55a9c84a",
      metrics: { durationMs: 30_000, billedDurationMs: 30_000, memorySizeMB: 512, maxMemoryUsedMB: 94 },
      status,
    },
  });
  const said = (level: string, message: string) => ({
    timestamp: "2026-11-23T12:00:00.000Z",
    level,
    requestId: "55a9c84a",
    message: { message },
  });

  it("for more than five errors or failed calls in a quarter of an hour, and not for what went well", () => {
    const well = [report("success"), said("INFO", "a mail was read"), said("WARN", "a wake failed")];
    expect(failures(...well)).toEqual([]);
    const some = [report("timeout"), report("error"), report("failure"), said("ERROR", "a request failed"), said("ERROR", "x")];
    expect([failures(...some), rings(graph, "AlarmFailures", failures(...some))]).toEqual([[1, 1, 1, 1, 1], false]);
    expect(rings(graph, "AlarmFailures", failures(...some, report("timeout")))).toBe(true);
  });

  it("for one record that is stuck", () => expect(rings(graph, "AlarmFailures", failures(said("ERROR", "a record is stuck")))).toBe(true));

  it("for over two in a hundred requests that fail", () => {
    const format = textAt(one(graph, "gatewayStage").inputs, "accessLogSettings", "format");
    const group = textAt(one(graph, "logGroup", "GatewayAccessLog").inputs, "name");
    const answered = (status: string) => JSON.parse(format.replace("$context.status", status)) as Record<string, unknown>;
    const percents = (failed: number, others: readonly string[]) =>
      counted(graph, group, [...Array(failed).fill(answered("503")), ...others.map(answered)]).FailedRequestPercent ?? [];
    const hundred = Array.from({ length: 98 }, (_, at) => (at % 2 === 0 ? "200" : "404"));
    expect(rings(graph, "AlarmFailedRequests", percents(2, hundred))).toBe(false);
    expect(rings(graph, "AlarmFailedRequests", percents(3, hundred))).toBe(true);
    expect(percents(0, ["500"])).toEqual([100]);
  });
});

test("what the log filters look for is logged in these words", () => {
  const sources = readdirSync(join(ROOT, "core/shell")).map((file) => readFileSync(join(ROOT, "core/shell", file), "utf8"));
  const words = all(recorded("production"), "logFilter").flatMap(({ inputs }) =>
    [...textAt(inputs, "pattern").matchAll(/\$\.message\.(?:message = "([^"]+)"|(\w+) = \*)/g)].map((found) => found[1] ?? found[2] ?? ""),
  );
  expect(words.sort()).toEqual(["a record is stuck", "oldestReviewHours"]);
  for (const word of words)
    expect(
      sources.some((source) => source.includes(word)),
      word,
    ).toBe(true);
});

test("infra/ imports nothing but itself and the table's own words", () => {
  for (const file of readdirSync(join(ROOT, "infra")).filter((name) => name.endsWith(".ts"))) {
    const imported = [...readFileSync(join(ROOT, "infra", file), "utf8").matchAll(/^import (?!type).* from "(.+)";$/gm)].map(
      (found) => found[1],
    );
    for (const name of imported) expect(name, file).toMatch(/^(\.\/[a-z-]+\.ts|\.\.\/functions\/aws\/table\.ts)$/);
  }
});

test("what docs/costs.md reckons with is what is declared", () => {
  const graph = recorded("production");
  const memory = all(graph, "function").map(({ name, inputs }) => [name.replace(/Function$/, ""), inputs.memorySize]);
  expect(Object.fromEntries(memory)).toEqual(MEMORY_MB);
  expect(all(graph, "function").map(({ inputs }) => inputs.architectures)).toEqual(FUNCTIONS.map(() => ["arm64"]));
  expect(graph.app.region).toBe(PRICES.region);
  expect(STANDING).toEqual({
    sweepsAMonth: (30 * 24 * 60) / Number(/rate\((\d+) minutes\)/.exec(textAt(one(graph, "schedule").inputs, "scheduleExpression"))?.[1]),
    queriesASweep: DUE_SHARDS + 1,
    queuesAsked: all(graph, "eventSource").length,
    alarms: all(graph, "alarm").length,
    dashboards: all(graph, "dashboard").length,
  });
});

test("infra/README.md tells of every file and every function, and of no other", () => {
  const told = [...readFileSync(join(ROOT, "infra/README.md"), "utf8").matchAll(/^\| `([a-z-]+\.ts)` \|/gm)].map((found) => found[1]);
  expect(told.sort()).toEqual(
    readdirSync(join(ROOT, "infra"))
      .filter((name) => name.endsWith(".ts"))
      .sort(),
  );
  const rights = readFileSync(join(ROOT, "infra/README.md"), "utf8").matchAll(/^\| \*\*([a-z]+)\*\* \|/gm);
  expect([...rights].map((found) => found[1]).sort(), "who may do what").toEqual(FUNCTIONS.map((name) => name.toLowerCase()).sort());
});

test("docs/deploy.md tells of every setting, alarm and dead-letter queue that there is, and names no script that is not", () => {
  const docs = readFileSync(join(ROOT, "docs/deploy.md"), "utf8");
  const [, settings = ""] = /const \{ (.*) \} = process\.env;/.exec(readFileSync(join(ROOT, "infra/settings.ts"), "utf8")) ?? [];
  const graph = recorded("production");
  const alarms = all(graph, "alarm").map(({ name }) => name.slice("Alarm".length));
  expect(settings.split(", ").length).toBeGreaterThan(3);
  for (const name of [...settings.split(", "), ...alarms]) expect(docs, name).toContain(`\`${name}\``);
  for (const [, script] of docs.matchAll(/\bscripts\/([a-z-]+\.ts)/g)) expect(readdirSync(join(ROOT, "scripts"))).toContain(script);
  for (const [, name] of docs.matchAll(/npm run ([a-z:]+)/g))
    expect(Object.keys((JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: object }).scripts)).toContain(name);
  for (const [, queue] of docs.matchAll(/redrive\.ts (\w+)/g))
    expect(all(graph, "queue").map(({ name }) => name)).toContain(`${queue}Queue`);
});

/** The code of a bundle: what Lambda loads, and what that imports when it needs it. */
const filesOf = (folder: string) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith(".mjs"))
    .map((name) => join(folder, name));
