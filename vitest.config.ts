import { defineConfig } from "vitest/config";

const timeouts = { testTimeout: 20_000, hookTimeout: 20_000 };

export default defineConfig({
  test: {
    // Vitest leaves a core free; much of these tests waits for processes and sockets.
    maxWorkers: 3,
    projects: [
      // Pure: nothing is left behind, so that files share a worker.
      {
        test: {
          name: "pure",
          include: ["test/*.test.ts", "test/core/**/*.test.ts"],
          isolate: false,
          ...timeouts,
        },
      },
      // As pure, with what `functions/api.ts` puts in the place of Node's Fetch on Lambda.
      {
        test: { name: "http", include: ["test/http/**/*.test.ts"], setupFiles: ["test/http/set-up.ts"], isolate: false, ...timeouts },
      },
      // The product itself and what stands in for AWS: it sets the environment it reads. (`npm run test:infra` has what is declared.)
      { test: { name: "whole", include: ["test/{contract,flow,local}/**/*.test.ts"], ...timeouts } },
    ],
  },
});
