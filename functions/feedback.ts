import type { SNSEvent } from "aws-lambda";
import * as z from "zod";
import { type Feedback, takeFeedback } from "../core/shell/feedback.ts";
import type { World } from "../core/shell/store.ts";
import { awsWorld } from "./aws/runtime.ts";
import { parseJson } from "./json.ts";

const Mail = z.object({ tags: z.object({ record: z.tuple([z.string()]), message: z.tuple([z.string()]) }) });

/** What SES tells of a mail after it took it (SES developer guide, "Contents of event data that Amazon SES publishes to Amazon SNS"). */
const Told = z.discriminatedUnion("eventType", [
  z.object({
    eventType: z.literal("Bounce"),
    mail: Mail,
    bounce: z.object({
      bounceType: z.enum(["Permanent", "Transient", "Undetermined"]),
      bounceSubType: z.string(),
      bouncedRecipients: z.array(z.object({ status: z.string().optional() })),
    }),
  }),
  z.object({ eventType: z.literal("Complaint"), mail: Mail, complaint: z.object({ complaintFeedbackType: z.string().nullish() }) }),
]);

/** What is to be done about an event; `undefined` for one that changes nothing. */
function feedbackOf(told: z.infer<typeof Told>): Feedback | undefined {
  const [recordId] = told.mail.tags.record;
  const [messageId] = told.mail.tags.message;
  switch (told.eventType) {
    case "Bounce": {
      const { bounceType, bounceSubType, bouncedRecipients } = told.bounce;
      // A full mailbox, or one that was away: the next mail may arrive.
      if (bounceType !== "Permanent") return undefined;
      // By RFC 3463's code alone: the server's own words may name addresses.
      const code = /^\d\.\d{1,3}\.\d{1,3}$/.exec(bouncedRecipients[0]?.status ?? "")?.[0];
      return { recordId, messageId, what: "bounced", detail: [bounceSubType, code].filter((part) => part !== undefined).join(", ") };
    }
    case "Complaint":
      // Somebody took the mail out of the spam folder (RFC 5965, section 7.3).
      if (told.complaint.complaintFeedbackType === "not-spam") return undefined;
      return { recordId, messageId, what: "complained", detail: "" };
    default:
      return told satisfies never;
  }
}

/** Hears of mails that came back or were complained about. What fails is thrown: Lambda asks again, and then puts it down. */
export function feedbackHandler(runtime: World) {
  return async (event: SNSEvent): Promise<void> => {
    for (const { Sns } of event.Records) {
      const told = Told.safeParse(parseJson(Sns.Message));
      if (!told.success) {
        runtime.log("info", "an event that is no feedback was left", { snsId: Sns.MessageId });
        continue;
      }
      const feedback = feedbackOf(told.data);
      if (feedback === undefined) continue;
      const { recordId, messageId, what } = feedback;
      runtime.log("warn", "a mail came back", { recordId, messageId, what });
      await takeFeedback(runtime, feedback);
    }
  };
}

export const handler = feedbackHandler(awsWorld());
