import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { asList, type Graph, rightsOf, roleOf } from "./graph.ts";
import { recorded } from "./stages.ts";

const ROOT = join(import.meta.dirname, "../..");

/** What each call of the SDK needs to be allowed. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  BatchGetItem: ["dynamodb:BatchGetItem"],
  GetItem: ["dynamodb:GetItem"],
  PutItem: ["dynamodb:PutItem"],
  Query: ["dynamodb:Query"],
  CreateSchedule: ["scheduler:CreateSchedule", "iam:PassRole"],
  SendMessageBatch: ["sqs:SendMessage"],
  GetQueueAttributes: ["sqs:GetQueueAttributes"],
  SendRawEmail: ["ses:SendRawEmail"],
  // To be told of a mail that is gone that it is gone.
  GetObject: ["s3:GetObject", "s3:ListBucket"],
  DeleteObject: ["s3:DeleteObject"],
};

const RECORDS = ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:PutItem"];
const ALARMS = ["iam:PassRole", "scheduler:CreateSchedule", "sqs:SendMessage"];
const MAIL_IN = ["s3:GetObject", "s3:ListBucket"];
/** What Lambda does in the function's name: take from its queue. */
const TAKING = ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"];

/** All that each function may do, in one look. Where it may do it says `WHERE`. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  Api: [...RECORDS, "dynamodb:Query", ...ALARMS],
  Replies: [...RECORDS, "dynamodb:Query", ...ALARMS],
  Wake: [...RECORDS, "dynamodb:Query", ...ALARMS, ...MAIL_IN, "s3:DeleteObject", "ses:SendRawEmail", ...TAKING],
  Inbound: [...RECORDS, "dynamodb:Query", ...ALARMS, ...MAIL_IN, ...TAKING],
  Sweep: ["dynamodb:BatchGetItem", "dynamodb:GetItem", "dynamodb:Query", "sqs:GetQueueAttributes", "sqs:SendMessage"],
  Feedback: [...RECORDS, ...ALARMS],
};

const TABLE = "table/TableTable";
const QUEUE = { Wake: "WakeQueueQueue", Inbound: "InboundQueueQueue" } as const;
const ANYONE: Readonly<Record<string, readonly string[]>> = {
  "dynamodb:BatchGetItem": [TABLE],
  "dynamodb:GetItem": [TABLE],
  "dynamodb:PutItem": [TABLE],
  "scheduler:CreateSchedule": ["schedule/alarms/*"],
  "iam:PassRole": ["role/AlarmRole"],
  "s3:GetObject": ["mailbucketbucket/raw/*"],
  "s3:ListBucket": ["mailbucketbucket"],
  "s3:DeleteObject": ["mailbucketbucket/raw/*"],
  "ses:SendRawEmail": ["configuration-set/followthrough-production", "identity/followthrough.example"],
  "sqs:SendMessage": [QUEUE.Wake],
};
const taking = (queue: string) => Object.fromEntries(TAKING.map((action) => [action, [queue]]));
const listing = (...indexes: string[]) => ({ "dynamodb:Query": indexes.map((index) => `${TABLE}/index/${index}`) });
/** Where each may do it: one look says which lists a function reads, and what is sent where. */
const WHERE: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  Api: listing("byExternalId", "byParent", "byWorkspace"),
  Replies: listing("byParent", "byWorkspace"),
  Wake: { ...listing("byParent"), ...taking(QUEUE.Wake) },
  Inbound: { ...listing("byParent"), ...taking(QUEUE.Inbound) },
  Sweep: { ...listing("due"), "sqs:GetQueueAttributes": [QUEUE.Wake], "sqs:SendMessage": ["SweepDeadQueue", QUEUE.Wake] },
  Feedback: { "sqs:SendMessage": ["FeedbackDeadQueue", QUEUE.Wake] },
};

/** A resource as the table above names it: without partition, region, account, stage and the letters that SST adds. */
const shortName = (arn: string) =>
  arn
    .replace(/^arn:aws:[a-z0-9]+:[a-z0-9-]*:\d*:/, "")
    .replace(/^(table\/|schedule\/)?followthrough-production-/, "$1")
    .replace(/-[a-z]{8}(?=$|\/)/, "");

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

function mayDo(graph: Graph, name: string): string[] {
  return sorted(rightsOf(graph, roleOf(graph, name)).flatMap(({ Action }) => asList(Action)));
}

/** The calls that a bundle can make: those of the adapters that are in it. */
function calls(graph: Graph, name: string): string[] {
  const modules = Object.entries(graph.functions[name]?.modules ?? {}).filter(
    ([file, bytes]) => file.startsWith("functions/") && bytes > 0,
  );
  return sorted(
    modules.flatMap(([file]) =>
      [...readFileSync(join(ROOT, file), "utf8").matchAll(/\bnew (\w+)Command\(|\bs3\("(\w+)"/g)].map(
        (found) => found[1] ?? found[2] ?? "",
      ),
    ),
  );
}

test.each(Object.keys(MAY))("%s may do what it does and nothing else", (name) => {
  const graph = recorded("production");
  expect(mayDo(graph, name)).toEqual(sorted(MAY[name] ?? []));
  // Whatever Lambda does in its name aside, each right is there for a call.
  const needed = new Set([...calls(graph, name).flatMap((call) => NEEDED[call] ?? [`nothing is known of ${call}`]), ...TAKING]);
  expect(mayDo(graph, name).filter((action) => !needed.has(action))).toEqual([]);
});

test.each(Object.keys(MAY))("%s may do it there and nowhere else, whatever its bundle calls", (name) => {
  const graph = recorded("production");
  const rights = rightsOf(graph, roleOf(graph, name));
  for (const action of MAY[name] ?? []) {
    const where = rights.filter(({ Action }) => asList(Action).includes(action)).flatMap(({ Resource }) => asList(Resource));
    expect(sorted(where.map(shortName)), action).toEqual(sorted(WHERE[name]?.[action] ?? ANYONE[action] ?? []));
  }
  expect(rights.filter(({ Effect }) => Effect !== "Allow")).toEqual([]);
});

test("every call is known, and some function may make it", () => {
  const graph = recorded("production");
  const made = sorted(Object.keys(MAY).flatMap((name) => calls(graph, name)));
  expect(made).toEqual(sorted(Object.keys(NEEDED)));
  expect(made.flatMap((call) => NEEDED[call] ?? []).filter((action) => !Object.values(MAY).some((may) => may.includes(action)))).toEqual(
    [],
  );
});
