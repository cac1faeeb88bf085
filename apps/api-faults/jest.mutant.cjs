/** The API tests on source in which one guard is taken out: see src/guards/mutants.ts. One run per mutant. */
const { join } = require('node:path');
const e2e = require('../api-e2e/jest.config.cjs');

module.exports = {
  ...e2e,
  displayName: 'mutant',
  transform: { '^.+\\.(ts|js)$': join(__dirname, 'src/guards/mutating-transform.cjs') },
};
