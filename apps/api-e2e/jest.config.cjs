/** The API on a real PostgreSQL after all migrations: one cluster per run, one database per file. */
module.exports = {
  ...require('../../jest.node.cjs'),
  displayName: 'api-e2e',
  rootDir: __dirname,
  globalSetup: '<rootDir>/src/support/global-setup.ts',
  globalTeardown: '<rootDir>/src/support/global-teardown.ts',
  testTimeout: 120_000,
};
