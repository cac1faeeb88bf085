/** All unit tests in one run. The API and browser tests have their own configuration in apps/*-e2e. */
module.exports = {
  projects: [
    '<rootDir>/libs/**/jest.config.cjs',
    '<rootDir>/apps/{api,dashboard,bench}/jest.config.cjs',
    '<rootDir>/apps/api-faults/jest.guards.cjs',
    '<rootDir>/tools/jest.config.cjs',
  ],
};
