import { describe, expect, test } from "vitest";
import { saysGoesOn } from "../../../core/replies/goes-on.ts";

describe("whether what had stopped goes on (R22, R36)", () => {
  test.each([
    "We can go on after all. You will hear from us by 9 December.",
    "I am glad to say that we are moving again.",
    "The position is no longer on hold.",
    "The hiring freeze has been lifted.",
    "Recruitment has now resumed.",
    "The rejection letter you got was sent in error. You are still in the running.",
  ])("%s", (text) => {
    expect(saysGoesOn(text)).toBe(true);
  });
  test.each([
    "Once the hiring freeze has been lifted, we will write again.",
    "We hope that recruitment has resumed by March.",
    "We do not hold interviews in December.",
    "Everything is on hold until February.",
    "The board will move its meeting again.",
    "We cannot go on after all.",
  ])("not so: %s", (text) => {
    expect(saysGoesOn(text)).toBe(false);
  });
});
