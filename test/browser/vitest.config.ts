import { defineConfig } from "vitest/config";

/** The stories in a real browser: run by .ci/run, since `npm test` must need no Chromium. */
export default defineConfig({
  test: {
    include: ["test/browser/**/*.story.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Two browsers beside one another are slower than one after the other on a small machine.
    fileParallelism: false,
  },
});
