import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2, Context, SQSBatchResponse, SQSEvent } from "aws-lambda";

/** Something that is due, in words: at an instant. */
export type Due = { at: string; words: string };

/** The production handlers, as Lambda would call them. */
export type Handlers = {
  api(event: APIGatewayProxyEventV2, context: Context): Promise<APIGatewayProxyResultV2>;
  wake(event: SQSEvent, context: Context): Promise<SQSBatchResponse | undefined>;
  inbound(event: SQSEvent, context: Context): Promise<SQSBatchResponse | undefined>;
  sweep(): Promise<void>;
  /** Whether the due index holds something at or before this instant, in milliseconds since the epoch. */
  overdue(untilMs: number): Promise<boolean>;
  /** What these records have to do next, and when, for the mailbox page. */
  dueNext(recordIds: readonly string[]): Promise<Due[]>;
};
