import { Ajv2020 } from "ajv/dist/2020.js";
import type { createApp } from "../../functions/routes/app.ts";
import type { Description, Operation } from "../../functions/routes/description.ts";
import type { Answer } from "./api.ts";

type App = ReturnType<typeof createApp>;
type Described = { document: Description; ajv: Ajv2020 };
let reading: Promise<Described> | undefined;

/** The API's description, and a validator over it: read once, since every application describes itself alike. */
function descriptionOf(app: App): Promise<Described> {
  reading ??= (async () => {
    const document = (await (await app.request("/openapi.json")).json()) as Description;
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema(closed(document) as object, "openapi");
    return { document, ajv };
  })();
  return reading;
}

/** An answer may hold nothing that its schema does not name: what is not described must not get out by accident. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== "object" || schema === null) return schema;
  const parts: Record<string, unknown> = Object.fromEntries(Object.entries(schema).map(([name, part]) => [name, closed(part)]));
  const isOpen = parts.type === "object" && parts.properties !== undefined && parts.additionalProperties === undefined;
  return isOpen ? { ...parts, additionalProperties: false } : parts;
}

/** Fails when the API answers what its description does not say: another status, or a body of another form. */
export async function heldToItsDescription(app: App, method: string, url: string, answer: Answer): Promise<void> {
  const path = url.replace(/\?.*/, "");
  if (!path.startsWith("/v1/")) return;
  if (!answer.headers.get("X-Request-Id")?.startsWith("req_")) throw new Error(`${method} ${path} answered without a request id`);
  const { document, ajv } = await descriptionOf(app);
  const verb = method === "HEAD" ? "get" : method.toLowerCase();
  const template = Object.keys(document.paths).find((one) => patternOf(one).test(path)) ?? "";
  const operation = document.paths[template]?.[verb];
  if (operation === undefined) {
    if (answer.status < 400 || answer.status >= 500) throw new Error(`${method} ${path} is not described and answered ${answer.status}`);
    return;
  }
  const said = `${method} ${template} answered ${answer.status}`;
  const response = operation.responses[String(answer.status)];
  if (response === undefined) throw new Error(`${said}, which is not described: ${answer.text}`);
  if (method === "HEAD" || response.content === undefined) {
    if (answer.text !== "") throw new Error(`${said} with a body, which is not described: ${answer.text}`);
    return;
  }
  const type = answer.headers.get("Content-Type")?.split(";")[0] ?? "";
  if (response.content[type] === undefined) throw new Error(`${said} as ${type}, which is not described`);
  const pointer = ["paths", template, verb, "responses", String(answer.status), "content", type, "schema"].map(escaped).join("/");
  const validate = ajv.getSchema(`openapi#/${pointer}`);
  if (validate === undefined) throw new Error(`${said}: no schema was found at ${pointer}`);
  if (validate(answer.body) !== true)
    throw new Error(`${said} against its schema: ${ajv.errorsText(validate.errors)}\n${answer.text.slice(0, 2_000)}`);
}

const escaped = (part: string) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));
const patternOf = (template: string) => new RegExp(`^${template.replace(/\{[^}]+\}/g, "[^/]+")}$`);

/** Every operation of a description, with its method and path. */
export function operations({ paths }: Description): { method: string; path: string; operation: Operation }[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
}
