import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Small and always needed: read as part of one file instead of as 400. */
const bundled = new Set(['kysely', 'natural', 'fastest-levenshtein']);

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>;
};
const external = Object.keys(dependencies).filter((name) => !bundled.has(name));
const target = join(root, 'dist');

const { outputFiles } = await build({
  // The reading thread of an import stands beside the chunks that start it.
  entryPoints: ['cli', 'main', 'nlu-dictionary-build', 'ingest/import-worker'].map((path) => {
    return { in: join(root, `src/${path}.ts`), out: basename(path) };
  }),
  outdir: target,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  minifySyntax: true,
  minifyWhitespace: true,
  chunkNames: 'chunk-[hash]',
  external: external.flatMap((name) => [name, `${name}/*`]),
  // Bundled CommonJS packages still ask for node's own modules by require.
  banner: {
    js: "import{createRequire as makeRequire}from'node:module';const require=makeRequire(import.meta.url);",
  },
  logLevel: 'warning',
  write: false,
});
// Only what was built whole replaces what is there.
rmSync(target, { recursive: true, force: true });
mkdirSync(target);
for (const { path, contents } of outputFiles) writeFileSync(path, contents);
await import(join(target, 'nlu-dictionary-build.js'));
