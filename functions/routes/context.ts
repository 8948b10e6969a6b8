import type { Hono } from "hono";
import type { Key } from "../../core/workspaces/workspace.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { PutRoute } from "./route.ts";

/** What every handler finds on its request: the id that errors and logs carry, and whose key it came with. */
export type Variables = { requestId: string; key: Key };
/** Passed on from the front (`app.ts`) to the routes (`served.ts`) by the environment. */
export type Env = { Bindings: Variables; Variables: Variables };

/** Where a file of routes puts its own: on what serves them (`served.ts`), or on what describes them (`openapi.ts`). */
export type App = Pick<Hono<Env>, "get" | "post"> & { openapi: PutRoute };

/** A file of routes. */
export type Routes = (app: App, runtime: Runtime) => void;
