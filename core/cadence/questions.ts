import type { InstantText } from "../clock.ts";
import type { Hold, Situation } from "../interview/situation.ts";
import type { Message } from "../messages.ts";
import { ruleFor } from "./playbook.ts";

/** The earliest question that a mail waits for; `undefined` where it waits for none. */
export function questionHolding(
  { holds }: Pick<Situation, "holds">,
  { kind, cause, dueAt }: Pick<Message, "kind" | "cause"> & { dueAt: InstantText },
): Hold | undefined {
  const rule = ruleFor(kind);
  // What prepares for a moment that will not wait, and the search, which goes on whatever this one comes to (R12).
  if ((rule?.hours === "before" && !cause.endsWith(":passed")) || kind === "before_round" || kind === "keep_searching") return undefined;
  const isAnswer = rule?.unasked === undefined;
  return holds.find(({ since }) => !(isAnswer && dueAt >= since));
}
