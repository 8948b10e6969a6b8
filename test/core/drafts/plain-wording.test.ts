import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { dayName } from "../../../core/drafts/dates.ts";
import { renderText } from "../../../core/drafts/render.ts";
import { composed } from "./sample.ts";

const today = Temporal.PlainDate.from("2026-11-27");

test("a day has its year where it could be taken for another's", () => {
  expect(dayName("2026-12-11", today)).toBe("Friday 11 December");
  expect(dayName("2027-01-08", today)).toBe("Friday 8 January");
  expect(dayName("2027-04-02", today)).toBe("Friday 2 April 2027");
  expect(dayName("2025-12-18", today)).toBe("Thursday 18 December 2025");
});

test("a link whose words end a sentence has no colon after them", () => {
  const text = renderText(composed("thank_you"), { notes: "shown" });
  expect(text).toContain("\nNot right?\nhttps://");
  expect(text).toContain("\nI sent it:\nhttps://");
});
