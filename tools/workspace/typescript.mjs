/**
 * Lets Node run the TypeScript of this repository as it stands, without a build: the same compiler and the same
 * aliases as the tests. For programs that developers run; what is shipped is built.
 */
import { createRequire, registerHooks } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { root } from './paths.mjs';

const require = createRequire(import.meta.url);
const { transformSync } = require('@swc/core');
const { paths } = require(join(root, 'tsconfig.base.json')).compilerOptions;

const settings = { ...require('./swc.cjs'), sourceMaps: 'inline' };

function fileOf(specifier, parent) {
  if (paths[specifier]) return join(root, paths[specifier][0]);
  if (!specifier.startsWith('.') || !parent?.startsWith('file:')) return null;
  const path = join(dirname(fileURLToPath(parent)), specifier);
  return [`${path}.ts`, join(path, 'index.ts')].find((file) => existsSync(file)) ?? null;
}

registerHooks({
  resolve(specifier, context, next) {
    const file = fileOf(specifier, context.parentURL);
    return file
      ? { url: pathToFileURL(file).href, format: 'commonjs', shortCircuit: true }
      : next(specifier, context);
  },
  load(url, context, next) {
    if (!url.endsWith('.ts')) return next(url, context);
    const filename = fileURLToPath(url);
    const { code } = transformSync(readFileSync(filename, 'utf8'), { ...settings, filename });
    return { format: 'commonjs', source: code, shortCircuit: true };
  },
});
