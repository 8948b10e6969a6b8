import type { Handlers } from "../../local/handlers.ts";

/** Handlers that do nothing, each replaceable by a test. */
export function fakeHandlers(overrides: Partial<Handlers> = {}): Handlers {
  return {
    api: async () => ({ statusCode: 204 }),
    wake: async () => ({ batchItemFailures: [] }),
    inbound: async () => ({ batchItemFailures: [] }),
    sweep: async () => {},
    overdue: async () => false,
    dueNext: async () => [],
    ...overrides,
  };
}
