/** What of esbuild is used here. It is the one that `sst install` brings. */
export type Esbuild = { build(options: Record<string, unknown>): Promise<Built> };
type Built = {
  metafile?: {
    outputs: Record<string, { bytes: number; exports: string[]; inputs: Record<string, { bytesInOutput: number }> }>;
  };
};

/** Gives a module what only CommonJS has, since packages within a bundle may still ask for it. */
export const COMMON_JS = [
  'import { createRequire as makeRequire } from "node:module";',
  'import { dirname as folderOf } from "node:path";',
  'import { fileURLToPath as pathOf } from "node:url";',
  "const require = makeRequire(import.meta.url), __filename = pathOf(import.meta.url);",
  "const __dirname = folderOf(__filename);",
].join("\n");
