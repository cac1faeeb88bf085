/** The parts of the tools that only compute. CommonJS, so that they run on any Node and below Jest alike. */
module.exports = {
  displayName: 'tools',
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['**/*.spec.cjs'],
  moduleFileExtensions: ['cjs', 'js', 'json'],
};
