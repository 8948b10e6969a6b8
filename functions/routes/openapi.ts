import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from "@asteasolutions/zod-to-openapi";
import type { Runtime } from "../aws/runtime.ts";
import type { App } from "./context.ts";
import type { Description } from "./description.ts";
import { PARTS } from "./parts.ts";

const DOCUMENT = {
  openapi: "3.1.0",
  info: {
    title: "Followthrough",
    version: "1",
    description: "What happens after a job interview: drafts and reminders at the right hour, and replies that move things on.",
  },
  servers: [{ url: "/" }],
};

/** The API's description (OpenAPI 3.1), out of what all its routes say of themselves. */
export async function description(runtime: Runtime): Promise<Description> {
  const registry = new OpenAPIRegistry();
  const left = () => undefined;
  // Takes down what is described, and leaves the handlers, and the pages, which are for people.
  const described = { openapi: (route: RouteConfig) => registry.registerPath(route), get: left, post: left } as unknown as App;
  for (const { load } of PARTS) for (const routes of await load()) routes(described, runtime);
  registry.registerComponent("securitySchemes", "key", { type: "http", scheme: "bearer", description: "An API key of the workspace" });
  // What the library writes is described by its own types, of which we read a part.
  return new OpenApiGeneratorV31(registry.definitions).generateDocument(DOCUMENT) as unknown as Description;
}
