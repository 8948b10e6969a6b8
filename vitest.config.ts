import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // What is declared for AWS: `npm run test:infra`.
    exclude: ["test/infra/**"],
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
});
