import { PatientPage } from '../pages/patient-page';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility';
import { expect, test } from '../support/test';

test.use({ visitor: 'psychiatrist' });
test.slow();

for (const [width, height] of [
  [1280, 900],
  [390, 844],
] as const) {
  test(`the parts of a long page are one key away and never under the rows at its top, ${width} px`, async ({
    page,
    clinic,
  }) => {
    await page.setViewportSize({ width, height });
    const [patient] = (await clinic.demoPatients()).filter(({ sessionCount }) => sessionCount > 1);
    await new PatientPage(page).open(patient?.id ?? '');
    const parts = page.getByRole('navigation', { name: 'On this page' });
    for (const [name, heading] of [
      ['Cycles', 'Cycles'],
      ['Record', 'The record itself'],
      ['Over time', 'Symptoms over time'],
    ] as const) {
      await parts.getByRole('button', { name, exact: true }).press('Enter');
      const reached = page.getByRole('heading', { name: heading, exact: true });
      await expect(reached).toBeFocused();
      await expect(reached).toBeInViewport();
      await expect(parts.getByRole('button', { name, exact: true })).toBeInViewport();
      // What is drawn above it in a later turn moves it for a moment.
      const under = async (): Promise<number> => {
        const [bar, title] = [await parts.boundingBox(), await reached.boundingBox()];
        return (title?.y ?? 0) - ((bar?.y ?? 0) + (bar?.height ?? 0));
      };
      await expect.poll(under).toBeGreaterThanOrEqual(0);
    }
    await expectNoSidewaysScroll(page, `the patient page at ${width} px`);
    await expectAccessible(page, `the patient page at ${width} px`);
  });
}
