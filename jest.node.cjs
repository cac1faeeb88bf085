/** Jest for everything that runs without a browser: swc, no type check (that is `npm run typecheck`). */
const swc = ['@swc/jest', require('./tools/workspace/swc.cjs')];

const aliases = require('./jest.aliases.cjs');

module.exports = {
  testEnvironment: 'node',
  moduleFileExtensions: ['ts', 'js', 'json'],
  testMatch: ['**/*.spec.ts'],
  transform: { '^.+\\.ts$': swc, '^.+\\.js$': swc },
  transformIgnorePatterns: [
    '/node_modules/(?!@nestjs/|chart.js/|@kurkle/|content-disposition/|cookie/)',
  ],
  moduleNameMapper: aliases,
};
