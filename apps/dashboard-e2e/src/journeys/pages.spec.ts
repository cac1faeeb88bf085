import {
  expectAccessible,
  expectAccessibleLayout,
  expectNoSidewaysScroll,
  expectReadable,
  expectToFitTablets,
} from '../support/accessibility';
import { pagesOfCare } from '../support/pages-of-care';
import { pagesOfThePractice } from '../support/pages-of-the-practice';
import { expect, test } from '../support/test';

const phone = { width: 390, height: 844 };

/** What WCAG 1.4.10 asks to do without scrolling sideways: a window of 1280 px at 400 %; 200 % lies between the others. */
const reflow = { width: 320, height: 640 };

for (const { name, visitor, address, heading } of [...pagesOfCare, ...pagesOfThePractice]) {
  test.describe(name, () => {
    test.use({ visitor });

    test('is accessible in light and dark, and as wide as a tablet, a phone and 320 px', async ({
      page,
      clinic,
      guard,
    }) => {
      guard.expectRefusal(404, '/no-such-page');
      guard.expectRefusal(422, '/links/inspect');
      await page.goto(await address(clinic));
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await expect(page.getByText(/^Loading /)).toHaveCount(0);
      await expectAccessible(page, name);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectReadable(page, `${name}, dark`);
      await expectToFitTablets(page, name);
      await page.setViewportSize(phone);
      await expectNoSidewaysScroll(page, `${name}, dark, at ${phone.width} px`);
      await page.emulateMedia({ colorScheme: 'light' });
      await expectNoSidewaysScroll(page, `${name} at ${phone.width} px`);
      await expectAccessibleLayout(page, `${name} at ${phone.width} px`);
      await page.setViewportSize(reflow);
      await expectNoSidewaysScroll(page, `${name} at ${reflow.width} px`);
    });
  });
}
