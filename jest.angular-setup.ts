import { setupZonelessTestEnv } from 'jest-preset-angular/setup-env/zoneless';

setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });

// jsdom has no canvas: charts are tested by their configuration and in a real browser.
HTMLCanvasElement.prototype.getContext = (() => null) as HTMLCanvasElement['getContext'];

// A machine that does much else draws slowly; what a test means does not depend on it.
jest.setTimeout(30_000);
