import { OpenAPIRegistry, OpenApiGeneratorV31 } from "@asteasolutions/zod-to-openapi";
import * as z from "zod";
import type { Description } from "./description.ts";
import { REPLIES } from "./reply-routes.ts";
import type { Route, Text } from "./route.ts";
import { CANDIDATES, EXPORT, INTERVIEWS, KEYS, META, ROUNDS, TEMPLATES, WORKSPACE } from "./routes.ts";

const DOCUMENT = {
  openapi: "3.1.0",
  info: {
    title: "Followthrough",
    version: "1",
    description: "What happens after a job interview: drafts and reminders at the right hour, and replies that move things on.",
  },
  servers: [{ url: "/" }],
};

/** All that is described: the pages are for people. */
const DESCRIBED = [META, CANDIDATES, EXPORT, INTERVIEWS, ROUNDS, REPLIES, WORKSPACE, TEMPLATES, KEYS];

/** The API's description (OpenAPI 3.1), out of what all its routes say of themselves. */
export async function description(): Promise<Description> {
  const registry = new OpenAPIRegistry();
  for (const { method, path, texts = [], described } of DESCRIBED.flatMap((part): Route[] => Object.values(part))) {
    const { request, ...said } = await described();
    const [params, headers] = [schemaOf(texts, "path"), schemaOf(texts, "header")];
    registry.registerPath({ method, path, ...said, request: { ...(headers && { headers }), ...(params && { params }), ...request } });
  }
  registry.registerComponent("securitySchemes", "key", { type: "http", scheme: "bearer", description: "An API key of the workspace" });
  // What the library writes is described by its own types, of which we read a part.
  return new OpenApiGeneratorV31(registry.definitions).generateDocument(DOCUMENT) as unknown as Description;
}

/** The texts of a path or of headers as a schema: those in a path must be there. */
function schemaOf(texts: readonly Text[], place: Text["in"]): z.ZodObject | undefined {
  const fields = texts
    .filter((text) => text.in === place)
    .map(({ name, lengthMin, lengthMax, description }) => {
      const limited = (lengthMin === undefined ? z.string() : z.string().min(lengthMin)).max(lengthMax);
      const text = place === "path" ? limited : limited.optional();
      return [name, description === undefined ? text : text.describe(description)];
    });
  return fields.length === 0 ? undefined : z.object(Object.fromEntries(fields));
}
