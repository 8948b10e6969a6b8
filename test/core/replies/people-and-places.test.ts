import { expect, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";

const read = (text: string) =>
  extract({ subject: "", text, calendars: [], writtenAt: "2026-11-27T10:00:00Z", timeZone: "Europe/London", intent: "second_interview" });

test.each<[string, string[]]>([
  ["With you will be Carla Ruiz (VP Wells).", ["Carla Ruiz, VP Wells"]],
  ["With: Carla Ruiz, VP Wells; Tom Hay, HSE", ["Carla Ruiz, VP Wells", "Tom Hay, HSE"]],
  ["Interview on Friday at 10.\nWith: Carla Ruiz and Tom Hay", ["Carla Ruiz", "Tom Hay"]],
  ["The panel will be Canon Duffy, Mary Tuohy and Ann Kelly.", ["Canon Duffy", "Mary Tuohy", "Ann Kelly"]],
  ["The panel will consist of Dr Anna Weiss and Tom Hay.", ["Dr Anna Weiss", "Tom Hay"]],
  ["Lars Moe, our CTO, and Eva Dahl will be joining us.", ["Lars Moe, CTO", "Eva Dahl"]],
  ["Lars Moe and Eva Dahl will be there.", ["Lars Moe", "Eva Dahl"]],
  ["Eva Dahl (Head of People) will join us.", ["Eva Dahl, Head of People"]],
])("R20: who will be there: %s", (text, people) => {
  expect(read(text).people?.value.map(({ name, title }) => (title === undefined ? name : `${name}, ${title}`))).toEqual(people);
});

test.each([
  "Eva Dahl will be in touch with you on Friday.",
  "The panel will be meeting on Friday.",
  "With best wishes, Carla Ruiz",
  "Kind Regards will be joining us.",
])("who will not: %s", (text) => {
  expect(read(text).people).toBeUndefined();
});

test.each<[string, string]>([
  ["The interview is at our Stavanger office, Forusbeen 50.", "our Stavanger office, Forusbeen 50"],
  ["Come to our Oslo office, Karl Johans gate 4, 0154 Oslo.", "Karl Johans gate 4, 0154 Oslo"],
  ["Stage 2 is in Room 2.14, Allied Health Building, Flinders Street, at 11 am.", "Room 2.14, Allied Health Building, Flinders Street"],
  ["We meet in room B12, 40 High Street, Leeds.", "room B12, 40 High Street, Leeds"],
  ["The interview is at our Leeds office on Friday.", "our Leeds office"],
])("R20: where: %s", (text, place) => {
  expect(read(text).location?.value).toContain(place);
});
