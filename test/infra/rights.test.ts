import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { ListQuery } from "../../core/ports.ts";
import { listPlace } from "../../functions/aws/keys.ts";
import { asList, type Graph, rightsOf, roleOf } from "./graph.ts";
import { recorded } from "./stages.ts";

const ROOT = join(import.meta.dirname, "../..");

/** All that each function asks of a port, in one look; what that asks of AWS, and needs a right to, is said below. */
const CALLS: Readonly<Record<string, readonly string[]>> = {
  Api: ["alarms.set", "records.create", "records.list", "records.load", "records.replace"],
  Replies: ["alarms.set", "records.create", "records.list", "records.load", "records.replace"],
  Wake: ["alarms.set", "mailbox.remove", "mailer.send", "readQueue.send", "records.list", "records.load", "records.replace"],
  Inbound: ["alarms.set", "mailbox.read", "records.create", "records.list", "records.load", "records.replace"],
  Sweep: ["records.load", "records.oldestReviewSince", "records.overdue", "wakeQueue.backlog", "wakeQueue.send"],
  Feedback: ["alarms.set", "records.load", "records.replace"],
};

const TABLE = "table/TableTable";
const RAW_MAIL = "mailbucketbucket/raw/*";
const WAKE_QUEUE = "WakeQueueQueue";
const INBOUND_QUEUE = "InboundQueueQueue";
const WAKING = { operations: ["SendMessageBatch"], rights: [`sqs:SendMessage ${WAKE_QUEUE}`] };
/** A put that is refused may have to look at what stands there. */
const PUTTING = { operations: ["PutItem", "GetItem"], rights: [`dynamodb:PutItem ${TABLE}`, `dynamodb:GetItem ${TABLE}`] };

type Asked = { operations: readonly string[]; rights: readonly string[] };
/** Which operations of AWS a call of a port may be, and the right that each needs: the action, and on what. */
const ASKED: Readonly<Record<string, Asked>> = {
  "records.load": { operations: ["BatchGetItem"], rights: [`dynamodb:BatchGetItem ${TABLE}`] },
  "records.create": PUTTING,
  "records.replace": PUTTING,
  // Which indexes is a matter of which lists: `listed`.
  "records.list": { operations: ["Query"], rights: [] },
  "records.overdue": { operations: ["Query"], rights: [`dynamodb:Query ${TABLE}/index/due`] },
  "records.oldestReviewSince": { operations: ["Query"], rights: [`dynamodb:Query ${TABLE}/index/toReview`] },
  "alarms.set": {
    operations: ["CreateSchedule", ...WAKING.operations],
    rights: ["scheduler:CreateSchedule schedule/alarms/*", "iam:PassRole role/AlarmRole", ...WAKING.rights],
  },
  "wakeQueue.send": WAKING,
  "wakeQueue.backlog": { operations: ["GetQueueAttributes"], rights: [`sqs:GetQueueAttributes ${WAKE_QUEUE}`] },
  "readQueue.send": { operations: ["SendMessageBatch"], rights: [`sqs:SendMessage ${INBOUND_QUEUE}`] },
  "mailer.send": {
    operations: ["SendRawEmail"],
    rights: ["ses:SendRawEmail identity/followthrough.example", "ses:SendRawEmail configuration-set/followthrough-production"],
  },
  // To be told of a mail that is gone that it is gone.
  "mailbox.read": { operations: ["GetObject"], rights: [`s3:GetObject ${RAW_MAIL}`, "s3:ListBucket mailbucketbucket"] },
  "mailbox.remove": { operations: ["DeleteObject"], rights: [`s3:DeleteObject ${RAW_MAIL}`] },
};

/** What Lambda does in the function's name: it takes from its queue, puts down what failed, and writes the log. */
const FOR_LAMBDA: Readonly<Record<string, readonly string[]>> = {
  Api: [],
  Replies: [],
  Wake: takingFrom(WAKE_QUEUE),
  Inbound: takingFrom(INBOUND_QUEUE),
  Sweep: ["sqs:SendMessage EventsDeadQueue"],
  Feedback: ["sqs:SendMessage EventsDeadQueue"],
};
function takingFrom(queue: string): string[] {
  return ["sqs:DeleteMessage", "sqs:GetQueueAttributes", "sqs:ReceiveMessage"].map((action) => `${action} ${queue}`);
}
const logging = (name: string) =>
  ["logs:CreateLogStream", "logs:PutLogEvents"].map((action) => `${action} log-group:/aws/lambda/followthrough-production-${name}:*`);

