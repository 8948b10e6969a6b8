import { createCipheriv } from "node:crypto";
import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, extname, join, relative, resolve } from "node:path";
import type { BuiltFunction } from "../graph.ts";
import { COMMON_JS, type Esbuild } from "./esbuild.ts";

/** What SST's program asks its CLI to build. */
export type BuildRequest = {
  functionID: string;
  handler: string;
  bundle?: string;
  links: Record<string, unknown>;
  encryptionKey?: string;
  properties?: { minify?: boolean; splitting?: boolean; sourcemap?: boolean; esbuild?: { external?: string[]; keepNames?: boolean } };
};
export type BuildAnswer = { out: string; handler: string; errors: string[]; sourcemaps: string[] };

/** Handlers are modules, and Node finds no other kind of module in a bundle without being told. */
const BUNDLE = "bundle.mjs";

/**
 * Bundles a handler by the options that it is declared with, as the CLI does, and lays its links beside it, encrypted as
 * the `sst` package reads them; or leaves an empty file, where another run does this already. Shows that the file is there, that it bundles, and that it exports what Lambda is to call.
 */
export async function buildFunction(
  esbuild: Esbuild,
  root: string,
  request: BuildRequest,
  { isSkipped, folder }: { isSkipped: boolean; folder: string },
): Promise<{ answer: BuildAnswer; built?: BuiltFunction }> {
  const { functionID, handler, links, encryptionKey, properties = {} } = request;
  const out = join(folder, `${functionID}-src`);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const answer: BuildAnswer = { out, handler: `bundle${extname(handler)}`, errors: [], sourcemaps: [] };
  const refuse = (why: string) => ({ answer: { ...answer, errors: [`${functionID}: ${why}`] } });

  const exported = extname(handler).slice(1);
  const source = `${resolve(root, handler.slice(0, -exported.length - 1))}.ts`;
  if (!existsSync(source)) return refuse(`there is no ${relative(root, source)}`);

  const outfile = join(out, BUNDLE);
  // Unless they are declared, maps are laid beside the code in SST's bucket.
  if (isSkipped) {
    for (const file of [outfile, `${outfile}.map`]) writeFileSync(file, "");
    return { answer: { ...answer, sourcemaps: [`${outfile}.map`] } };
  }
  try {
    const { metafile } = await esbuild.build({
      entryPoints: [source],
      absWorkingDir: root,
      // With splitting there are several files: the handler's own keeps its name.
      ...(properties.splitting ? { splitting: true, outdir: out, entryNames: "bundle", outExtension: { ".js": ".mjs" } } : { outfile }),
      bundle: true,
      platform: "node",
      format: "esm",
      target: "esnext",
      mainFields: ["module", "main"],
      banner: { js: COMMON_JS },
      external: properties.esbuild?.external ?? [],
      keepNames: properties.esbuild?.keepNames ?? true,
      minify: properties.minify ?? false,
      sourcemap: "linked",
      metafile: true,
      logLevel: "silent",
    });
    const made = Object.entries(metafile?.outputs ?? {}).filter(([file]) => !file.endsWith(".map"));
    const entry = made.find(([file]) => basename(file) === BUNDLE)?.[1];
    if (!entry?.exports.includes(exported)) return refuse(`${relative(root, source)} does not export "${exported}"`);
    if (encryptionKey !== undefined) writeFileSync(join(out, "resource.enc"), encrypted(JSON.stringify(links), encryptionKey));
    const built: BuiltFunction = {
      handler,
      links: Object.keys(links).sort(),
      external: properties.esbuild?.external ?? [],
      file: relative(root, outfile),
      bytes: made.reduce((sum, [, { bytes }]) => sum + bytes, 0),
      modules: Object.fromEntries(
        made.flatMap(([, { inputs }]) => Object.entries(inputs).map(([module, { bytesInOutput }]) => [module, bytesInOutput])),
      ),
    };
    // Unless they are declared, maps are laid beside the code in SST's bucket.
    const sourcemaps = properties.sourcemap === undefined ? made.map(([file]) => join(root, `${file}.map`)) : [];
    return { answer: { ...answer, sourcemaps }, built };
  } catch (error) {
    const failures = (error as { errors?: { text: string }[] }).errors ?? [{ text: String(error) }];
    return refuse(failures.map(({ text }) => text).join("; "));
  }
}

function encrypted(text: string, key: string): Buffer {
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(key, "base64"), Buffer.alloc(12));
  return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}
