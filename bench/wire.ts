import { subscribe } from "node:diagnostics_channel";
import type { ClientRequest } from "node:http";
import { TABLE } from "../functions/aws/table.ts";

/** One call of an AWS client, and for DynamoDB what it takes up, in the units that AWS bills. */
export type Call = {
  service: string;
  operation: string;
  readUnits: number;
  writeUnits: number;
  bytes: number;
  /** Of a mail: the record and message that it is tagged with. */
  mail?: { recordId: string; messageId: string };
};

type Attribute = { S?: string; N?: string; BOOL?: boolean; NULL?: boolean; L?: Attribute[]; M?: Record<string, Attribute> };
type Item = Record<string, Attribute>;

/** The keys of each index: an item that has not both is not in it. */
const INDEX_KEYS = TABLE.GlobalSecondaryIndexes.map(({ KeySchema }) => KeySchema.map(({ AttributeName }) => AttributeName));

/**
 * Listens to every HTTP request that this process makes to the local endpoints, and tells each as the AWS call it is.
 *
 * DynamoDB's units are reckoned as its developer guide says: a consistent read takes one for each 4 kB of an item, a write
 * one for each kB, plus one for each kB of an index entry that is put, and one more where one is taken away.
 */
export function listen(hear: (call: Call) => void): void {
  const items = new Map<string, Item>();
  const sizes = new Map<string, number>();

  function told(request: ClientRequest, body: string): Call | undefined {
    const [, service = ""] = /^\/(ses|scheduler|sqs|s3)\b/.exec(request.path) ?? [];
    const target = String(request.getHeader("x-amz-target") ?? "");
    if (target.startsWith("DynamoDB_")) return dynamo(target.split(".").at(-1) ?? "", body);
    const call = { readUnits: 0, writeUnits: 0, bytes: body.length };
    if (service === "ses") return { ...call, service, ...sending(new URLSearchParams(body)) };
    if (service === "sqs") return { ...call, service, operation: target.split(".").at(-1) ?? "" };
    if (service === "scheduler") return { ...call, service, operation: request.method === "POST" ? "CreateSchedule" : request.method };
    if (service === "s3") return { ...call, service, operation: request.method === "GET" ? "GetObject" : request.method };
    return undefined;
  }

  function dynamo(operation: string, body: string): Call {
    const input = JSON.parse(body) as { RequestItems?: Record<string, { Keys: Item[] }>; Item?: Item; Key?: Item; IndexName?: string };
    const call = { service: "dynamodb", operation, readUnits: 0, writeUnits: 0, bytes: body.length };
    const read = (key: Item | undefined) => Math.max(1, Math.ceil((sizes.get(key?.id?.S ?? "") ?? 0) / 4_096));
    if (operation === "BatchGetItem") {
      const keys = Object.values(input.RequestItems ?? {}).flatMap(({ Keys }) => Keys);
      return { ...call, readUnits: keys.reduce((sum, key) => sum + read(key), 0) };
    }
    if (operation === "GetItem") return { ...call, readUnits: read(input.Key) };
    // The sweep's part: it asks every five minutes, whatever happens.
    if (operation === "Query" && (input.IndexName === "due" || input.IndexName === "toReview")) return { ...call, operation: "Sweep" };
    // Queries read keys alone, some hundred bytes, and not consistently.
    if (operation === "Query") return { ...call, readUnits: 0.5 };
    if (operation !== "PutItem" || input.Item === undefined) return call;
    const id = input.Item.id?.S ?? "";
    const writeUnits = Math.ceil(itemBytes(input.Item) / 1_024) + indexUnits(items.get(id), input.Item);
    items.set(id, input.Item);
    sizes.set(id, itemBytes(input.Item));
    return { ...call, writeUnits };
  }

  subscribe("http.client.request.created", (message) => {
    const { request } = message as { request: ClientRequest };
    const chunks: Buffer[] = [];
    for (const method of ["write", "end"] as const) {
      const original = request[method].bind(request) as (...args: unknown[]) => unknown;
      Object.assign(request, {
        [method](...args: unknown[]) {
          const [chunk] = args;
          if (typeof chunk === "string" || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string));
          if (method === "end") {
            const call = told(request, Buffer.concat(chunks).toString());
            if (call !== undefined) hear(call);
          }
          return original(...args);
        },
      });
    }
  });
}

function sending(form: URLSearchParams): Pick<Call, "operation" | "mail"> {
  const tags = new Map(
    [...form].filter(([name]) => name.endsWith(".Name")).map(([name, tag]) => [tag, form.get(name.replace(/Name$/, "Value"))]),
  );
  return { operation: form.get("Action") ?? "", mail: { recordId: tags.get("record") ?? "", messageId: tags.get("message") ?? "" } };
}

function indexUnits(before: Item | undefined, after: Item): number {
  let units = 0;
  for (const [hash = "", range = ""] of INDEX_KEYS) {
    const entry = (item: Item | undefined) => (item?.[hash] && item[range] ? `${item[hash].S}/${item[range].S}` : undefined);
    if (entry(before) === entry(after)) continue;
    units += (entry(before) === undefined ? 0 : 1) + (entry(after) === undefined ? 0 : 1);
  }
  return units;
}

/** An item's size as DynamoDB counts it: names and values, a few bytes for every list, map and element. */
function itemBytes(item: Item): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + valueBytes(value), 0);
}

function valueBytes({ S, N, L, M }: Attribute): number {
  if (S !== undefined) return Buffer.byteLength(S);
  if (N !== undefined) return Math.ceil(N.length / 2) + 1;
  if (L !== undefined) return 3 + L.reduce((sum, element) => sum + 1 + valueBytes(element), 0);
  if (M !== undefined) return 3 + itemBytes(M) + Object.keys(M).length;
  return 1;
}
