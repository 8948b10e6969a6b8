import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";
import type { Routes } from "./context.ts";
import { json } from "./describe-route.ts";
import type { Description } from "./description.ts";
import { REFERENCE_HEADERS, reference } from "./reference.ts";

const Health = z.object({ status: z.literal("ok"), now: z.string(), timeZoneData: z.string() });

const health = createRoute({
  method: "get",
  path: "/health",
  tags: ["Service"],
  summary: "Whether the service is up, and which time-zone data it reckons with",
  responses: { 200: json(Health, "It is up") },
});

const DOCUMENT = {
  openapi: "3.1.0",
  info: {
    title: "Followthrough",
    version: "1",
    description: "What happens after a job interview: drafts and reminders at the right hour, and replies that move things on.",
  },
  servers: [{ url: "/" }],
};

/** The service about itself: whether it is up, with which time-zone data, and what its API is, for programs and for people. */
export const meta: Routes = (app, runtime) => {
  app.openapi(health, (c) =>
    c.json({ status: "ok" as const, now: runtime.now().toString(), timeZoneData: process.versions.tz ?? "unknown" }, 200),
  );
  app.openAPIRegistry.registerComponent("securitySchemes", "key", {
    type: "http",
    scheme: "bearer",
    description: "An API key of the workspace",
  });
  app.doc31("/openapi.json", DOCUMENT);
  app.get("/docs", async () => {
    // What the library writes is described by its own types, of which we read a part.
    const description = app.getOpenAPI31Document(DOCUMENT) as unknown as Description;
    return new Response(String(await reference(description)), { headers: REFERENCE_HEADERS });
  });
};
