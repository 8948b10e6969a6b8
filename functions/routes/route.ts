import type { RouteConfig, RouteHandler } from "@hono/zod-openapi";
import type * as z from "zod";
import type { Env } from "./context.ts";

/**
 * A text in the path or in the headers of a request, and how long it may be. Requests are held to it, and the API described
 * by it, without a schema: whoever reads one resource waits for no library of schemas, and for none of its part's schemas.
 */
export type Text = { in: "path" | "header"; name: string; lengthMin?: number; lengthMax: number; description?: string };

/** The id of a resource. */
export const ID = { in: "path", name: "id", lengthMax: 64 } as const satisfies Text;

/** Header of every POST. */
export const IDEMPOTENCY_KEY = {
  in: "header",
  name: "Idempotency-Key",
  lengthMin: 1,
  lengthMax: 255,
  description:
    "Makes the request repeatable: the same key with the same body answers the same again, with `Idempotency-Replayed: true`; with another body 409 `idempotency.mismatch`.",
} as const satisfies Text;

/** Header of every PATCH and DELETE. */
export const IF_MATCH = {
  in: "header",
  name: "If-Match",
  lengthMax: 1_000,
  description: "The `ETag` of the version that you have read: when there is a newer one, 412 `version.stale` and nothing changes.",
} as const satisfies Text;

export const IF_NONE_MATCH = {
  in: "header",
  name: "If-None-Match",
  lengthMax: 1_000,
  description: "The `ETag` that you have: 304 without a body while it is still the newest.",
} as const satisfies Text;

/** What the API's description says of a route beside its address and its texts: what it is for, what it takes, what it answers. */
export type Described = Omit<RouteConfig, "method" | "path" | "request"> & { request?: Taken };
type Query = { query: z.ZodObject };
type Body = { body: { required: true; content: { "application/json": { schema: z.ZodType } } } };
type Taken = Query | Body;

type Method = RouteConfig["method"];

/** One way to call an address. */
export type Route<M extends Method = Method, P extends string = string, D extends Described = Described> = {
  method: M;
  path: P;
  texts?: readonly Text[];
  /** Its description, loaded when it is needed. */
  described: () => Promise<D>;
};

/** What answers to a route: it is given what its description lets through, and must answer what its description says. */
type Answering<M extends Method, P extends string, D extends Described> = RouteHandler<D & { method: M; path: P }, Env>;

/** Puts down a route, and which part of a request to it is held to a schema of its description: all that it takes. */
export type PutRoute = {
  <M extends Method, P extends string, D extends Described & { request: Query }>(
    route: Route<M, P, D> & { held: "query" },
    handler: Answering<M, P, D>,
  ): void;
  <M extends Method, P extends string, D extends Described & { request: Body }>(
    route: Route<M, P, D> & { held: "json" },
    handler: Answering<M, P, D>,
  ): void;
  <M extends Method, P extends string, D extends Described & { request?: never }>(
    route: Route<M, P, D> & { held?: never },
    handler: Answering<M, P, D>,
  ): void;
};

/** The descriptions of a part by their names, loaded with the first of them that is needed. */
export const from =
  <Descriptions>(load: () => Promise<Descriptions>) =>
  <Name extends keyof Descriptions>(name: Name) =>
  async (): Promise<Descriptions[Name]> =>
    (await load())[name];
