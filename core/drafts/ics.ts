import { Temporal } from "temporal-polyfill";
import type { InstantText } from "../clock.ts";
import type { CalendarEntry } from "./content.ts";
import type { Mailbox } from "./header-fields.ts";

/**
 * One entry as iCalendar (RFC 5545), published (RFC 5546 §3.2.1) as the candidate's own: theirs is the only calendar it goes
 * into, and there it can be changed. `stamp` is when this copy was made. Moments are UTC, so that no zone needs to be
 * described; a whole day has no zone. Each mail with a date carries these lines and no others, which is less than what a
 * library of them all weighs; the tests hold them to one.
 */
export function icsOf(entry: CalendarEntry, stamp: InstantText, owner: Mailbox): string {
  return [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Followthrough//Followthrough//EN",
    `METHOD:${methodOf(entry)}`,
    "BEGIN:VEVENT",
    `UID:${entry.uid}`,
    `SEQUENCE:${entry.sequence}`,
    `DTSTAMP:${moment(stamp)}`,
    ...timesOf(entry.when),
    `SUMMARY:${escaped(entry.summary)}`,
    ...(entry.location === undefined ? [] : [`LOCATION:${escaped(entry.location)}`]),
    `DESCRIPTION:${escaped(entry.description)}`,
    ...(entry.isCancelled === true ? ["STATUS:CANCELLED"] : []),
    organizer(owner),
    "END:VEVENT",
    "END:VCALENDAR",
    // Every line ends, the last one too (RFC 5545 §3.1).
    "",
  ]
    .map(folded)
    .join("\r\n");
}

/** `CANCEL` takes out what was published under the same uid, with a higher number (RFC 5546 §3.2.5). */
export const methodOf = ({ isCancelled }: CalendarEntry): "PUBLISH" | "CANCEL" => (isCancelled === true ? "CANCEL" : "PUBLISH");

/** Whose entry it is: what is published must say (RFC 5546 §3.2.1). A quoted parameter has no way to hold a quote. */
function organizer({ name = "", address }: Mailbox): string {
  const plain = name.replaceAll('"', "");
  return `ORGANIZER${plain === "" ? "" : `;CN="${plain}"`}:mailto:${address}`;
}

function timesOf(when: CalendarEntry["when"]): string[] {
  if (!("day" in when)) return [`DTSTART:${moment(when.startsAt)}`, `DTEND:${moment(when.endsAt)}`];
  return [
    `DTSTART;VALUE=DATE:${date(when.day)}`,
    `DTEND;VALUE=DATE:${date(Temporal.PlainDate.from(when.day).add({ days: 1 }).toString())}`,
    // Outlook takes a whole day for a meeting from midnight to midnight unless it is told.
    "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE",
    "X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT:TRUE",
  ];
}

const date = (day: string) => day.replaceAll("-", "");
const moment = (instant: string) => `${new Date(instant).toISOString().slice(0, "yyyy-mm-ddThh:mm:ss".length).replace(/[-:]/g, "")}Z`;
const escaped = (text: string) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");

const LINE_BYTES_MAX = 75;

/** A long line goes on after a line break and a space (RFC 5545 §3.1). A character is not taken apart. */
function folded(line: string): string {
  let text = "";
  // The space is counted from the start.
  let bytes = 1;
  for (const character of line) {
    const more = Buffer.byteLength(character);
    if (bytes + more > LINE_BYTES_MAX) {
      text += "\r\n ";
      bytes = 1;
    }
    text += character;
    bytes += more;
  }
  return text;
}
