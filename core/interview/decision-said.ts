import type * as z from "zod";
import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import { anchorOf } from "../replies/dates.ts";
import { decisionIn } from "../replies/extract-decision.ts";
import { sentencesOf } from "../replies/extract-split.ts";
import type { Promised } from "./events.ts";
import type { Decision, Round } from "./facts.ts";

/**
 * When they decide, as somebody says it: by the day that is named, else by what they said. "In three weeks" counts from the
 * round, as the candidate's own answers do (R2); words that name no day are waited for all the same (R5).
 */
export function promisedIn(
  decision: z.infer<typeof Decision> | undefined,
  round: Pick<Round, "endsAt"> | undefined,
  now: InstantText,
  { timeZone }: Candidate,
): Promised {
  if (decision?.by !== undefined) return { decisionBy: decision.by };
  if (decision?.said === undefined) return {};
  // The reader looks for the day of a decision in what an employer writes.
  const said = decision.said.replace(/[.!\s]+$/u, "");
  const anchor = anchorOf(round?.endsAt ?? now, timeZone);
  if (anchor === null) return {};
  const read = (text: string) => decisionIn(sentencesOf(text, anchor), anchor, { offers: false });
  const decisionBy = read(`We will let you know ${said}.`) ?? read(`We will let you know by ${said}.`);
  if (decisionBy === null) return {};
  const { value, phrase, certain, from } = decisionBy;
  if (!certain) return { decisionRoughly: { by: value, phrase } };
  return { decisionBy: value, ...(from === undefined ? {} : { decisionRange: { from, phrase } }) };
}
