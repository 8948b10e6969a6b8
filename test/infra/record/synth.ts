import crypto from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { basename, dirname, join, resolve } from "node:path";
import { text } from "node:stream/consumers";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { BuiltFunction, Graph, Value } from "../graph.ts";
import { ACCOUNT, RECORDED_SECRET } from "../graph.ts";
import { type BuildRequest, buildFunction } from "./bundle.ts";
import { record } from "./engine.ts";
import { envTypes } from "./env-types.ts";
import { COMMON_JS, type Esbuild } from "./esbuild.ts";

/**
 * Runs `sst.config.ts` as `sst deploy` does, with a recorder in place of the engine, and writes down what it declares:
 *
 *     node test/infra/record/synth.ts --stage production --out .sst/graph.production.json [--types sst-env.d.ts] [--bundles Wake,Sweep]
 *          [--mistake '{ "file": "infra/…", "from": "…", "to": "…" }']
 *
 * `sst install` must have been run. Settings are those of the environment (`infra/settings.ts`); `RECORDED_ACTIVE_RULE_SET` names a receipt rule set that is active
 * in the account already. No network is used and no AWS account. One process for each stage: Pulumi and SST
 * keep state of their own. Ends with 1 when anything is wrong, and says what.
 */
const { values: asked } = parseArgs({
  options: {
    stage: { type: "string", default: "ci" },
    out: { type: "string" },
    types: { type: "string" },
    /** Which functions are bundled; all, unless it is said. */
    bundles: { type: "string" },
    /** A text that is replaced in one of our files as it is read (`mistakes.test.ts`). */
    mistake: { type: "string" },
  },
});
const root = resolve(import.meta.dirname, "../../..");
const mistake = JSON.parse(asked.mistake ?? "null") as { file: string; from: string; to: string } | null;
const work = join(root, ".sst");
const platform = join(work, "platform");
const config = join(root, "sst.config.ts");
const providers = join(work, "provider-lock.json");
if (!existsSync(providers)) {
  console.error("Run `npm run infra:install` first.");
  process.exit(2);
}
const load = createRequire(join(platform, "package.json"));
const esbuild = load("esbuild") as Esbuild;

type App = {
  name: string;
  stage: string;
  removal: string;
  protect: boolean;
  home: string;
  providers: Record<string, Record<string, unknown> | string>;
};

/** A file beside SST's own sources, so that the program finds their packages; gone when this process ends. */
function temporary(name: string): string {
  const file = join(platform, `${name}.${asked.stage}.${process.pid}.mjs`);
  process.on("exit", () => {
    for (const one of [file, `${file}.map`]) rmSync(one, { force: true });
  });
  return file;
}

async function bundled(
  name: string,
  code: string,
  more: { banner?: string; globals?: string } & Record<string, unknown> = {},
): Promise<string> {
  const outfile = temporary(name);
  const { banner = "", globals = "", ...options } = more;
  await esbuild.build({
    stdin: { contents: code, resolveDir: root, sourcefile: `${name}.ts`, loader: "ts" },
    banner: { js: `${COMMON_JS}\n${banner}` },
    bundle: true,
    format: "esm",
    platform: "node",
    mainFields: ["module", "main"],
    sourcemap: "linked",
    absWorkingDir: root,
    nodePaths: [join(platform, "node_modules")],
    external: ["@pulumi/*", "@pulumiverse/*", "@sst-provider/*", "@aws-sdk/*", "undici", "esbuild", "archiver", "glob", "vite"],
    plugins: [asSst(globals)],
    outfile,
    logLevel: "error",
    ...options,
  });
  return pathToFileURL(outfile).href;
}

/** Gives our files the names `sst` and `aws`, and refuses imports at the top of `sst.config.ts`, as the CLI does. */
function asSst(globals: string): object {
  type Resolving = { importer: string; kind: string };
  type Builder = {
    onResolve(filter: { filter: RegExp }, resolve: (asked: Resolving) => object | undefined): void;
    onLoad(filter: { filter: RegExp }, load: (asked: { path: string }) => object | undefined): void;
  };
  return {
    name: "as-sst",
    setup(build: Builder) {
      build.onResolve({ filter: /.*/ }, ({ importer, kind }) =>
        basename(importer) === "sst.config.ts" && kind === "import-statement"
          ? { errors: [{ text: "sst.config.ts must have no imports at its top" }] }
          : undefined,
      );
      build.onLoad({ filter: /\.[jt]s$/ }, ({ path }) =>
        path.includes("/.sst/") || path.includes("/node_modules/")
          ? undefined
          : { contents: `${path.endsWith("sst.config.ts") ? "" : globals}\n${sourceOf(path)}`, loader: "default" },
      );
    },
  };
}

function sourceOf(path: string): string {
  const source = readFileSync(path, "utf8");
  return mistake !== null && path === join(root, mistake.file) ? source.replace(mistake.from, mistake.to) : source;
}

// The configuration first: name, removal and providers go into the program.
const describe = `import config from ${JSON.stringify(config)}; export default await config.app({ stage: ${JSON.stringify(asked.stage)} });`;
const described = (await import(await bundled("app", describe, { banner: "function $config(input) { return input }" }))) as {
  default: Partial<App>;
};
const app = { removal: "retain", protect: false, ...described.default, stage: asked.stage } as App;
app.providers = Object.fromEntries(
  Object.entries(app.providers).map(([name, provider]) => [name, typeof provider === "string" ? { version: provider } : provider]),
);
const { region, defaultTags: tags } = app.providers.aws as { region: string; defaultTags: { tags: Record<string, string> } };

