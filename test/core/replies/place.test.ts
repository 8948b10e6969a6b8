import { expect, test } from "vitest";
import { extract } from "../../../core/replies/extract.ts";

const read = (text: string) => extract({ subject: "", text, calendars: [], writtenAt: "2026-11-27T10:00:00Z", timeZone: "Europe/London" });

test.each<[string, string | undefined]>([
  ["We would like to see you in person instead of a phone call.", "in_person"],
  ["Instead of a phone call we'll do a Zoom call.", "video"],
  ["The interview will be by Teams rather than at our office.", "video"],
  ["This will be face to face, not by phone.", "in_person"],
  ["Following our phone interview we'd like to meet you in person.", "in_person"],
  ["Thanks for the Zoom call on Monday. Could you come to our office on Friday at 10am?", "in_person"],
  ["The interview has been changed from a video call to a phone call.", "phone"],
  ["We are moving it from our Leeds office to Zoom.", "video"],
  ["We won't use Zoom this time: come to our office on Friday at 10.", "in_person"],
  ["No need to come in: it's a video call.", "video"],
  ["Rather than meeting in person, we will do it by phone.", "phone"],
  ["Could we swap the phone call for a coffee at our office?", "in_person"],
  ["Your interview will be on Zoom.", "video"],
  ["It is a telephone interview on Friday.", "phone"],
  ["It's a video call, not a phone call.", "video"],
  ["Originally this was a phone interview; it will now be on Microsoft Teams.", "video"],
  ["The interview can't go ahead in person. OK to switch to Zoom at the same time?", "video"],
  ["It moves from face to face to a video call.", "video"],
  ["The client loved you on the phone and wants you in for a face-to-face.", "in_person"],
  ["Let's have a chat on the phone tomorrow.", "phone"],
  ["We will let you know.", undefined],
])("R20: by which means, and not by which no longer: %s", (text, format) => {
  expect(read(text).format?.value).toBe(format);
});

test.each<[string, string | undefined]>([
  ["The interview is no longer at our Leeds office but at our York office.", "our York office"],
  ["Please come to our York office, not to our Leeds office.", "our York office"],
  ["Instead of meeting at our Leeds office we'll meet at our York office.", "our York office"],
  ["It is not at 3 Mill Lane, Leeds as planned but at 12 Bridge Street, York.", "12 Bridge Street, York"],
  ["The interview is no longer at our Leeds office; it will be on Zoom.", undefined],
  ["Please come to our Leeds office on Friday at 10am.", "our Leeds office"],
  ["Please come to our office in Leeds on Friday at 10am.", "our office in Leeds"],
])("R20: where, and not where no longer: %s", (text, location) => {
  expect(read(text).location?.value).toBe(location);
});

test.each<[string, string | undefined]>([
  ["We meet at Dronning Eufemias gate 8, 0191 Oslo on Friday.", "Dronning Eufemias gate 8, 0191 Oslo"],
  ["Come to our Oslo office, Dronning Eufemias gate 8.", "Dronning Eufemias gate 8"],
  ["Come to Rue de la Loi 16, 1000 Brussels on Friday at 10.", "Rue de la Loi 16, 1000 Brussels"],
  ["Our office is in Via Roma 12, Torino.", "Via Roma 12, Torino"],
  ["You find us at Calle de Alcalá 45, 28014 Madrid.", "Calle de Alcalá 45, 28014 Madrid"],
  ["We are at Kungsgatan 12, third floor.", "Kungsgatan 12"],
  ["See you at Mannerheimintie 4, Helsinki.", "Mannerheimintie 4, Helsinki"],
  ["Please come to ul. Piękna 24/26, 00-549 Warszawa", "ul. Piękna 24/26, 00-549 Warszawa"],
  ["It is at Lange Straße 5a in Köln.", "Lange Straße 5a"],
  ["Friedrichstr. 100, 10117 Berlin at 10:30", "Friedrichstr. 100, 10117 Berlin"],
  ["12 rue de Rivoli, Paris", "12 rue de Rivoli, Paris"],
  ["We are at Keizersgracht 241, Amsterdam.", "Keizersgracht 241, Amsterdam"],
  [
    "Come to 12 Bridge Street, 4th floor, Newcastle upon Tyne NE1 4ST on Friday.",
    "12 Bridge Street, 4th floor, Newcastle upon Tyne NE1 4ST",
  ],
  ["200 George Street, Sydney NSW 2000, 10am Monday", "200 George Street, Sydney NSW 2000"],
  ["The interview is via Zoom, 12 December.", undefined],
  ["Via Teams 10:30", undefined],
  ["You will meet Katie 10-11.", undefined],
])("R20: an address is read whole, whatever its language: %s", (text, location) => {
  expect(read(text).location?.value).toBe(location);
});
