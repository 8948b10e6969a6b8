import type { SiblingFacts } from "../cadence/siblings.ts";
import type { Id } from "../ids.ts";
import type { WakingRecord } from "../record.ts";
import type { InterviewEvent } from "./events.ts";
import type { Outcome, State } from "./state-table.ts";

/**
 * One hiring process at one company for one role, as stored. The events are the truth and are never dropped; state and
 * outcome are folded from them and kept beside them so that lists can filter; messages are what was planned and became of it.
 */
export type Interview = WakingRecord & {
  type: "interview";
  id: Id<"interview">;
  workspaceId: Id<"workspace">;
  candidateId: Id<"candidate">;
  events: InterviewEvent[];
  state: State;
  outcome: Outcome | null;
  /** The time-zone data under which it was planned; what was planned under other data is planned again (R32). */
  zones?: string;
  /** What is known of the candidate's other interviews (R12, R24–R26, R35). Absent while this is the only one. */
  siblings?: SiblingFacts[];
  /** What the others were last told, or are owed, of this one. */
  told?: SiblingFacts;
};
