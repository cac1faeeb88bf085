/** Jest for the dashboard: jest-preset-angular on jsdom, zoneless. */
const { createCjsPreset } = require('jest-preset-angular/presets');
const { join } = require('node:path');

const preset = createCjsPreset({ tsconfig: join(__dirname, 'tsconfig.spec.json') });

module.exports = {
  ...preset,
  testMatch: ['**/*.spec.ts'],
  setupFilesAfterEnv: [join(__dirname, 'jest.angular-setup.ts')],
  transformIgnorePatterns: ['node_modules/(?!(.*\\.mjs$|chart.js/|@kurkle/|date-fns/|@angular/))'],
  moduleNameMapper: require('./jest.aliases.cjs'),
};
