import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { DAY_RULES } from "../../../core/replies/dates-days.ts";
import { FEAST } from "../../../core/replies/dates-feasts.ts";
import { signs as sign, signsIn } from "../../../core/replies/dates-signs.ts";
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

  it.each(
    "Christmas break, Xmas, festive season, winter recess, year-end shutdown, the school holidays, the festivities, Boxing Day, Stephen's day, New Year's Eve, NYE, Hogmanay, Silvester, Epiphany, Three Kings, Twelfth Night, Burns Night, Valentine's, Lady Day, Michaelmas, Makar Sankranti, Pongal, Golden Week, summer holidays, David's Day, Paddy's day, St Patrick's, George's Day, Andrew's Day, Easter, Good Friday, Maundy Thursday, Palm Sunday, Ash Wednesday, Shrove Tuesday, Pancake Day, Mothering Sunday, Ascension, Whit Monday, Whitsun, Pentecost, Corpus Christi, Canadian Thanksgiving, Thanksgiving, Black Friday, Martin Luther King, MLK day, Presidents' Day, Memorial Day, Juneteenth, Independence Day, Labor Day, Columbus Day, Indigenous Peoples' Day, Veterans Day, Armistice Day, Remembrance Day, Canada Day, Victoria Day, May Day, early May bank holiday, late May bank holiday, spring bank holiday, June bank holiday, August bank holiday, October bank holiday, Bastille Day, Australia Day, Anzac Day, Waitangi Day, Republic Day, Gandhi Jayanti, King's Day, Koningsdag, midsummer, Halloween, All Saints, Bonfire Night, Guy Fawkes, Diwali, Deepavali, Dussehra, Dasara, Vijayadashami, Holi, Ramadan, Ramzan, Eid al-Adha, Bakrid, Eid, Hanukkah, Chanukah, Passover, Pesach, Rosh Hashanah, Yom Kippur, Lunar New Year, spring festival, Tet, half-term, public holiday, long weekend".split(
      ", ",
    ),
  )("are in the name of every feast: %s", (name) => {
    expect(name.search(FEAST)).toBe(0);
    expect(signsIn(name) & sign("feast")).not.toBe(0);
  });
});
