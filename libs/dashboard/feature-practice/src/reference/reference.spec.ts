import { TestBed } from '@angular/core/testing';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage } from '@glabella/dashboard/data-access/testing';
import { products, protocols } from '@glabella/domain/treatment';
import { ProductsPage } from './products-page';
import { ProtocolsPage } from './protocols-page';

const before = (): void => void TestBed.inject(CurrentUser).accept(me);

afterEach(clearPage);

describe('ProtocolsPage', () => {
  it('shows the trials’ totals, the off-label mark and the sources of each protocol', async () => {
    const page = await openPage(ProtocolsPage, { before });
    const totals = [...document.querySelectorAll('tfoot td')].map((cell) => cell.textContent);
    expect(totals.slice(0, 2)).toEqual(['29 U', '39 U']);
    expect(page.text()).toContain('Off-label');
    expect(page.text()).toContain('trials published totals only');
    expect(document.querySelectorAll('glabella-sources')).toHaveLength(protocols.length);
    expect(document.querySelector('glabella-sources a')?.getAttribute('rel')).toContain('noopener');
  });

  it('lists each site with the patient’s side', async () => {
    await openPage(ProtocolsPage, { before });
    const sites = [...document.querySelectorAll('tbody th')].map((cell) => cell.textContent);
    expect(sites.slice(0, 3)).toEqual([
      'Procerus',
      'Corrugator, medial, left',
      'Corrugator, medial, right',
    ]);
  });
});

describe('ProductsPage', () => {
  it('marks every product whose label nobody checked, and assumes no number for it', async () => {
    const page = await openPage(ProductsPage, { before });
    const cards = [...document.querySelectorAll('glabella-card')];
    const inactive = cards.filter((card) => card.textContent?.includes('label not checked'));
    expect(cards).toHaveLength(products.length);
    expect(inactive).toHaveLength(products.filter(({ active }) => !active).length);
    expect(inactive[0]?.textContent).toContain('No limit stored');
    expect(page.text()).toContain('400 U in 3 months, all indications together');
    expect(page.text()).toContain('not interchangeable');
  });
});