// The bundles of a whole run are kept, for tests to invoke. Whoever wants only some runs them itself, beside others who do.
const artifacts = join(work, asked.bundles === undefined ? "artifacts" : `artifacts-${process.pid}`);
if (asked.bundles === "") process.on("exit", () => rmSync(artifacts, { recursive: true, force: true }));

// The program calls its CLI back over HTTP. These are the calls that a deploy makes.
const functions: Record<string, BuiltFunction> = {};
const calls: Record<string, (input: never) => Promise<unknown> | unknown> = {
  "Provider.Aws.Bootstrap": (input: { region: string }) => ({
    asset: `sst-asset-${input.region}`,
    state: `sst-state-${input.region}`,
    assetEcrRegistryId: ACCOUNT,
    assetEcrUrl: `${ACCOUNT}.dkr.ecr.${input.region}.amazonaws.com/sst-asset`,
    appsyncHttp: "",
    appsyncRealtime: "",
  }),
  "Runtime.Build": async (request: BuildRequest) => {
    const isSkipped = asked.bundles !== undefined && !asked.bundles.split(",").includes(request.functionID);
    const { answer, built } = await buildFunction(esbuild, root, request, { isSkipped, folder: artifacts });
    if (built !== undefined) functions[request.functionID] = built;
    return answer;
  },
};
const server = createServer(async (request, response) => {
  const { method, params } = JSON.parse(await text(request)) as { method: string; params: never[] };
  const call = calls[method];
  // A connection that is kept open would keep the recorder from seeing the end.
  response.setHeader("connection", "close");
  try {
    // In the CLI's own words, which SST looks for.
    response.end(
      JSON.stringify(call === undefined ? { error: `rpc: can't find method ${method}` } : { result: await call(params[0] as never) }),
    );
  } catch (error) {
    response.end(JSON.stringify({ error: String(error) }));
  }
});
await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
server.unref();
Object.assign(process.env, {
  SST_SERVER: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  SST_SECRET_LinkSecret: RECORDED_SECRET,
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_REGION: region,
  AWS_ACCESS_KEY_ID: "recorded",
  AWS_SECRET_ACCESS_KEY: "recorded",
});

// SST ends names in eight random letters. They are the same in every run, so that graphs can be compared.
crypto.randomBytes = ((count: number) => Buffer.alloc(count, 1)) as typeof crypto.randomBytes;

const aliases = JSON.parse(readFileSync(providers, "utf8")) as { alias: string; package: string }[];
const program = await bundled(
  "program",
  `import { run } from ${JSON.stringify(join(platform, "src/auto/run.ts"))};
   import config from ${JSON.stringify(config)};
   export default () => run(config.run);`,
  {
    globals: [
      ...aliases.map(({ alias, package: name }) => `import * as ${alias} from ${JSON.stringify(name)};`),
      `import * as sst from ${JSON.stringify(join(platform, "src/components"))};`,
    ].join("\n"),
    define: {
      $app: JSON.stringify(app),
      $cli: JSON.stringify({ command: "deploy", dev: false, paths: { home: work, root, work, platform }, state: { version: {} } }),
      $dev: "false",
    },
    inject: [join(platform, "src/shim/run.js")],
  },
);
const run = async (): Promise<unknown> => ((await import(program)) as { default: () => Promise<unknown> }).default();
const activeRuleSet = process.env.RECORDED_ACTIVE_RULE_SET;
const recording = await record(load, { name: app.name, stage: app.stage, region, ...(activeRuleSet && { activeRuleSet }) }, run);
server.close();
server.closeAllConnections();

const { resources, errors } = recording;
const graph: Graph = {
  app: { name: app.name, stage: app.stage, removal: app.removal, protect: app.protect, region, tags: tags.tags },
  resources,
  functions: Object.fromEntries(Object.entries(functions).sort()),
  links: Object.fromEntries(Object.entries(recording.links).sort()),
  outputs: (recording.outputs ?? {}) as Record<string, unknown>,
  suspicious: resources.flatMap(({ type, name, inputs }) => suspicious(inputs).map((text) => `${type} ${name}: ${text}`)),
  errors,
};

/** Texts that only a mistake makes: an Output in a template literal, `undefined` joined into an ARN. */
function suspicious(value: Value): string[] {
  if (typeof value === "string")
    return /Calling \[toString\] on an \[Output<T>\]|\bundefined\b|\[object Object\]|\bNaN\b/.test(value) ? [value.slice(0, 200)] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(suspicious) : [];
}

if (asked.types !== undefined) writeFileSync(asked.types, envTypes(graph.links));
if (asked.out !== undefined) {
  mkdirSync(dirname(resolve(asked.out)), { recursive: true });
  writeFileSync(asked.out, `${JSON.stringify(graph, null, 2)}\n`);
}
const managed = resources.filter(({ kind }) => kind === "managed").length;
console.error(`stage ${app.stage}: ${managed} resources, ${Object.keys(functions).length} functions, ${errors.length} errors`);
for (const error of errors) console.error(`ERROR ${error.split("\n").slice(0, 6).join("\n   ")}`);
for (const found of graph.suspicious) console.error(`SUSPICIOUS ${found}`);
process.exit(errors.length + graph.suspicious.length > 0 ? 1 : 0);
