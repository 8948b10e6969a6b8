import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { ACCOUNT, all, asList, type Graph, matches, rightsOf, roleOf, type Statement, textAt } from "./graph.ts";
import type { Endpoints } from "./lambda.ts";

/** What a call asks to be allowed: an action on a resource, in a context that conditions may ask about. */
type Ask = { action: string; resource: string; context?: Record<string, string> };
type Call = { method: string; path: string; headers: IncomingHttpHeaders; body: string };

export type Gate = { urls: Endpoints; denied: string[]; close(): void };

/**
 * Stands between the functions and the local endpoints as IAM does: a call passes when the role of the function that makes it
 * allows its action on its resource, and is refused and noted otherwise. A function says who it is by the key it signs with.
 */
export async function startGate(graph: Graph, urls: Endpoints): Promise<Gate> {
  const denied: string[] = [];
  const servers = await Promise.all([urls.aws, urls.dynamoDb].map((target) => serve(graph, target, denied)));
  const [aws = "", dynamoDb = ""] = servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return {
    urls: { aws, dynamoDb },
    denied,
    close() {
      for (const server of servers) server.close().closeAllConnections();
    },
  };
}

async function serve(graph: Graph, target: string, denied: string[]): Promise<Server> {
  const server = createServer(async (request, response) => {
    const { method = "", url: path = "", headers } = request;
    const bytes = await buffer(request);
    const [, who = ""] = /Credential=([^/]+)\//.exec(headers.authorization ?? "") ?? [];
    const rights = all(graph, "role").some(({ name }) => name === `${who}Role`) ? rightsOf(graph, roleOf(graph, who)) : [];
    const refused = asksOf(graph, { method, path, headers, body: bytes.toString() }).filter((ask) => !isAllowed(rights, ask));
    if (refused.length > 0) {
      denied.push(...refused.map(({ action, resource }) => `${who} may not ${action} on ${resource}`));
      response.writeHead(403, { "content-type": "application/x-amz-json-1.0" }).end('{"__type":"AccessDeniedException"}');
      return;
    }
    const onward = httpRequest(new URL(path, target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    onward.end(bytes);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return server;
}

/** What the operation of a call has to be allowed, by each service's own words ("Actions, resources, and condition keys"). */
function asksOf({ app: { region } }: Graph, { method, path, headers, body }: Call): Ask[] {
  const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${ACCOUNT}:${rest}`;
  const operation = String(headers["x-amz-target"] ?? "").split(".")[1] ?? "";
  if (String(headers["x-amz-target"]).startsWith("DynamoDB_")) {
    const { TableName, IndexName, RequestItems } = JSON.parse(body) as { TableName?: string; IndexName?: string; RequestItems?: object };
    const tables = TableName === undefined ? Object.keys(RequestItems ?? {}) : [TableName];
    const index = IndexName === undefined ? "" : `/index/${IndexName}`;
    return tables.map((table) => ({ action: `dynamodb:${operation}`, resource: arn("dynamodb", `table/${table}${index}`) }));
  }
  const [, service, rest = ""] = /^\/(\w+)\/?([^?]*)/.exec(path) ?? [];
  switch (service) {
    case "sqs": {
      const { QueueUrl } = JSON.parse(body) as { QueueUrl: string };
      return [{ action: `sqs:${operation.replace(/Batch$/, "")}`, resource: arn("sqs", QueueUrl.split("/").at(-1) ?? "") }];
    }
    case "scheduler": {
      const { GroupName, Target } = JSON.parse(body) as { GroupName: string; Target: { RoleArn: string } };
      const schedule = arn("scheduler", `schedule/${GroupName}/${rest.split("/").at(-1)}`);
      const context = { "iam:PassedToService": "scheduler.amazonaws.com" };
      return [
        { action: method === "POST" ? "scheduler:CreateSchedule" : `scheduler:${method}`, resource: schedule },
        { action: "iam:PassRole", resource: Target.RoleArn, context },
      ];
    }
    case "ses": {
      const form = new URLSearchParams(body);
      const source = form.get("Source") ?? "";
      const on = [`identity/${source.split("@")[1]}`, `configuration-set/${form.get("ConfigurationSetName")}`];
      const context = { "ses:FromAddress": source };
      return on.map((one) => ({ action: `ses:${form.get("Action")}`, resource: arn("ses", one), context }));
    }
    case "s3":
      return [{ action: `s3:${{ GET: "GetObject", DELETE: "DeleteObject" }[method] ?? method}`, resource: `arn:aws:s3:::${rest}` }];
    default:
      return [{ action: `${service}:${method}`, resource: path }];
  }
}

function isAllowed(rights: readonly Statement[], { action, resource, context = {} }: Ask): boolean {
  return rights.some(
    ({ Effect, Action, Resource, Condition = {} }) =>
      Effect === "Allow" &&
      asList(Action).some((pattern) => matches(pattern, action)) &&
      asList(Resource).some((pattern) => matches(pattern, resource)) &&
      Object.entries(Condition).every(
        ([test, wanted]) =>
          test === "StringEquals" && Object.entries(wanted).every(([key, values]) => asList(values).includes(context[key] ?? "")),
      ),
  );
}

/** A graph in which a function's role has lost all rights on what an ARN holds. */
export function withoutRight(graph: Graph, name: string, part: string): Graph {
  const copy = structuredClone(graph);
  for (const policy of roleOf(copy, name).inputs.inlinePolicies as { policy: string }[]) {
    const Statement = (JSON.parse(textAt(policy, "policy")) as { Statement: Statement[] }).Statement;
    policy.policy = JSON.stringify({ Statement: Statement.filter(({ Resource }) => !asList(Resource).some((arn) => arn.includes(part))) });
  }
  return copy;
}
