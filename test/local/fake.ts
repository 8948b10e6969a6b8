import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SQSRecord } from "aws-lambda";
import { onTestFinished } from "vitest";
import type { Clock } from "../../local/clock.ts";
import type { Handlers } from "../../local/handlers.ts";
import { type Local, startLocal } from "../../local/start.ts";
import { fakeHandlers } from "./fake-handlers.ts";

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "followthrough-test-"));
}

/** A running instance around fake handlers, closed when the test is over. */
export async function startFake(handlers: (clock: Clock) => Partial<Handlers> = () => ({}), dataDir = temporaryFolder()): Promise<Local> {
  const local = await startLocal({ port: 0, smtpPort: 0, dataDir, handlers: async (clock) => fakeHandlers(handlers(clock)) });
  onTestFinished(() => local.close());
  return local;
}

/** A queue handler that notes what it is handed and says which of it failed. */
export function recording(failing: (record: SQSRecord) => boolean = () => false) {
  const records: SQSRecord[] = [];
  const handler: Handlers["wake"] = async (event) => {
    records.push(...event.Records);
    return { batchItemFailures: event.Records.filter(failing).map(({ messageId }) => ({ itemIdentifier: messageId })) };
  };
  return { records, handler };
}

/** What a call to AWS was refused with. */
export async function refusal(call: Promise<unknown>): Promise<{ name: string; message: string; status: number | undefined }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error) {
      const { httpStatusCode } = (error as { $metadata?: { httpStatusCode?: number } }).$metadata ?? {};
      return { name: error.name, message: error.message, status: httpStatusCode };
    }
    throw error;
  }
  throw new Error("The call was expected to be refused.");
}
