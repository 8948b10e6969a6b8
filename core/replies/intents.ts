/** What an employer's reply can mean (DESIGN §5.7). The order has no meaning; the names are part of the API. */
export const INTENTS = [
  "regret",
  "second_interview",
  "offer",
  "acknowledgement",
  "status_update",
  "on_hold",
  "info_request",
  "offer_withdrawn",
  "unrelated",
] as const;

export type Intent = (typeof INTENTS)[number];

/** What is never confused with a regret. */
export const GOOD_NEWS: readonly Intent[] = ["offer", "second_interview"];

/** What says that the process goes on: asked about where the interview is closed (R36). */
export const GOING_ON: readonly Intent[] = [...GOOD_NEWS, "status_update"];

/** At or above this confidence a reading is applied without asking the candidate (DESIGN §5.8). */
export const APPLY_CONFIDENCE = 0.9;

/** The rule of an offer that names another role than the one on record. */
export const OF_ANOTHER_ROLE = "offer: of another role than yours";
