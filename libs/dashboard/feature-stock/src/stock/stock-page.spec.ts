import { TestBed } from '@angular/core/testing';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { lotId, lotOf, recallId, stockOf } from '../testing/sample-stock';
import { openedInWords } from './lot-words';
import { StockPage } from './stock-page';

const path = 'stock?show=on-hand';

async function open(inputs: Record<string, string> = {}) {
  return openPage(StockPage, {
    inputs,
    before: () => void TestBed.inject(CurrentUser).accept(me),
  });
}

afterEach(clearPage);

describe('the stock page', () => {
  it('says that it is loading, what went wrong, and tries again', async () => {
    const page = await open();
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer(path, problemBody(503, 'service.unavailable', 'Wait.'), 503);
    expect(page.text()).toContain('Wait.');
    await page.press('Try again');
    await page.answer(path, stockOf([]));
    expect(page.text()).toContain('Nothing is on hand');
    expect(page.text()).toContain('Receive a delivery');
  });

  it('lists the lots of each product with what is on hand, and marks expired and recalled ones', async () => {
    const { today } = me.practice;
    const page = await open();
    await page.answer(
      path,
      stockOf([
        lotOf({ id: recallId, lotNumber: 'OLD', expiresOn: '2020-01-31', unopened: 1, recallId }),
        lotOf({ id: sessionIdOf(1), lotNumber: 'SOON', expiresOn: today, unopened: 2 }),
        lotOf({ expiresOn: '2099-01-31' }),
      ]),
    );
    const rows = [...page.page.querySelectorAll('tbody tr')].map((row) =>
      (row.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
    );
    expect(rows[0]).toContain('OLDrecalled');
    expect(rows[0]).toContain('31 Jan 2020expired');
    expect(rows[1]).toContain('within 90 days');
    expect(rows[2]).not.toMatch(/expired|within/);
    expect(rows[2]).toContain('3 of 5');
    expect(page.text()).toContain('6 unopened on hand');
    const link = page.page.querySelector('tbody tr:last-child th a');
    expect(link?.getAttribute('href')).toBe(`/stock/lots/${lotId}`);
  });

  it('says where sessions do not take from it', async () => {
    const page = await open();
    await page.answer(path, stockOf([lotOf()], false));
    expect(page.text()).toContain('Sessions do not take from this stock');
  });

  it('asks for every lot by its address', async () => {
    const page = await open({ show: 'all' });
    await page.answer('stock?show=all', stockOf([]));
    expect(page.text()).toContain('No lot was received yet');
  });
});

const sessionIdOf = (at: number) => `0198c0de-0000-7000-8000-00000000b00${at}`;

describe('vials opened ahead, in words', () => {
  const vials = {
    opening: 2,
    vials: 1,
    diluentMl: 2.5,
    reconstitutedAt: '2026-11-23T12:40:00.000Z',
    useBy: '2026-11-24T12:40:00.000Z',
  };

  it.each([
    { now: '2026-11-24T12:40:00.000Z', isOver: false, text: 'use until 24 Nov 2026, 13:40' },
    { now: '2026-11-24T12:40:00.001Z', isOver: true, text: 'past use-by of 24 Nov 2026, 13:40' },
  ])('at $now: $text', ({ now, isOver, text }) => {
    const words = openedInWords(vials, now, 'Europe/Berlin');
    expect(words).toMatchObject({ isOver, text: `1 vial opened, ${text}` });
    expect(words.made).toBe('reconstituted 23 Nov 2026, 13:40 with 2.5 mL');
  });

  it('says so where no use-by is stored', () => {
    const words = openedInWords({ ...vials, useBy: null }, '2027-01-01T00:00:00Z', 'Europe/Berlin');
    expect(words).toMatchObject({ isOver: false, text: '1 vial opened, no use-by stored' });
  });
});
