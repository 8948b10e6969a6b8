import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { expect, test } from "vitest";

const ROOT = join(import.meta.dirname, "..");

/** What each folder may import: other folders of ours, by prefix, and packages, by name. The nearest prefix counts. */
const RULES: readonly { folder: string; ours: readonly string[]; packages: readonly string[] }[] = [
  {
    folder: "core/",
    ours: ["core/"],
    packages: ["zod", "temporal-polyfill", "mustache", "nodemailer", "htmlparser2", "postal-mime", "node:crypto", "node:url", "node:zlib"],
  },
  {
    folder: "functions/aws/",
    ours: ["core/", "functions/aws/"],
    packages: ["@aws-sdk", "@smithy", "sst", "zod", "temporal-polyfill", "node:crypto", "node:stream", "node:timers/promises"],
  },
  {
    folder: "functions/",
    ours: ["core/", "functions/"],
    packages: [
      "hono",
      "@hono/zod-openapi",
      "@hono/zod-validator",
      "@asteasolutions/zod-to-openapi",
      "zod",
      "temporal-polyfill",
      "aws-lambda",
      "node:crypto",
    ],
  },
  { folder: "infra/", ours: ["infra/", "functions/aws/table.ts"], packages: [] },
];

/** In the core time, chance and surroundings come in as arguments. */
const AMBIENT = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.env\b|\bTemporal\.Now\b|\bfetch\(|\bconsole\./;

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

function importsOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), "utf8");
  return [...text.matchAll(/^(?:.* from|import) "([^"]+)";$|\bimport\("([^"]+)"\)/gm)].map((found) => found[1] ?? found[2] ?? "");
}

function packageOf(specifier: string): string {
  if (specifier.startsWith("node:")) return specifier;
  const parts = specifier.split("/");
  return specifier.startsWith("@") && parts[0] !== "@aws-sdk" && parts[0] !== "@smithy" ? parts.slice(0, 2).join("/") : (parts[0] ?? "");
}

function trespasses(file: string): string[] {
  const rule = RULES.find(({ folder }) => file.startsWith(folder));
  if (rule === undefined) return [];
  return importsOf(file).flatMap((specifier) => {
    if (specifier.startsWith(".")) {
      const target = normalize(join(dirname(file), specifier));
      return rule.ours.some((prefix) => target.startsWith(prefix)) ? [] : [`${file} imports ${target}`];
    }
    return rule.packages.includes(packageOf(specifier)) ? [] : [`${file} imports the package ${specifier}`];
  });
}

test("imports keep to the arrows of DESIGN §4: functions → core, core → nothing but its pure libraries", () => {
  const files = ["core", "functions"].flatMap(sources);
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap(trespasses)).toEqual([]);
});

test("the core reads no clock, no chance and no environment", () => {
  const ambient = sources("core").filter((file) =>
    AMBIENT.test(readFileSync(join(ROOT, file), "utf8").replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "")),
  );
  expect(ambient).toEqual([]);
});

test("only the adapters import the AWS SDK or SST", () => {
  const others = sources("functions").filter(
    (file) => !file.startsWith("functions/aws/") && importsOf(file).some((name) => name === "sst" || name.startsWith("@aws-sdk/")),
  );
  expect(others).toEqual([]);
});

test("nothing asks whether it runs locally", () => {
  const asking = ["core", "functions"]
    .flatMap(sources)
    .filter((file) => /\bif\s*\(\s*!?(isLocal|local)\b|IS_LOCAL|SST_DEV\b/.test(readFileSync(join(ROOT, file), "utf8")));
  expect(asking).toEqual([]);
});
