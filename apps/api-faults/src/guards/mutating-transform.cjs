/**
 * Compiles as all tests do, after taking one guard out of one file: GLABELLA_MUTANT holds `file`, `find` and `put`. A text that
 * is not there exactly once stops the run, so that no mutant survives because it was never made.
 */
const { createTransformer } = require('@swc/jest');
const base = require('../../../../jest.node.cjs');

const [, options] = base.transform['^.+\\.ts$'];
const swc = createTransformer(options);
const text = process.env.GLABELLA_MUTANT;
const mutant = text ? JSON.parse(text) : null;

function mutated(source, path) {
  if (!mutant || !path.endsWith(mutant.file)) return source;
  const pieces = source.split(mutant.find);
  if (pieces.length !== 2) {
    throw new Error(
      `${mutant.file} holds this ${pieces.length - 1} times, not once: ${mutant.find}`,
    );
  }
  return pieces.join(mutant.put);
}

module.exports = {
  ...swc,
  process: (source, path, jest) => swc.process(mutated(source, path), path, jest),
  getCacheKey: (source, path, jest) => swc.getCacheKey(mutated(source, path), path, jest),
};
