import { createHash } from "node:crypto";
import { Temporal } from "temporal-polyfill";
import type { Clock } from "../clock.ts";
import type { Faults } from "../faults.ts";
import type { Store } from "../store.ts";
import { ACCOUNT_ID, type Queues, queueArn } from "./queues.ts";
import { AwsFailure, type AwsReply, type AwsRequest, type StandIn } from "./server.ts";

type Target = { Arn: string; RoleArn: string; Input?: string; DeadLetterConfig?: { Arn?: string } };
type Row = {
  name: string;
  group_name: string;
  at: number;
  token: string | null;
  hash: string;
  request: string;
  created_at: number;
  completed: number;
};

/** What a caller may ask of the schedules besides their wire format: when the next one is due, and to fire what is. */
export type Schedules = {
  nextAtMs(): number | undefined;
  /** Fires every schedule that is due, in order. @returns how many fired. */
  fireDue(): number;
  upcoming(limit: number): { name: string; atMs: number }[];
  /** Called whenever the next one due may be another. */
  onChange(listener: () => void): void;
};

const NAME = /^[0-9a-zA-Z-_.]{1,64}$/;
const AT = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\)$/;

/** EventBridge Scheduler over REST-JSON: one-time schedules with a queue as their target, which is all that the product sets. */
export function createScheduler(
  store: Store,
  clock: Clock,
  queues: Queues,
  options: { region: string; groups: readonly string[]; faults: Faults },
): StandIn & Schedules {
  const { db } = store;
  db.exec(`
    CREATE TABLE IF NOT EXISTS schedule (
      seq INTEGER PRIMARY KEY AUTOINCREMENT, group_name TEXT NOT NULL, name TEXT NOT NULL, at INTEGER NOT NULL, enabled INTEGER NOT NULL, token TEXT,
      hash TEXT NOT NULL, request TEXT NOT NULL, created_at INTEGER NOT NULL, completed INTEGER NOT NULL DEFAULT 0, UNIQUE (group_name, name)
    );
    CREATE INDEX IF NOT EXISTS schedule_due ON schedule (at) WHERE completed = 0 AND enabled = 1;
  `);
  const insert = db.prepare(
    "INSERT INTO schedule (group_name, name, at, enabled, token, hash, request, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
  );
  const select = db.prepare("SELECT * FROM schedule WHERE group_name = ? AND name = ?");
  const remove = db.prepare("DELETE FROM schedule WHERE group_name = ? AND name = ?");
  const list = db.prepare(
    "SELECT * FROM schedule WHERE group_name = ? AND substr(name, 1, length(?)) = ? AND name > ? ORDER BY name LIMIT ?",
  );
  const next = db.prepare("SELECT min(at) AS at FROM schedule WHERE completed = 0 AND enabled = 1");
  const due = db.prepare("SELECT * FROM schedule WHERE completed = 0 AND enabled = 1 AND at <= ? ORDER BY at, seq");
  const complete = db.prepare("UPDATE schedule SET completed = 1 WHERE group_name = ? AND name = ?");
  const soonest = db.prepare("SELECT name, at FROM schedule WHERE completed = 0 AND enabled = 1 ORDER BY at, seq LIMIT ?");

  const listeners: (() => void)[] = [];
  const changed = (): void => {
    for (const listener of listeners) listener();
  };
  const arnOf = (group: string, name: string): string => `arn:aws:scheduler:${options.region}:${ACCOUNT_ID}:schedule/${group}/${name}`;

  function groupOf(name: unknown): string {
    const group = name === undefined || name === null || name === "" ? "default" : String(name);
    // AWS gives every account a group called "default"; any other must have been created.
    if (group !== "default" && !options.groups.includes(group)) {
      throw new AwsFailure("ResourceNotFoundException", `Schedule group ${group} does not exist.`, 404);
    }
    return group;
  }

  function create(name: string, input: Record<string, unknown>): AwsReply {
    const { atMs, enabled } = validate(name, input);
    const group = groupOf(input.GroupName);
    const token = typeof input.ClientToken === "string" ? input.ClientToken : null;
    const request = JSON.stringify({ ...input, ClientToken: undefined, Name: name });
    const hash = createHash("sha256").update(request).digest("hex");
    const existing = select.get(group, name) as Row | undefined;
    if (existing) {
      const isRetry = token !== null && existing.token === token && existing.hash === hash;
      if (!isRetry) throw new AwsFailure("ConflictException", `Schedule ${name} already exists.`, 409);
    } else {
      insert.run(group, name, atMs, enabled ? 1 : 0, token, hash, request, clock.nowMs());
      changed();
    }
    return json(200, { ScheduleArn: arnOf(group, name) });
  }

  function existingOf(group: string, name: string): Row {
    const row = select.get(group, name) as Row | undefined;
    if (!row) throw new AwsFailure("ResourceNotFoundException", `Schedule ${name} does not exist.`, 404);
    return row;
  }

  function describe(row: Row): object {
    const seconds = row.created_at / 1000;
    const defaults = { State: "ENABLED", ScheduleExpressionTimezone: "UTC", ActionAfterCompletion: "NONE", GroupName: row.group_name };
    return {
      ...defaults,
      ...JSON.parse(row.request),
      Arn: arnOf(row.group_name, row.name),
      CreationDate: seconds,
      LastModificationDate: seconds,
    };
  }

  function listSchedules(query: URLSearchParams): AwsReply {
    const group = groupOf(query.get("ScheduleGroup"));
    const prefix = query.get("NamePrefix") ?? "";
    const max = Number(query.get("MaxResults") ?? 100);
    const rows = list.all(group, prefix, prefix, query.get("NextToken") ?? "", max + 1) as Row[];
    const page = rows.slice(0, max);
    const schedules = page.map((row) => {
      const { Target, State, CreationDate, LastModificationDate } = describe(row) as Record<string, unknown> & { Target: Target };
      const target = { Arn: Target.Arn };
      return { Arn: arnOf(group, row.name), GroupName: group, Name: row.name, State, CreationDate, LastModificationDate, Target: target };
    });
    return json(200, { Schedules: schedules, ...(rows.length > max ? { NextToken: page.at(-1)?.name } : {}) });
  }

  /** The message goes in and the schedule goes away in one transaction, so that nothing between them can be lost. */
  function fire(row: Row): void {
    const { Target: target, ActionAfterCompletion: after } = JSON.parse(row.request) as { Target: Target; ActionAfterCompletion?: string };
    const queue = queueNamed(target.Arn) ?? queueNamed(target.DeadLetterConfig?.Arn);
    const times = options.faults.takeFireTwice() ? 2 : 1;
    for (let time = 0; queue && time < times; time += 1) queues.send(queue, target.Input ?? "{}");
    if (!queue) console.error(`Schedule ${row.name} had nowhere to go: there is no queue ${target.Arn}.`);
    if (after === "DELETE") remove.run(row.group_name, row.name);
    else complete.run(row.group_name, row.name);
  }

  function queueNamed(arn: string | undefined): string | undefined {
    const name = arn?.split(":").at(-1) ?? "";
    return queues.exists(name) && queueArn(name, options.region) === arn ? name : undefined;
  }

  return {
    operation: (request) => operationOf(request).operation,
    handle(request) {
      const { operation, name } = operationOf(request);
      switch (operation) {
        case "CreateSchedule":
          return create(name, parse(request.body));
        case "GetSchedule":
          return json(200, describe(existingOf(groupOf(request.query.get("groupName")), name)));
        case "DeleteSchedule": {
          const group = groupOf(request.query.get("groupName"));
          existingOf(group, name);
          remove.run(group, name);
          changed();
          return json(200, {});
        }
        case "ListSchedules":
          return listSchedules(request.query);
        default:
          throw new AwsFailure("UnknownOperationException", "The local Scheduler does not have this operation.", 404);
      }
    },
    refuse: (failure) => json(failure.status, { Message: failure.message }, { "x-amzn-errortype": failure.code }),
    nextAtMs: () => (next.get() as { at: number | null }).at ?? undefined,
    fireDue() {
      return store.transaction(() => {
        const rows = due.all(clock.nowMs()) as Row[];
        for (const row of rows) fire(row);
        return rows.length;
      });
    },
    onChange(listener) {
      listeners.push(listener);
    },
    upcoming: (limit) => (soonest.all(limit) as { name: string; at: number }[]).map(({ name, at }) => ({ name, atMs: at })),
  };
}

