import { TestBed } from '@angular/core/testing';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage } from '@glabella/dashboard/data-access/testing';
import { products } from '@glabella/domain/treatment';
import { ProductsPage } from './products-page';

const before = (): void => void TestBed.inject(CurrentUser).accept(me);

afterEach(clearPage);

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
