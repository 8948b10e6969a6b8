import type { APIGatewayProxyEventV2, APIGatewayProxyResultV2, Context, SQSBatchResponse, SQSEvent } from "aws-lambda";

/** The production handlers, as Lambda would call them. */
export type Handlers = {
  api(event: APIGatewayProxyEventV2, context: Context): Promise<APIGatewayProxyResultV2>;
  wake(event: SQSEvent, context: Context): Promise<SQSBatchResponse | undefined>;
  inbound(event: SQSEvent, context: Context): Promise<SQSBatchResponse | undefined>;
  sweep(): Promise<void>;
  /** Whether the due index holds something at or before this instant, in milliseconds since the epoch. */
  overdue(untilMs: number): Promise<boolean>;
  /** What these records have to do next, in words for the mailbox page. */
  inWords(recordIds: readonly string[]): Promise<Record<string, string>>;
};