function operationOf(request: AwsRequest): { operation: string; name: string } {
  const [, name = ""] = /^\/schedules\/([^/]+)$/.exec(request.path) ?? [];
  if (request.path === "/schedules" && request.method === "GET") return { operation: "ListSchedules", name: "" };
  const operation = { POST: "CreateSchedule", GET: "GetSchedule", DELETE: "DeleteSchedule" }[request.method];
  return { operation: name && operation ? operation : "Unknown", name: decodeURIComponent(name) };
}

function invalid(message: string): AwsFailure {
  return new AwsFailure("ValidationException", message);
}

function parse(body: Buffer): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body.toString());
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw invalid("The request is not a JSON object.");
}

function validate(name: string, input: Record<string, unknown>): { atMs: number; enabled: boolean } {
  if (!NAME.test(name)) {
    throw invalid(
      `1 validation error detected: Value '${name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[0-9a-zA-Z-_.]+$ and have length less than or equal to 64`,
    );
  }
  const { Mode: mode } = (input.FlexibleTimeWindow ?? {}) as { Mode?: unknown };
  if (mode !== "OFF" && mode !== "FLEXIBLE") throw missing("flexibleTimeWindow.mode");
  const target = (input.Target ?? {}) as Partial<Target>;
  if (!target.Arn) throw missing("target.arn");
  if (!target.RoleArn) throw missing("target.roleArn");
  if (!/^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$/.test(target.Arn)) throw invalid(`Provided Arn is not in correct format: ${target.Arn}.`);
  if (!/^arn:aws(-[a-z]+)*:iam::\d{12}:role\/.+$/.test(target.RoleArn))
    throw invalid(`Value '${target.RoleArn}' at 'target.roleArn' is not the ARN of a role.`);
  const after = input.ActionAfterCompletion;
  if (after !== undefined && after !== "DELETE" && after !== "NONE")
    throw invalid(`Value '${String(after)}' at 'actionAfterCompletion' must be NONE or DELETE.`);
  return { atMs: instantOf(input), enabled: input.State !== "DISABLED" };
}

function missing(path: string): AwsFailure {
  return invalid(`1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`);
}

/** An `at(...)` is a wall clock time in the schedule's zone, UTC when none is named. */
function instantOf(input: Record<string, unknown>): number {
  const expression = input.ScheduleExpression;
  const [, local] = typeof expression === "string" ? (AT.exec(expression) ?? []) : [];
  if (!local) throw invalid(`Invalid Schedule Expression ${String(expression)}.`);
  const zone = typeof input.ScheduleExpressionTimezone === "string" ? input.ScheduleExpressionTimezone : "UTC";
  try {
    return Temporal.PlainDateTime.from(local, { overflow: "reject" }).toZonedDateTime(zone).epochMilliseconds;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalid(`Invalid Schedule Expression ${String(expression)} in time zone ${zone}.`);
  }
}

function json(status: number, body: object, headers: Record<string, string> = {}): AwsReply {
  return { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) };
}
