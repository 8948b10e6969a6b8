import { describe, expect, test } from "vitest";
import { isAfterYourNo } from "../../../core/replies/after-your-no.ts";

describe("whether they close it because of what the candidate decided", () => {
  test.each([
    "As you have accepted another position, we have closed your application.",
    "Since you've withdrawn, we have closed your file.",
    "At your request, your application has been withdrawn.",
    "Following your decision to withdraw, we have closed your application.",
  ])("%s", (text) => {
    expect(isAfterYourNo(text)).toBe(true);
  });
  test.each([
    "As you know, we have chosen another candidate.",
    "We regret to inform you that you have not been selected.",
    "As we have accepted another application, yours is closed.",
  ])("not so: %s", (text) => {
    expect(isAfterYourNo(text)).toBe(false);
  });
});
