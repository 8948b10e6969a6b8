export const STATES = ["scheduled", "interviewed", "waiting", "on_hold", "invited", "offered", "closed"] as const;
export type State = (typeof STATES)[number];
export const OUTCOMES = ["accepted", "declined", "regret", "withdrawn", "silence", "offer_withdrawn", "offer_lapsed"] as const;
export type Outcome = (typeof OUTCOMES)[number];
