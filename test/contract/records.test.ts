import { Temporal } from "temporal-polyfill";
import { afterAll, describe } from "vitest";
import { dynamoRecords } from "../../functions/aws/records.ts";
import { memoryPorts } from "../fakes/memory.ts";
import { createTable, type Engine, startDynalite, startDynoxide } from "./engines.ts";
import { recordsContract } from "./records.contract.ts";

describe("records in memory", () => {
  recordsContract(async () => memoryPorts({ now: () => Temporal.Instant.from("2026-11-23T09:00:00Z") }).records);
});

describe("records in DynamoDB, by dynalite", () => {
  contractOver(startDynalite, { countsBytes: false });
});

/** The path of dynoxide's binary, an engine that was checked against DynamoDB itself; `.ci/run` sets it. */
const dynoxide = process.env.CONTRACT_DYNOXIDE;

describe.skipIf(!dynoxide)("records in DynamoDB, by dynoxide", () => {
  contractOver(() => startDynoxide(dynoxide ?? ""));
});

function contractOver(start: () => Promise<Engine>, options?: { countsBytes: boolean }): void {
  let engine: Engine | undefined;
  recordsContract(async () => {
    engine = await start();
    return dynamoRecords({ client: engine.client, tableName: await createTable(engine) });
  }, options);
  afterAll(() => engine?.stop());
}
