/** Invitations attached to a mail (`text/calendar`), whatever program wrote them. Capped, and broken ones are passed over. */
import ICAL from "ical.js";
import { Temporal } from "temporal-polyfill";
import { type Anchor, instantOf } from "./dates.ts";
import { ianaZone } from "./dates-zones.ts";
import type { Extracted } from "./extract.ts";

const CALENDARS_MAX = 5;
const CALENDAR_CHARS_MAX = 200_000;

type Invitation = { event: ICAL.Component; cancelled: boolean; sequence: number; startsAt: string };

/** What the invitations say of the coming interview; the last sequence number wins, a cancellation only over its own event. */
export function fromCalendars(calendars: readonly string[], anchor: Anchor): Extracted {
  const found = calendars.slice(0, CALENDARS_MAX).flatMap((text) => invitations(text, anchor));
  const latest = found.reduce<Invitation | null>((best, one) => (best && best.sequence > one.sequence ? best : one), null);
  if (latest === null) return {};
  if (latest.cancelled) {
    const standing = found.find((one) => !one.cancelled && uid(one.event) !== uid(latest.event));
    return standing ? described(standing, anchor) : { cancelled: true };
  }
  return described(latest, anchor);
}

function invitations(text: string, anchor: Anchor): Invitation[] {
  try {
    const root = ICAL.parse(text.slice(0, CALENDAR_CHARS_MAX).trim());
    const calendars = (Array.isArray(root[0]) ? root : [root]) as unknown[][];
    return calendars.flatMap((jcal) => {
      const calendar = new ICAL.Component(jcal as ConstructorParameters<typeof ICAL.Component>[0]);
      const method = String(calendar.getFirstPropertyValue("method") ?? "").toUpperCase();
      return calendar
        .getAllSubcomponents("vevent")
        .slice(0, 20)
        .flatMap((event) => {
          const start = moment(event, "dtstart", anchor);
          const status = String(event.getFirstPropertyValue("status") ?? "").toUpperCase();
          if (!start) return [];
          return [
            {
              event,
              cancelled: method === "CANCEL" || status === "CANCELLED",
              sequence: Number(event.getFirstPropertyValue("sequence") ?? 0) || 0,
              startsAt: start.instant,
            },
          ];
        });
    });
  } catch {
    // A file that claims to be a calendar and is none tells nothing; the prose is read instead. ical.js throws plain Errors.
    return [];
  }
}

const uid = (event: ICAL.Component) => String(event.getFirstPropertyValue("uid") ?? "");

type Moment = { instant: string; timeZone: string; certain: boolean; day: boolean };

/** A DATE-TIME as an instant: by its TZID (IANA or Windows), its VTIMEZONE, UTC, or, when floating, the candidate's zone as a guess. */
function moment(event: ICAL.Component, name: "dtstart" | "dtend", anchor: Anchor): Moment | null {
  const property = event.getFirstProperty(name);
  const value = property?.getFirstValue();
  if (!property || !(value instanceof ICAL.Time)) return null;
  // Nonsense rolls over into far-off years; no interview is held in them.
  if (Math.abs(value.year - anchor.today.year) > 5) return null;
  const date = Temporal.PlainDate.from({ year: value.year, month: value.month, day: value.day });
  if (value.isDate)
    return {
      instant: instantOf(date, Temporal.PlainTime.from("09:00"), anchor.timeZone),
      timeZone: anchor.timeZone,
      certain: false,
      day: true,
    };
  const time = Temporal.PlainTime.from({ hour: value.hour, minute: value.minute, second: value.second });
  if (value.zone === ICAL.Timezone.utcTimezone)
    return { instant: instantOf(date, time, "UTC"), timeZone: anchor.timeZone, certain: true, day: false };
  const tzid = property.getFirstParameter("tzid");
  if (!tzid) return { instant: instantOf(date, time, anchor.timeZone), timeZone: anchor.timeZone, certain: false, day: false };
  const zone = ianaZone(tzid);
  if (zone) return { instant: instantOf(date, time, zone), timeZone: zone, certain: true, day: false };
  // The maker's own name, with its rules in the file: the rules count.
  if (value.zone && value.zone !== ICAL.Timezone.localTimezone && value.zone.component) {
    const instant = Temporal.Instant.fromEpochMilliseconds(value.toUnixTime() * 1000).toString();
    return { instant, timeZone: anchor.timeZone, certain: true, day: false };
  }
  return { instant: instantOf(date, time, anchor.timeZone), timeZone: anchor.timeZone, certain: false, day: false };
}

function described({ event }: Invitation, anchor: Anchor): Extracted {
  const start = moment(event, "dtstart", anchor);
  if (!start) return {};
  const text = (name: string) => String(event.getFirstPropertyValue(name) ?? "").slice(0, 2_000);
  const end = moment(event, "dtend", anchor);
  const duration = event.getFirstPropertyValue("duration");
  const seconds = duration instanceof ICAL.Duration ? duration.toSeconds() : 0;
  const endsAt =
    end && !end.day && end.instant > start.instant
      ? end.instant
      : seconds > 0 && !start.day
        ? Temporal.Instant.from(start.instant).add({ seconds }).toString()
        : null;
  const place = text("location").trim();
  const link = /https:\/\/[^\s<>"\\]+/.exec(
    `${text("location")} ${text("x-microsoft-skypeteamsmeetingurl")} ${text("x-google-conference")} ${text("url")} ${text("description")}`,
  )?.[0];
  const people = ["organizer", ...(event.getAllProperties("attendee").length > 12 ? [] : ["attendee"])]
    .flatMap((name) => event.getAllProperties(name))
    .filter((property) => !/^(?:ROOM|RESOURCE|GROUP)$/i.test(String(property.getFirstParameter("cutype") ?? "")))
    .map((property) =>
      String(property.getFirstParameter("cn") ?? "")
        .replace(/\s+/g, " ")
        .trim()
        .slice(0, 80),
    )
    .filter((name) => name !== "" && !name.includes("@"));
  const summary = text("summary").trim().slice(0, 200) || "calendar invitation";
  const online =
    /^https?:|zoom|teams|google meet|webex|online|video|skype/i.test(place) ||
    (place === "" && link !== undefined && MEETING_HOST.test(link));
  return {
    interviewAt: { value: { startsAt: start.instant, endsAt, timeZone: start.timeZone }, phrase: summary, certain: start.certain },
    ...(place !== "" && !/^https?:/i.test(place)
      ? { location: { value: place.slice(0, 300), phrase: place.slice(0, 300), certain: true } }
      : {}),
    ...(link ? { link: { value: link, phrase: link, certain: true } } : {}),
    ...(people.length > 0
      ? { people: { value: [...new Set(people)].map((name) => ({ name })), phrase: people.join(", "), certain: true } }
      : {}),
    ...(online ? { format: { value: "video" as const, phrase: place || summary, certain: true } } : {}),
  };
}

/** Hosts on which one meets. */
export const MEETING_HOST =
  /^https:\/\/(?:[\w-]+\.)*(?:zoom\.us|teams\.microsoft\.com|teams\.live\.com|meet\.google\.com|webex\.com|whereby\.com|gotomeeting\.com|gotomeet\.me|bluejeans\.com|skype\.com|hirevue\.com|jitsi\.org|chime\.aws|meet\.[\w.-]+)(?:[/?#]|$)/i;
