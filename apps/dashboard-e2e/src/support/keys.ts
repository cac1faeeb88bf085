import type { Locator, Page, TestInfo } from '@playwright/test';

const mostTabs = 60;

/** A keyboard that counts its presses and watches the clock, for journeys that must be short. */
export class Keys {
  private pressed = 0;
  private readonly since = performance.now();

  constructor(private readonly page: Page) {}

  /** How many keys were pressed so far; a key held with Shift is one press. */
  get count(): number {
    return this.pressed;
  }

  /** Seconds since the keyboard was taken up. */
  get seconds(): number {
    return (performance.now() - this.since) / 1000;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.pressed += 1;
      await this.page.keyboard.press(key);
    }
  }

  /** Types text, one press for each character. */
  async type(text: string): Promise<void> {
    await this.press(...text);
  }

  /** Presses Tab until the target has the focus, as somebody without a mouse does. */
  async tabTo(target: Locator): Promise<void> {
    for (let tabs = 0; tabs < mostTabs; tabs += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.press('Tab');
    }
    throw new Error(`${mostTabs} times Tab did not reach ${target}`);
  }

  /** Prints presses and seconds and keeps them with the test's result. */
  report(testInfo: TestInfo): void {
    const description = `${this.count} key presses, ${this.seconds.toFixed(1)} s`;
    testInfo.annotations.push({ type: 'keyboard', description });
    process.stdout.write(`      ${testInfo.title}: ${description}\n`);
  }
}
