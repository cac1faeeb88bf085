import { TestBed } from '@angular/core/testing';
import { CurrentUser } from '@glabella/dashboard/data-access';
import {
  clearPage,
  me,
  openPage,
  problemBody,
  protocolList,
} from '@glabella/dashboard/data-access/testing';
import { glabellarDepression } from '@glabella/domain/treatment';
import { ProtocolsPage } from './protocols-page';

const before = (): void => void TestBed.inject(CurrentUser).accept(me);
const cells = (selector: string): (string | null)[] =>
  [...document.querySelectorAll(selector)].map((cell) => cell.textContent);

afterEach(clearPage);

describe('ProtocolsPage', () => {
  it('shows the trials’ totals, the off-label mark and the sources of each protocol', async () => {
    const page = await openPage(ProtocolsPage, { before });
    await page.answer('protocols', protocolList);
    expect(cells('tfoot td').slice(0, 2)).toEqual(['29 U', '39 U']);
    expect(page.text()).toContain('Off-label');
    expect(page.text()).toContain('trials published totals only');
    expect(document.querySelectorAll('glabella-protocol-card')).toHaveLength(
      protocolList.rows.length,
    );
    expect(document.querySelector('glabella-sources a')?.getAttribute('rel')).toContain('noopener');
  });

  it('lists each site with the patient’s side', async () => {
    const page = await openPage(ProtocolsPage, { before });
    const [row] = protocolList.rows;
    await page.answer('protocols', { rows: [row] });
    expect(cells('tbody th').slice(0, 3)).toEqual([
      'Procerus',
      'Corrugator, medial, left',
      'Corrugator, medial, right',
    ]);
  });

  it('shows one column where everybody has the same dose, and a practice’s own area by its name', async () => {
    const page = await openPage(ProtocolsPage, { before });
    const units = { onabotulinumtoxinA: { female: 25, male: 25, other: 25, unknown: 25 } };
    const protocol = {
      ...glabellarDepression,
      id: 'own',
      region: 'Jaw',
      areas: [{ id: 'Masseter', label: 'Masseter', sides: ['left', 'right'] }],
      sites: [
        { muscle: 'Masseter', side: 'left', units },
        { muscle: 'Masseter', side: 'right', units },
      ],
    };
    await page.answer('protocols', { rows: [{ protocol, isShipped: false, isRetired: true }] });
    expect(cells('thead th')).toEqual(['Muscle or area, patient’s side', 'Everybody']);
    expect(cells('tbody th')).toEqual(['Masseter, left', 'Masseter, right']);
    expect(cells('tfoot td')).toEqual(['50 U']);
    expect(page.text()).toContain('Retired');
  });

  it('says that it is reading, what failed, and what to do where there is none', async () => {
    const page = await openPage(ProtocolsPage, { before });
    expect(document.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer('protocols', problemBody(500, 'server.failed'), 500);
    expect(document.querySelector('glabella-error-state')).not.toBeNull();
    await page.press('Try again');
    await page.answer('protocols', { rows: [] });
    expect(page.text()).toContain('No protocol yet');
  });
});
