/** `scheduled` a round is ahead · `interviewed` it is over, thank-you not yet sent · `invited` next round offered, date not known. */
export const STATES = ["scheduled", "interviewed", "waiting", "on_hold", "invited", "offered", "closed"] as const;
export type State = (typeof STATES)[number];

export const OUTCOMES = ["accepted", "declined", "regret", "withdrawn", "silence", "offer_withdrawn", "offer_lapsed"] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The columns of the table: every state in which an interview is open, then every outcome with which it is closed. */
export const STANDINGS = ["scheduled", "interviewed", "waiting", "on_hold", "invited", "offered", ...OUTCOMES] as const;
export type Standing = (typeof STANDINGS)[number];

/** The rows: what happened, told apart as far as it matters for where the interview goes. */
export const TRIGGERS = [
  "round_set_ahead",
  "round_over",
  "round_over_more_ahead",
  "round_off",
  "round_off_one_held",
  "round_off_more_ahead",
  "acknowledgement",
  "status_update",
  "status_update_round_ahead",
  "info_request",
  "on_hold",
  "second_interview_dated",
  "second_interview_undated",
  "offer",
  "regret",
  "offer_withdrawn",
  "thank_you_done",
  "chaser_done",
  "draft_done",
  "withdrawal_sent",
  "decision_promised",
  "offer_accepted",
  "offer_signed",
  "offer_declined",
  "change_requested",
  "tell_first_choice",
  "withdrawn",
  "put_on_hold",
  "resumed",
  "resumed_round_ahead",
  "resumed_offer_open",
  "hold_ended",
  "hold_ended_round_ahead",
  "hold_ended_offer_open",
  "offer_lapsed",
  "silence",
  "not_yet",
  "closed",
  "reopened",
  "reopened_round_ahead",
  "reopened_offer_open",
  "put_on_record",
] as const;
export type Trigger = (typeof TRIGGERS)[number];

/**
 * One cell. `to` is where it leads. `ask` says that a mail read by the machine is not enough for it: the candidate is asked,
 * and only somebody's word leads there (R36). `refused` is said to whoever asked for it; in a fold it changes nothing, unless
 * it had been taken before we heard of the mail that was written before it: then it `stands`.
 */
export type Cell = { to: Standing; ask?: true } | { refused: string; stands?: Standing } | "stay";

/** A cell for each standing, in the order of `STANDINGS`: the compiler counts them. */
type Cells<T extends readonly unknown[]> = { readonly [K in keyof T]: Cell };
type Row = Cells<typeof STANDINGS>;

const ok = "stay" satisfies Cell;
const Sch = { to: "scheduled" } satisfies Cell;
const Int = { to: "interviewed" } satisfies Cell;
const Wai = { to: "waiting" } satisfies Cell;
const Hld = { to: "on_hold" } satisfies Cell;
const Inv = { to: "invited" } satisfies Cell;
const Off = { to: "offered" } satisfies Cell;
const Acc = { to: "accepted" } satisfies Cell;
const Dec = { to: "declined" } satisfies Cell;
const Reg = { to: "regret" } satisfies Cell;
const Wdr = { to: "withdrawn" } satisfies Cell;
const Sil = { to: "silence" } satisfies Cell;
const Gon = { to: "offer_withdrawn" } satisfies Cell;
const Lap = { to: "offer_lapsed" } satisfies Cell;
const askSch = { ...Sch, ask: true } satisfies Cell;
const askWai = { ...Wai, ask: true } satisfies Cell;
const askHld = { ...Hld, ask: true } satisfies Cell;
const askInv = { ...Inv, ask: true } satisfies Cell;
const askOff = { ...Off, ask: true } satisfies Cell;
const askGon = { ...Gon, ask: true } satisfies Cell;
const none = {
  refused: "there is no open offer on this interview: record it first with the action `heard` and the intent `offer`",
} satisfies Cell;
const free = { refused: "the interview is not on hold" } satisfies Cell;
const shut = { refused: "the interview is closed: reopen it first with the action `reopened`" } satisfies Cell;
const shutWdr = { ...shut, stands: "withdrawn" } satisfies Cell;
const shutDec = { ...shut, stands: "declined" } satisfies Cell;

