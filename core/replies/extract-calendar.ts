/** Invitations attached to a mail (`text/calendar`), whatever program wrote them. Capped, and broken ones are passed over. */
import { Temporal } from "temporal-polyfill";
import { type Anchor, instantOf } from "./dates.ts";
import { ianaZone } from "./dates-zones.ts";
import type { Extracted } from "./extract.ts";
import { type Component, componentsIn, offsetSeconds, propertiesOf, propertyOf, secondsIn, textOf, wallTimeIn } from "./icalendar.ts";

const CALENDARS_MAX = 5;
const CALENDAR_CHARS_MAX = 200_000;

type Invitation = { calendar: Component; event: Component; cancelled: boolean; sequence: number; startsAt: string };

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

/** Whether a calendar invites, or takes back: "Accepted" and "Declined" only answer an invitation of somebody else's. */
export const isInvitation = (text: string) =>
  componentsIn(text.slice(0, CALENDAR_CHARS_MAX).trim()).some((calendar) => textOf(calendar, "method").toUpperCase() !== "REPLY");

function invitations(text: string, anchor: Anchor): Invitation[] {
  return componentsIn(text.slice(0, CALENDAR_CHARS_MAX).trim()).flatMap((calendar) => {
    const method = textOf(calendar, "method").toUpperCase();
    if (method === "REPLY") return [];
    return calendar.components
      .filter(({ name }) => name === "vevent")
      .slice(0, 20)
      .flatMap((event) => {
        const start = moment(calendar, event, "dtstart", anchor);
        if (!start) return [];
        const cancelled = method === "CANCEL" || textOf(event, "status").toUpperCase() === "CANCELLED";
        const sequence = Number.parseInt(textOf(event, "sequence"), 10) || 0;
        return [{ calendar, event, cancelled, sequence, startsAt: start.instant }];
      });
  });
}

const uid = (event: Component) => textOf(event, "uid");

/** `day`: no more than the day is named; the instant is its beginning. */
type Moment = { instant: string; date: string; timeZone: string; certain: boolean; day: boolean };

/** A DATE-TIME as an instant: by its TZID (IANA or Windows), its VTIMEZONE, UTC, or, when floating, the candidate's zone as a guess. */
function moment(calendar: Component, event: Component, name: "dtstart" | "dtend", anchor: Anchor): Moment | null {
  const property = propertyOf(event, name);
  const value = property && wallTimeIn(property);
  // Nonsense rolls over into far-off years; no interview is held in them.
  if (!value || Math.abs(value.at.year - anchor.today.year) > 5) return null;
  const date = value.at.toPlainDate();
  const at = (instant: string, timeZone: string, certain: boolean) => ({
    instant,
    date: date.toString(),
    timeZone,
    certain,
    day: value.isDate,
  });
  if (value.isDate) return at(instantOf(date, Temporal.PlainTime.from("00:00"), anchor.timeZone), anchor.timeZone, true);
  const time = value.at.toPlainTime();
  if (value.isUtc) return at(instantOf(date, time, "UTC"), anchor.timeZone, true);
  const { tzid } = property.parameters;
  if (!tzid) return at(instantOf(date, time, anchor.timeZone), anchor.timeZone, false);
  const zone = ianaZone(tzid);
  if (zone) return at(instantOf(date, time, zone), zone, true);
  // The maker's own name, with its rules in the file: the rules count.
  const seconds = offsetSeconds(calendar, tzid, value.at);
  if (seconds === null) return at(instantOf(date, time, anchor.timeZone), anchor.timeZone, false);
  return at(value.at.toZonedDateTime("UTC").toInstant().subtract({ seconds }).toString(), anchor.timeZone, true);
}

function described({ calendar, event }: Invitation, anchor: Anchor): Extracted {
  const start = moment(calendar, event, "dtstart", anchor);
  if (!start) return {};
  const text = (name: string) => textOf(event, name).slice(0, 2_000);
  const end = moment(calendar, event, "dtend", anchor);
  const seconds = secondsIn(textOf(event, "duration"));
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
  const people = ["organizer", ...(propertiesOf(event, "attendee").length > 12 ? [] : ["attendee"])]
    .flatMap((name) => propertiesOf(event, name))
    .filter(({ parameters }) => !/^(?:ROOM|RESOURCE|GROUP)$/i.test(parameters.cutype ?? ""))
    .map(({ parameters }) => (parameters.cn ?? "").replace(/\s+/g, " ").trim().slice(0, 80))
    .filter((name) => name !== "" && !name.includes("@"));
  const summary = text("summary").trim().slice(0, 200) || "calendar invitation";
  const online =
    /^https?:|zoom|teams|google meet|webex|online|video|skype/i.test(place) ||
    (place === "" && link !== undefined && MEETING_HOST.test(link));
  return {
    ...(start.day
      ? { interviewOn: { value: start.date, phrase: summary, certain: true } }
      : { interviewAt: { value: { startsAt: start.instant, endsAt, timeZone: start.timeZone }, phrase: summary, certain: start.certain } }),
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
