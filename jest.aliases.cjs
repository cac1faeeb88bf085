/** The aliases of tsconfig.base.json as Jest reads them: one list, written once. */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const { paths } = JSON.parse(
  readFileSync(join(__dirname, 'tsconfig.base.json'), 'utf8'),
).compilerOptions;

module.exports = Object.fromEntries(
  Object.entries(paths).map(([alias, [target]]) => [`^${alias}$`, join(__dirname, target)]),
);
