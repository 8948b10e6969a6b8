import { wentOut } from "../messages.ts";
import type { PlanInput } from "./cycle.ts";
import type { Want } from "./want.ts";

/** A draft that went out and turned out wrong is followed by a short note that says to disregard it (DESIGN §3, §5). */
export function disregards(input: PlanInput): Want[] {
  const retracted = new Map(input.situation.retracted.map((r) => [r.eventId as string, r]));
  return input.messages.flatMap((message) => {
    const cause = message.eventId === undefined ? undefined : retracted.get(message.eventId);
    const isWrong = cause !== undefined || message.withdrawn !== undefined;
    if (!isWrong || !wentOut(message.status) || message.audience !== "employer") return [];
    return [
      {
        kind: "disregard" as const,
        cause: `message:${message.id}`,
        dueAt: cause?.at ?? message.deliveredAt ?? input.now,
        ...(message.roundId === undefined ? {} : { roundId: message.roundId }),
        reason: "a draft that we delivered has turned out to be wrong",
      },
    ];
  });
}
