import type { Routes } from "./context.ts";
import type { Description } from "./description.ts";
import { META } from "./routes.ts";

/** The service about itself: whether it is up, with which time-zone data, and what its API is, for programs and for people. */
export const meta: Routes = (app, runtime) => {
  app.openapi(META.health, (c) =>
    c.json({ status: "ok" as const, now: runtime.now().toString(), timeZoneData: process.versions.tz ?? "unknown" }, 200),
  );
  app.get("/openapi.json", async (c) => c.json(await describe()));
  app.get("/docs", async () => {
    const { REFERENCE_HEADERS, reference } = await import("./reference.ts");
    return new Response(String(await reference(await describe())), { headers: REFERENCE_HEADERS });
  });
};

/** The description reads what every part of the API says of itself, which nothing else here needs. */
async function describe(): Promise<Description> {
  const { description } = await import("./openapi.ts");
  return description();
}
