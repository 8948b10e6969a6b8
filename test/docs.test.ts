import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { statesPage } from "../scripts/states-page.ts";

const docs = (name: string) => readFileSync(join(import.meta.dirname, "..", "docs", name), "utf8");

test("docs/states.md is what the state table says; `npm run docs` writes it anew", () => {
  expect(docs("states.md")).toBe(statesPage());
});
