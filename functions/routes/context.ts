import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Key } from "../../core/workspaces/workspace.ts";
import type { Runtime } from "../aws/runtime.ts";

/** What every handler finds on its request: the id that errors and logs carry, and whose key it came with. */
export type Variables = { requestId: string; key: Key };
export type Env = { Variables: Variables };
export type App = OpenAPIHono<Env>;

/** A file of routes: it puts its own on the app. */
export type Routes = (app: App, runtime: Runtime) => void;
