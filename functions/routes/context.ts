import type { Hono } from "hono/tiny";
import type { Found } from "../../core/shell/store.ts";
import type { Key } from "../../core/workspaces/workspace.ts";
import type { Runtime } from "../aws/runtime.ts";
import type { PutRoute } from "./route.ts";

/**
 * What every handler finds on its request: the id that errors and logs carry, whose key it came with, and, where it only
 * reads, what was read in one batch with the key: the record that it names.
 */
export type Variables = { requestId: string; key: Key; found: Found };
/** Passed on from the front (`app.ts`) to the routes (`served.ts`) by the environment. */
export type Env = { Bindings: Variables; Variables: Variables };

/** Where a file of routes puts what answers to its own. */
export type App = Pick<Hono<Env>, "get" | "post"> & { openapi: PutRoute };

/** A file of routes. */
export type Routes = (app: App, runtime: Runtime) => void;
