import { defineConfig } from "vitest/config";

/** The tests of what is declared for AWS. They need `npm run infra:install`, so that `npm test` leaves them out. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["**/*.test.ts"],
    globalSetup: "set-up.ts",
    // Of a machine that is busy: a run of the recorder takes three seconds of a core.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // A mistake is a run of the recorder, which keeps a core busy.
    maxConcurrency: 2,
  },
});
