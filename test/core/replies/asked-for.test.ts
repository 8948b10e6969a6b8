import { expect, test } from "vitest";
import { reallyAskedFor } from "../../../core/replies/asked-for.ts";

test.each([
  ["Could you send us your salary expectations?", ["salary expectation"], ["salary expectation"]],
  ["What salary do you have in mind?", ["salary expectation"], ["salary expectation"]],
  ["Could you let us know your expected CTC?", ["salary expectation"], ["salary expectation"]],
  ["Could you let us know whether Bergen suits you? Please see the benefits package attached.", ["salary expectation"], []],
  ["Please confirm your address, so that we can pay your travel costs.", ["salary expectation", "address"], ["address"]],
  ["Could you confirm that you have read the documents?", ["documents"], []],
  ["Please send us the following documents.", ["documents"], ["documents"]],
  [
    "Please send me the documents listed below: passport, P45.",
    ["proof of identity", "payslips", "documents"],
    ["proof of identity", "payslips"],
  ],
])("of what is mentioned only that is asked for which is asked for: %s", (text, mentioned, asked) => {
  expect(reallyAskedFor(text, mentioned)).toEqual(asked);
});
