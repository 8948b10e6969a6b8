import * as z from "zod";
import type { Runtime } from "../aws/runtime.ts";
import type { Routes } from "./context.ts";
import { json, route } from "./describe-route.ts";
import type { Description } from "./description.ts";

const Health = z.object({ status: z.literal("ok"), now: z.string(), timeZoneData: z.string() });

const health = route({
  method: "get",
  path: "/health",
  tags: ["Service"],
  summary: "Whether the service is up, and which time-zone data it reckons with",
  responses: { 200: json(Health, "It is up") },
});

/** The service about itself: whether it is up, with which time-zone data, and what its API is, for programs and for people. */
export const meta: Routes = (app, runtime) => {
  app.openapi(health, (c) =>
    c.json({ status: "ok" as const, now: runtime.now().toString(), timeZoneData: process.versions.tz ?? "unknown" }, 200),
  );
  app.get("/openapi.json", async (c) => c.json(await describe(runtime)));
  app.get("/docs", async () => {
    const { REFERENCE_HEADERS, reference } = await import("./reference.ts");
    return new Response(String(await reference(await describe(runtime))), { headers: REFERENCE_HEADERS });
  });
};

/** The description reads every part of the API, which nothing else here needs. */
async function describe(runtime: Runtime): Promise<Description> {
  const { description } = await import("./openapi.ts");
  return description(runtime);
}
