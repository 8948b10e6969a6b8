import { lines } from "./clean.ts";
import type { Draft, Place } from "./content.ts";

/**
 * A place is marked in a draft's body by private-use characters, which no record and no mail can bring along (`clean.ts`
 * takes them out), so that a text which happens to look like a mark is only text.
 */
const OPEN = "\uE000";
const CLOSE = "\uE001";
const MARK = /\uE000([a-z_]+)\uE001/gu;

/** The mark of a place, for templates. */
export function mark(name: string): string {
  return `${OPEN}${name}${CLOSE}`;
}

/** The body as it is shown: each place as a dotted line with what belongs there. */
export function shownBody(draft: Draft): string {
  return draft.body.replace(MARK, (_, name: string) => {
    const place = draft.places?.find((p) => p.name === name);
    return place === undefined ? "" : `…… ${place.label} ……`;
  });
}

/** Whether the draft can be sent as it stands: no place in it waits to be filled. */
export function isComplete(draft: Draft): boolean {
  return draft.body.search(MARK) === -1;
}

/**
 * The draft with the candidate's own words in its places. A place left empty drops out with its paragraph when it is
 * optional; otherwise it stays, and the draft is still not complete.
 */
export function fillPlaces(draft: Draft, values: Readonly<Record<string, string>>): Draft {
  const left: Place[] = [];
  const body = draft.body
    .split("\n\n")
    .map((paragraph) => {
      let dropped = false;
      const filled = paragraph.replace(MARK, (whole, name: string) => {
        const value = lines(values[name] ?? "", 2_000);
        const place = draft.places?.find((p) => p.name === name);
        if (value !== "") return value;
        if (place === undefined || place.optional) dropped = true;
        else left.push(place);
        return whole;
      });
      return dropped ? "" : filled;
    })
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
  const { places: _, ...rest } = draft;
  return { ...rest, body, ...(left.length === 0 ? {} : { places: left }) };
}
