import type { Context } from "hono";
import type { Problem } from "../../core/errors.ts";
import type { Env, Routes } from "./context.ts";

/** What answers at some addresses. Its errors are problems in JSON, unless it shows them itself. */
export type Part = {
  at: RegExp;
  load: () => Promise<Routes>;
  showProblem?: (c: Context<Env>, problem: Problem) => Promise<Response>;
};

const pages = () => import("../pages/pages.ts");

/**
 * The parts of the application, by the addresses that each answers at: the first that fits has all that is there. Each is
 * loaded when it is first asked for, so that a start of the function pays for the part that its request needs and no other.
 */
export const PARTS: readonly Part[] = [
  { at: /^\/(?:health|openapi\.json|docs)$/, load: async () => (await import("./meta.ts")).meta },
  { at: /^\/v1\/candidates(?:\/[^/]+(?:\/rotate-address)?)?$/, load: async () => (await import("./candidates.ts")).candidates },
  { at: /^\/v1\/candidates\/[^/]+\/export$/, load: async () => (await import("./export.ts")).exporting },
  { at: /^\/v1\/interviews(?:\/|$)/, load: async () => (await import("./interviews.ts")).interviews },
  { at: /^\/v1\/(?:workspace$|me$|keys(?:\/|$))/, load: async () => (await import("./workspace.ts")).workspace },
  { at: /^\/v1\/templates(?:\/|$)/, load: async () => (await import("./templates.ts")).templates },
  {
    at: /^\/(?:[au]|me)(?:\/|$)/,
    load: async () => (await pages()).pages,
    showProblem: async (c, problem) => (await pages()).problemPage(c, problem),
  },
];
