import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The colours of a page under one scheme; what stands where does not depend on it. */
const colours = 'color-contrast';

/** Nothing that axe calls serious or critical stands on the page. */
export async function expectAccessible(page: Page, where: string): Promise<void> {
  await expectToBeThere(page);
  await scrollToTop(page);
  await expectNothingSerious(new AxeBuilder({ page }).withTags(rules), where);
}

/** Every text can be read in the colours that the page has now. */
export async function expectReadable(page: Page, where: string): Promise<void> {
  await expectNothingSerious(new AxeBuilder({ page }).withRules([colours]), where);
}

/** As `expectAccessible`, after the page was laid out anew in colours that were looked at before. */
export async function expectAccessibleLayout(page: Page, where: string): Promise<void> {
  const builder = new AxeBuilder({ page }).withTags(rules).disableRules([colours]);
  await scrollToTop(page);
  await expectNothingSerious(builder, where);
}

// What happens to lie half under a row that stays at the top would be measured as a small target.
async function scrollToTop(page: Page): Promise<void> {
  await page.evaluate(() => window.scrollTo(0, 0));
}

/** Nothing is on its way any more: a page that is still loading is another one than the page that is meant. */
async function expectToBeThere(page: Page): Promise<void> {
  await expect(page.locator('glabella-loading-state')).toHaveCount(0);
}

async function expectNothingSerious(builder: AxeBuilder, where: string): Promise<void> {
  const { violations } = await builder.analyze();
  const found = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => ({ id, help, at: nodes.map(({ html }) => html).slice(0, 5) }));
  expect(found, `what axe finds on ${where}`).toEqual([]);
}

/**
 * The page is no wider than the window: only tables and charts scroll sideways, inside themselves. What measures itself, as a
 * chart does, is laid out anew a frame after the window.
 */
export async function expectNoSidewaysScroll(page: Page, where: string): Promise<void> {
  await expect
    .poll(() => overflowOf(page), { message: `how much wider than the window ${where} is` })
    .toBeNull();
}

/** By how much the page is wider than the window, and up to what; null where it is not. */
function overflowOf(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide <= 0) return null;
    const widest = [...document.querySelectorAll('body *')]
      .map((element) => ({ element, right: element.getBoundingClientRect().right }))
      .sort((a, b) => b.right - a.right)[0];
    return `${wide} px, up to ${widest?.element.tagName}.${widest?.element.className}`;
  });
}

/** Just too wide for the layout of a phone, and a tablet upright and across. */
const tablets = [
  { width: 740, height: 1024 },
  { width: 820, height: 1180 },
  { width: 1024, height: 768 },
];

/** The page is no wider than a tablet, however that is held; leaves the window as wide as the last. */
export async function expectToFitTablets(page: Page, where: string): Promise<void> {
  for (const tablet of tablets) {
    await page.setViewportSize(tablet);
    await expectNoSidewaysScroll(page, `${where} at ${tablet.width} px`);
  }
}
