/** The whole product under faults: each file starts and kills copies of its own. Long: not part of `npm test`. */
module.exports = {
  ...require('../../jest.node.cjs'),
  displayName: 'api-faults',
  rootDir: __dirname,
  testTimeout: 900_000,
};
