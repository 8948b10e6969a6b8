import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DAY_RULES } from "../../../core/replies/dates-days.ts";
import { signsIn } from "../../../core/replies/dates-signs.ts";
import { TIME_RULES } from "../../../core/replies/dates-times.ts";

const folder = new URL("../../fixtures/replies/", import.meta.url);
const texts = readdirSync(folder)
  .filter((name) => name.startsWith("train"))
  .flatMap((name) => readFileSync(new URL(name, folder), "utf8").trim().split("\n"))
  .filter((_, at) => at % 4 === 0)
  .flatMap((line) => (JSON.parse(line) as { body: string }).body.split("\n"));

describe("the signs that spare a sentence a rule", () => {
  it("are in every line of a quarter of the training replies in which the rule finds a day or a time", () => {
    const missed: string[] = [];
    for (const text of texts) {
      const found = signsIn(text);
      for (const { signs, pattern } of [...DAY_RULES, ...TIME_RULES])
        if ((found & signs) !== signs && text.search(pattern) >= 0) missed.push(`${pattern.source.slice(0, 80)}: ${text}`);
    }
    expect(missed).toEqual([]);
  });
});