/**
 * What happens to an interview, whatever its state: the one table. Read across: what happened; read down: where the
 * interview stood. Exhaustive by its type; the diagram in `docs/states.md` is generated from it.
 *
 * A regret, or a hold, where an offer stands is a contradiction unless somebody says so: after a regret the offer is gone. An offer can be
 * withdrawn that we never heard of, made by phone say. An invitation while an offer is open leaves the offer open. News after
 * a regret or silence asks whether it goes on (R36); news that ends a hold is a row of `hold_ended` (R17, R22).
 */
// biome-ignore format: a table is read by its columns
export const STATE_TABLE: Record<Trigger, Row> = {
  //                        scheduled interviewed waiting on_hold invited offered  accepted declined regret withdrawn silence offer_withdrawn offer_lapsed
  round_set_ahead:          [ok    , Sch   , Sch   , Sch   , Sch   , ok    ,   shut  , shut  , shut  , shut  , shut  , shut  , shut  ],
  round_over:               [Int   , ok    , ok    , ok    , ok    , ok    ,   ok    , ok    , ok    , ok    , ok    , ok    , ok    ],
  round_over_more_ahead:    [ok    , ok    , ok    , ok    , ok    , ok    ,   ok    , ok    , ok    , ok    , ok    , ok    , ok    ],
  round_off:                [Inv   , Inv   , Inv   , ok    , ok    , ok    ,   ok    , ok    , ok    , ok    , ok    , ok    , ok    ],
  round_off_one_held:       [Wai   , Wai   , ok    , ok    , ok    , ok    ,   ok    , ok    , ok    , ok    , ok    , ok    , ok    ],
  round_off_more_ahead:     [ok    , Sch   , Sch   , ok    , Sch   , ok    ,   ok    , ok    , ok    , ok    , ok    , ok    , ok    ],
  acknowledgement:          [ok    , ok    , ok    , ok    , ok    , ok    ,   ok    , ok    , ok    , ok    , ok    , ok    , ok    ],
  status_update:            [ok    , Wai   , ok    , ok    , ok    , ok    ,   ok    , ok    , askWai, ok    , askWai, ok    , ok    ],
  status_update_round_ahead:[ok    , Wai   , ok    , ok    , ok    , ok    ,   ok    , ok    , askSch, ok    , askSch, ok    , ok    ],
  info_request:             [ok    , Wai   , ok    , ok    , ok    , ok    ,   ok    , ok    , ok    , ok    , ok    , ok    , ok    ],
  on_hold:                  [Hld   , Hld   , Hld   , ok    , Hld   , askHld,   ok    , ok    , ok    , ok    , ok    , ok    , ok    ],
  second_interview_dated:   [ok    , Sch   , Sch   , Sch   , Sch   , ok    ,   ok    , askSch, askSch, askSch, askSch, askSch, askSch],
  second_interview_undated: [ok    , Inv   , Inv   , Inv   , ok    , ok    ,   ok    , askInv, askInv, askInv, askInv, askInv, askInv],
  offer:                    [Off   , Off   , Off   , Off   , Off   , ok    ,   ok    , askOff, askOff, askOff, askOff, askOff, askOff],
  regret:                   [Reg   , Reg   , Reg   , Reg   , Reg   , askGon,   askGon, ok    , ok    , ok    , Reg   , ok    , ok    ],
  offer_withdrawn:          [Gon   , Gon   , Gon   , Gon   , Gon   , Gon   ,   Gon   , ok    , ok    , ok    , ok    , ok    , ok    ],
  thank_you_done:           [ok    , Wai   , ok    , ok    , ok    , ok    ,   ok    , ok    , ok    , ok    , ok    , ok    , ok    ],
  chaser_done:              [ok    , Wai   , ok    , ok    , ok    , ok    ,   ok    , ok    , ok    , ok    , ok    , ok    , ok    ],
  draft_done:               [ok    , ok    , ok    , ok    , ok    , ok    ,   ok    , ok    , ok    , ok    , ok    , ok    , ok    ],
  withdrawal_sent:          [Wdr   , Wdr   , Wdr   , Wdr   , Wdr   , Wdr   ,   ok    , ok    , ok    , ok    , ok    , ok    , ok    ],
  decision_promised:        [ok    , ok    , ok    , ok    , ok    , ok    ,   shut  , shut  , shut  , shut  , shut  , shut  , shut  ],
  offer_accepted:           [none  , none  , none  , none  , none  , ok    ,   shut  , shut  , shut  , shut  , shut  , shut  , shut  ],
  offer_signed:             [none  , none  , none  , none  , none  , Acc   ,   ok    , shut  , shut  , shut  , shut  , shut  , shut  ],
  offer_declined:           [none  , none  , none  , none  , none  , Dec   ,   shut  , ok    , shutDec, shut, shut  , shutDec, shut  ],
  change_requested:         [none  , none  , none  , none  , none  , ok    ,   shut  , shut  , shut  , shut  , shut  , shut  , shut  ],
  tell_first_choice:        [none  , none  , none  , none  , none  , ok    ,   shut  , shut  , shut  , shut  , shut  , shut  , shut  ],
  withdrawn:                [Wdr   , Wdr   , Wdr   , Wdr   , Wdr   , Wdr   ,   shut  , shut  , shutWdr, ok  , Wdr   , shutWdr, shut  ],
  put_on_hold:              [Hld   , Hld   , Hld   , ok    , Hld   , Hld   ,   shut  , shut  , shut  , shut  , shut  , shut  , shut  ],
  resumed:                  [free  , free  , free  , Wai   , free  , free  ,   shut  , shut  , shut  , shut  , shut  , shut  , shut  ],
  resumed_round_ahead:      [free  , free  , free  , Sch   , free  , free  ,   shut  , shut  , shut  , shut  , shut  , shut  , shut  ],
  resumed_offer_open:       [free  , free  , free  , Off   , free  , free  ,   shut  , shut  , shut  , shut  , shut  , shut  , shut  ],
  hold_ended:               [ok    , ok    , ok    , Wai   , ok    , ok    ,   ok    , ok    , ok    , ok    , ok    , ok    , ok    ],
  hold_ended_round_ahead:   [ok    , ok    , ok    , Sch   , ok    , ok    ,   ok    , ok    , ok    , ok    , ok    , ok    , ok    ],
  hold_ended_offer_open:    [ok    , ok    , ok    , Off   , ok    , ok    ,   ok    , ok    , ok    , ok    , ok    , ok    , ok    ],
  offer_lapsed:             [ok    , ok    , ok    , ok    , ok    , Lap   ,   ok    , ok    , ok    , ok    , ok    , ok    , ok    ],
  silence:                  [ok    , Sil   , Sil   , ok    , Sil   , ok    ,   ok    , ok    , ok    , ok    , ok    , ok    , ok    ],
  not_yet:                  [ok    , ok    , ok    , ok    , ok    , ok    ,   shut  , shut  , shut  , shut  , shut  , shut  , shut  ],
  closed:                   [Sil   , Sil   , Sil   , Sil   , Sil   , Sil   ,   ok    , ok    , ok    , ok    , ok    , ok    , ok    ],
  reopened:                 [ok    , ok    , ok    , ok    , ok    , ok    ,   Wai   , Wai   , Wai   , Wai   , Wai   , Wai   , Wai   ],
  reopened_round_ahead:     [ok    , ok    , ok    , ok    , ok    , ok    ,   Sch   , Sch   , Sch   , Sch   , Sch   , Sch   , Sch   ],
  reopened_offer_open:      [ok    , ok    , ok    , ok    , ok    , ok    ,   Off   , Off   , Wai   , Off   , Off   , Wai   , Off   ],
  put_on_record:            [ok    , ok    , ok    , ok    , ok    , ok    ,   ok    , ok    , ok    , ok    , ok    , ok    , ok    ],
};

/** The column of an interview. */
export function standingOf(state: State, outcome: Outcome | null): Standing {
  return state === "closed" ? (outcome ?? "silence") : state;
}

/** State and outcome of a column. */
export function fromStanding(standing: Standing): { state: State; outcome: Outcome | null } {
  const outcome = OUTCOMES.find((o) => o === standing);
  if (outcome !== undefined) return { state: "closed", outcome };
  const state = STATES.find((s) => s === standing);
  if (state === undefined) throw new TypeError(`no such standing: ${standing}`);
  return { state, outcome: null };
}

/** The cell for what happened to an interview that stands there. */
export function cellOf(standing: Standing, trigger: Trigger): Cell {
  return STATE_TABLE[trigger][STANDINGS.indexOf(standing)] ?? ok;
}
