import { defineConfig } from '@playwright/test';

/** The journeys of each role in a real browser, on the built product with its demo practice. */
export default defineConfig({
  testDir: './src/journeys',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results/browser',
  tsconfig: '../../tsconfig.base.json',
  globalSetup: './src/support/global-setup.ts',
  reporter: 'list',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  workers: 2,
  // Generous, since they hold on a machine that does other work as well: a test that works ends long before.
  timeout: 150_000,
  expect: { timeout: 25_000 },
  use: {
    browserName: 'chromium',
    actionTimeout: 25_000,
    navigationTimeout: 40_000,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1280, height: 900 },
    colorScheme: 'light',
    screenshot: 'only-on-failure',
    // A trace costs a third of the time; `npx playwright test --trace on` draws one of a test that failed.
    trace: 'off',
    launchOptions: {
      env: { ...process.env, LANGUAGE: 'en_US' },
      executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        // The order of day and month in the browser's own date inputs.
        '--lang=en-US',
      ],
    },
  },
});
