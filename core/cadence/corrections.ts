import type { Message } from "../messages.ts";
import { wentOut } from "../messages.ts";
import type { PlanInput } from "./cycle.ts";
import { signedElsewhere } from "./siblings.ts";
import type { Want } from "./want.ts";

/** R27: what was signed elsewhere is gone, and the withdrawal for it lies unsent in the inbox. One that was sent stands. */
function isNoMoreWithdrawn(input: PlanInput, message: Message): boolean {
  const { situation, createdAt, siblings } = input;
  return (
    message.kind === "withdrawal" &&
    message.status === "delivered" &&
    message.cause.startsWith("signed:") &&
    situation.state !== "closed" &&
    signedElsewhere(createdAt, siblings) === undefined
  );
}

/** A draft that went out and turned out wrong is followed by a short note that says to disregard it (DESIGN §3, §5). */
export function disregards(input: PlanInput): Want[] {
  const retracted = new Map(input.situation.retracted.map((r) => [r.eventId as string, r]));
  return input.messages.flatMap((message) => {
    const cause = message.eventId === undefined ? undefined : retracted.get(message.eventId);
    const isWrong = cause !== undefined || message.withdrawn !== undefined || isNoMoreWithdrawn(input, message);
    if (!isWrong || !wentOut(message.status) || message.audience !== "employer") return [];
    const known = input.messages.find((other) => other.kind === "disregard" && other.cause === `message:${message.id}`);
    return [
      {
        kind: "disregard" as const,
        cause: `message:${message.id}`,
        dueAt: cause?.at ?? known?.dueAt ?? input.now,
        ...(message.roundId === undefined ? {} : { roundId: message.roundId }),
        reason: "a draft that we delivered has turned out to be wrong",
      },
    ];
  });
}
