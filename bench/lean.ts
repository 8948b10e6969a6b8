import { copyFileSync, mkdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { startEndpoints } from "../test/infra/endpoints.ts";
import { bounceEvent, httpEvent, queueEvent, receiptBody } from "../test/infra/events.ts";
import type { Graph } from "../test/infra/graph.ts";
import { startFunction } from "../test/infra/lambda.ts";
import { COMMON_JS, type Esbuild } from "../test/infra/record/esbuild.ts";
import { recorded, synthesize } from "../test/infra/stages.ts";

/**
 * How heavy the handlers are: the size of each bundle, the time to import it and to its first answer in a fresh process, and
 * the memory taken by then, beside a handler of one AWS client alone and beside all handlers in one bundle.
 *
 *     npm run bench:lean [-- --held]      `--held` ends with 1 when an aim is missed
 *
 * The best of many runs counts: whatever else the machine does only ever adds. Each answer is one that reads the table once
 * or twice from a local endpoint, so that this is the time of our code and not of AWS.
 */
const RUNS = Number(process.env.BENCH_RUNS ?? 15);
const BUNDLE_BYTES_MAX = 1_200_000;
const API_RATIO_MAX = 1.35;

const ROOT = join(import.meta.dirname, "..");
const esbuild = createRequire(join(ROOT, ".sst/platform/package.json"))("esbuild") as Esbuild;

/** Bundles a file by the options of the functions, beside the links of one of them. */
async function bundled(source: string, name: string, graph: Graph, links: string): Promise<string> {
  const outfile = join(ROOT, ".sst/bench", name, "bundle.mjs");
  mkdirSync(dirname(outfile), { recursive: true });
  await esbuild.build({
    entryPoints: [join(ROOT, source)],
    absWorkingDir: ROOT,
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "esnext",
    mainFields: ["module", "main"],
    banner: { js: COMMON_JS },
    minify: true,
    keepNames: false,
    external: graph.functions[links]?.external ?? [],
    logLevel: "error",
  });
  copyFileSync(join(ROOT, dirname(graph.functions[links]?.file ?? ""), "resource.enc"), join(dirname(outfile), "resource.enc"));
  return outfile;
}

const EVENTS: Record<string, unknown> = {
  Api: httpEvent("GET", "/v1/candidates/cand_none"),
  Wake: queueEvent("arn:aws:sqs:eu-west-1:000000000000:wake", ['{"recordId":"cand_none"}']),
  Inbound: queueEvent("arn:aws:sqs:eu-west-1:000000000000:inbound", [
    receiptBody({ to: "nobody@in.followthrough.example", from: "ada@example.com", bucket: "b", key: "raw/none", topicArn: "arn" }),
  ]),
  Sweep: {},
  Feedback: bounceEvent("arn", { recordId: "cand_none", messageId: "msg_none", to: "ada@example.com" }),
};

type Measured = { bytes: number; importMs: number; firstMs: number; memoryMb: number };

await synthesize("production");
const graph = recorded("production");
const aws = await startEndpoints(graph);

async function measured(name: string, bundle: string): Promise<Measured> {
  const fn = await startFunction(graph, name, aws.urls, bundle);
  await fn.invoke(EVENTS[name]);
  const { answerMs, memoryMb } = fn.last();
  fn.stop();
  return { bytes: statSync(bundle).size, importMs: fn.importMs, firstMs: fn.importMs + answerMs, memoryMb };
}

const subjects: { label: string; name: string; bundle: string }[] = [
  { label: "one DynamoDB client", name: "Api", bundle: await bundled("bench/bare.ts", "bare", graph, "Api") },
];
const everything = await bundled("bench/everything.ts", "everything", graph, "Wake");
for (const [name, { file }] of Object.entries(graph.functions)) subjects.push({ label: name, name, bundle: join(ROOT, file) });
subjects.push({ label: "Api in one bundle with all", name: "Api", bundle: everything });

const best = new Map<string, Measured>();
for (let run = 0; run < RUNS; run++) {
  for (const { label, name, bundle } of subjects) {
    const now = await measured(name, bundle);
    const before = best.get(label) ?? now;
    best.set(label, {
      bytes: now.bytes,
      importMs: Math.min(before.importMs, now.importMs),
      firstMs: Math.min(before.firstMs, now.firstMs),
      memoryMb: Math.min(before.memoryMb, now.memoryMb),
    });
  }
}
await aws.close();

const bare = best.get("one DynamoDB client");
if (bare === undefined) throw new Error("nothing was measured");
console.log(`best of ${RUNS}; first answer: import and answer, in a fresh process\n`);
console.log("| handler | bundle, kB | import, ms | first answer, ms | beside one client | memory, MB |\n|---|---:|---:|---:|---:|---:|");
for (const [label, { bytes, importMs, firstMs, memoryMb }] of best) {
  const ratio = (firstMs / bare.firstMs).toFixed(2);
  console.log(
    `| ${label} | ${Math.round(bytes / 1_000)} | ${importMs.toFixed(0)} | ${firstMs.toFixed(0)} | ${ratio} | ${memoryMb.toFixed(0)} |`,
  );
}

const missed = [
  ...[...best]
    .filter(([label, { bytes }]) => graph.functions[label] && bytes > BUNDLE_BYTES_MAX)
    .map(([label, { bytes }]) => `${label}'s bundle has ${bytes} bytes, over ${BUNDLE_BYTES_MAX}`),
  ...((best.get("Api")?.firstMs ?? 0) > API_RATIO_MAX * bare.firstMs
    ? [`the API's first answer takes over ${API_RATIO_MAX} times that of one client`]
    : []),
];
for (const one of missed) console.log(`\nmissed: ${one}`);
process.exit(missed.length > 0 && process.argv.includes("--held") ? 1 : 0);
