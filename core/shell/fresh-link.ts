import { derivedMessageId } from "../cadence/plan.ts";
import type { Candidate } from "../candidates/candidate.ts";
import type { InstantText } from "../clock.ts";
import { plus } from "../clock.ts";
import { isId } from "../ids.ts";
import type { Message } from "../messages.ts";
import { confirmation } from "./candidates.ts";
import { dueAt } from "./due.ts";
import type { World } from "./store.ts";
import { alarm, change, loadOne, now } from "./store.ts";

/** Whoever types somebody's address into the page can have this many mails sent to them in a day, and no more. */
const PER_DAY_MAX = 3;
/** How the cause of a confirmation begins that was asked for on our page. */
const ASKED_FOR = "asked:";
const DAY_BEFORE = "-PT24H";
const CANDIDATES_MAX = 20;
/** Each costs a query, of whoever asks: a service with more of them links to the page with its own name in it. */
const WORKSPACES_MAX = 40;

/**
 * Mails a candidate a fresh link to their own page, or to confirm their address, if they may be mailed and have not been sent three within a day. Whether
 * it was sent is not told: whoever asks need not be the candidate.
 */
export async function mailFreshLink(world: World, candidateId: string): Promise<void> {
  const load = async () => {
    const candidate = await loadOne(world, "candidate", candidateId);
    return candidate === undefined ? undefined : { record: candidate, candidate };
  };
  if ((await load()) === undefined) return;
  const { record, saved } = await change(world, load, ({ record }) => {
    const at = now(world);
    const next = withLink(record, at);
    return { next, result: undefined, nextDueAt: next === record ? record.nextDueAt : dueAt(next, next, at) };
  });
  if (saved) await alarm(world, record);
}

/** As above, for every candidate with this address: of the workspace, or, where none is named, of any of the first few dozen. */
export async function mailFreshLinkTo(world: World, workspaceId: string, email: string): Promise<void> {
  const workspaces = workspaceId === "" ? (await world.records.list({ list: "workspaces" }, { limit: WORKSPACES_MAX })).ids : [workspaceId];
  const found = await Promise.all(
    workspaces
      .filter((id) => isId("workspace", id))
      .map((id) => world.records.list({ list: "candidates_by_email", workspaceId: id, email }, { limit: CANDIDATES_MAX })),
  );
  await Promise.all(found.flatMap(({ ids }) => ids).map((id) => mailFreshLink(world, id)));
}

/** Who has not confirmed their address gets the question about it again: their link was too old, or is lost. */
function withLink(record: Candidate, at: InstantText): Candidate {
  const { status } = record;
  if (status !== "active" && status !== "unconfirmed") return record;
  const since = plus(at, DAY_BEFORE);
  const isLink = ({ kind, cause }: Message) => kind === "fresh_link" || (kind === "confirm_address" && cause.startsWith(ASKED_FOR));
  const recent = record.messages.filter((message) => isLink(message) && (message.status === "planned" || message.dueAt > since));
  if (recent.length >= PER_DAY_MAX || recent.some((message) => message.status === "planned")) return record;
  const fresh: Message = {
    id: derivedMessageId(record.id, "fresh_link", at),
    kind: "fresh_link",
    audience: "candidate",
    cause: at,
    rule: "",
    reason: "somebody asked for it on our page",
    channel: "email",
    dueAt: at,
    status: "planned",
    statusAt: at,
    attempts: 0,
  };
  // Older ones have served their turn; kept, they would fill the record over the years.
  const kept = record.messages.filter((known) => !isLink(known) || recent.includes(known));
  return { ...record, messages: [...kept, status === "active" ? fresh : confirmation(record.id, `${ASKED_FOR}${at}`, at)] };
}