/** A resource as the tables above name it: without partition, region, account, stage and the letters that SST adds. */
const shortName = (arn: string) =>
  arn
    .replace(/^arn:aws:[a-z0-9]+:[a-z0-9-]*:\d*:/, "")
    .replace(/^(table\/|schedule\/)?followthrough-production-/, "$1")
    .replace(/-[a-z]{8}(?=$|\/)/, "");

const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

/** The code of a bundle, minified: names of methods and texts are as they were. */
function codeOf(graph: Graph, name: string): string {
  const folder = join(ROOT, dirname(graph.functions[name]?.file ?? ""));
  return readdirSync(folder)
    .filter((file) => file.endsWith(".mjs"))
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .join("\n");
}

/** What each port is made of: without it in the bundle, nothing of it can be called. */
const MADE_OF = {
  records: "Table",
  alarms: "Alarms",
  wakeQueue: "WakeQueue",
  readQueue: "InboundQueue",
  mailer: "SendRawEmailRequest",
  mailbox: "MailBucket",
};

/** Every call of a port in a bundle's code, as far as the port is in it too. */
function callsIn(code: string): string[] {
  return sorted(
    Object.entries(MADE_OF)
      .filter(([, needs]) => code.includes(`("${needs}")`) || code.includes(`"${needs}",`))
      .flatMap(([port]) => [...code.matchAll(new RegExp(`\\.(${port}\\.\\w+)\\(`, "g"))].map((found) => found[1] ?? "")),
  );
}

/** The lists that a bundle's code asks for, by the index that each is in. */
function listed(code: string): string[] {
  // The list of all workspaces also names itself where records are filed.
  const asked = [...code.matchAll(/(?<!index:"byWorkspace",)\blist:"(\w+)"/g)].map((found) => found[1] as ListQuery["list"]);
  const nobodys = { workspaceId: "", candidateId: "", email: "", externalId: "" };
  return sorted(asked.map((list) => `dynamodb:Query ${TABLE}/index/${listPlace({ ...nobodys, list } as ListQuery).index}`));
}

test.each(Object.keys(CALLS))("%s has a right for each call that its bundle can make, and for nothing else", (name) => {
  const graph = recorded("production");
  const code = codeOf(graph, name);
  expect(callsIn(code)).toEqual(CALLS[name]);

  const needed = [
    ...callsIn(code).flatMap((call) => ASKED[call]?.rights ?? [`nothing is known of ${call}`]),
    ...listed(code),
    ...(FOR_LAMBDA[name] ?? []),
    ...logging(name),
  ];
  const given = rightsOf(graph, roleOf(graph, name)).flatMap(({ Action, Resource }) =>
    asList(Action).flatMap((action) => asList(Resource).map((resource) => `${action} ${shortName(resource)}`)),
  );
  expect(sorted(given)).toEqual(sorted(needed));
  expect(rightsOf(graph, roleOf(graph, name)).filter(({ Effect }) => Effect !== "Allow")).toEqual([]);
});

test("every operation of AWS in a bundle is one that some call of a port is known to be", () => {
  const { functions } = recorded("production");
  const inBundles = Object.entries(functions).flatMap(([name, { modules }]) => [
    ...Object.entries(modules)
      .filter(([, bytes]) => bytes > 0)
      .flatMap(([file]) => /\/client-[a-z-]+\/.*\/(\w+)Command\.js$/.exec(file)?.[1] ?? []),
    // S3 is called by name, and not by a class for each operation.
    ...[...codeOf(recorded("production"), name).matchAll(/\("((?:Get|Put|Delete|List|Head|Copy)Object\w*)"/g)].map(
      (found) => found[1] ?? "",
    ),
  ]);
  const known = Object.values(ASKED).flatMap(({ operations }) => operations);
  // DynamoDB's client has it in reserve, for endpoints that are to be discovered. Ours are not.
  expect(sorted(inBundles)).toEqual(sorted([...known, "DescribeEndpoints"]));
});
