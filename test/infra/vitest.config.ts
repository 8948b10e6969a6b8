import { defineConfig } from "vitest/config";

/** The tests of what is declared for AWS. They need `npm run infra:install`, so that `npm test` leaves them out. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ["**/*.test.ts"],
    globalSetup: "set-up.ts",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A mistake is a run of the recorder, which keeps a core busy.
    maxConcurrency: 2,
  },
});
