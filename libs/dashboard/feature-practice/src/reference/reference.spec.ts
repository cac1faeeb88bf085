import { TestBed } from '@angular/core/testing';
import type { ProductActivation, ProductActivationList, Role } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { labelCheckIds, labelChecks, products } from '@glabella/domain/treatment';
import { ProductsPage } from './products-page';

const path = 'practice/products';
const author = { id: me.staffId, displayName: 'Olu Brandt (synthetic)' };
const listed = (changed: Partial<ProductActivation> = {}): ProductActivationList => ({
  rows: products.map(({ id, active }) => ({
    productId: id,
    version: 0,
    isActive: active,
    versions: [],
    ...(id === 'abobotulinumtoxinA' ? changed : {}),
  })),
});
const checks = labelCheckIds.map((id) => ({
  id,
  read: `Synthetic ${id}.`,
  where: 'Synthetic label, 2026, section 2',
}));
const checked: Partial<ProductActivation> = {
  version: 1,
  isActive: true,
  versions: [
    {
      version: 1,
      isActive: true,
      checks,
      useWithinHours: 4,
      reason: null,
      author,
      recordedAt: '2026-11-23T09:00:00Z',
    },
  ],
};

const open = (roles: Role[] = ['psychiatrist']) =>
  openPage(ProductsPage, {
    before: () => void TestBed.inject(CurrentUser).accept({ ...me, roles }),
  });

afterEach(clearPage);

describe('ProductsPage', () => {
  it('shows that it loads, then why it could not be read, then reads again', async () => {
    const page = await open();
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer(path, problemBody(503, 'service.unavailable'), 503);
    await page.press('Try again');
    await page.answer(path, listed());
    expect(page.text()).toContain('Active as shipped');
  });

  it('marks every product whose label nobody checked, and assumes no number for it', async () => {
    const page = await open(['clinician']);
    await page.answer(path, listed());
    const cards = [...document.querySelectorAll('glabella-card')];
    const inactive = cards.filter((card) => card.textContent?.includes('label not checked'));
    expect(cards).toHaveLength(products.length);
    expect(inactive).toHaveLength(products.filter(({ active }) => !active).length);
    expect(inactive[0]?.textContent).toContain('No limit stored');
    expect(page.text()).toContain('400 U in 3 months, all indications together');
    expect(page.text()).toContain('never converted');
    expect(page.text()).not.toContain('Complete the label check');
  });

  it('activates a product only with every check read and its place named', async () => {
    const page = await open();
    await page.answer(path, listed());
    await page.press('Complete the label check of abobotulinumtoxinA');
    await page.press('Activate');
    expect(page.errors()).toHaveLength(2 * labelChecks.length + 1);
    expect(page.errors()).toContain('Write whole hours, 1 to 720.');
    for (const { id, label } of labelChecks) {
      page.write(`Read: ${label}`, `Synthetic ${id}.`);
      page.write(`Where: ${label}`, 'Synthetic label, 2026, section 2');
    }
    page.write('Use within, hours', 'four');
    await page.press('Activate');
    expect(page.errors()).toEqual(['Write whole hours, 1 to 720.']);
    page.write('Use within, hours', '4');
    await page.press('Activate');
    const request = await page.answer(`${path}/abobotulinumtoxinA`, listed(checked));
    expect(request.headers.get('If-Match')).toBe('"0"');
    expect(request.body).toEqual({ isActive: true, checks, useWithinHours: 4, reason: null });
    expect(page.text()).toContain('4 hours, as this practice read it');
    expect(page.text()).toContain('What this practice read');
    expect(page.text()).toContain('Version 1. Label check completed. Olu Brandt (synthetic)');
  });

  it('switches a product off with a reason, over the version that was read', async () => {
    const page = await open();
    await page.answer(path, listed(checked));
    await page.press('Switch off abobotulinumtoxinA');
    page.write('Reason', 'Synthetic: not bought any more.');
    await page.press('Switch off');
    const request = await page.answer(`${path}/abobotulinumtoxinA`, listed());
    expect(request.headers.get('If-Match')).toBe('"1"');
    expect(request.body).toEqual({
      isActive: false,
      checks: [],
      useWithinHours: null,
      reason: 'Synthetic: not bought any more.',
    });
  });
});
