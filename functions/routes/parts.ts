import type { Routes } from "./context.ts";

type Part = { at: RegExp; load: () => Promise<readonly Routes[]> };

/** The addresses of the candidate's pages: their errors are pages too, not JSON. */
export const PAGES = /^\/(?:[au]|me)(?:\/|$)/;

/**
 * The parts of the application, by the addresses that each answers at: the first that fits has all that is there. Each is
 * loaded when it is first asked for, so that a start of the function pays for the part that its request needs and no other.
 */
export const PARTS: readonly Part[] = [
  { at: /^\/(?:health|openapi\.json|docs)$/, load: async () => [(await import("./meta.ts")).meta] },
  { at: /^\/v1\/candidates(?:\/[^/]+(?:\/rotate-address)?)?$/, load: async () => [(await import("./candidates.ts")).candidates] },
  { at: /^\/v1\/candidates\/[^/]+\/export$/, load: async () => [(await import("./export.ts")).exporting] },
  {
    at: /^\/v1\/interviews(?:\/|$)/,
    load: async () => {
      const [{ interviews }, { rounds }] = await Promise.all([import("./interviews.ts"), import("./rounds.ts")]);
      return [interviews, rounds];
    },
  },
  { at: /^\/v1\/replies(?:\/|$)/, load: async () => [(await import("./replies.ts")).replies] },
  { at: /^\/v1\/(?:workspace|me)$/, load: async () => [(await import("./workspace.ts")).workspace] },
  { at: /^\/v1\/templates(?:\/|$)/, load: async () => [(await import("./templates.ts")).templates] },
  { at: /^\/v1\/keys(?:\/|$)/, load: async () => [(await import("./keys.ts")).keys] },
  { at: PAGES, load: async () => [(await import("../pages/pages.ts")).pages] },
];
