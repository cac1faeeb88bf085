import { TestBed } from '@angular/core/testing';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { lotId, lotRecordOf, recallId, sessionId } from '../testing/sample-stock';
import { LotPage } from './lot-page';

const path = `stock/lots/${lotId}`;

async function open() {
  return openPage(LotPage, {
    inputs: { lotId },
    before: () => void TestBed.inject(CurrentUser).accept({ ...me, roles: ['clinician'] }),
  });
}

afterEach(clearPage);

describe('the page of a lot', () => {
  it('says that it is loading, what went wrong, and that there is none', async () => {
    const page = await open();
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer(path, problemBody(503, 'service.unavailable', 'Wait.'), 503);
    expect(page.text()).toContain('Wait.');
    await page.press('Try again');
    await page.answer(path, problemBody(404, 'record.not_found'), 404);
    expect(page.text()).toContain('No such lot');
  });

  it('shows that vials and units reconcile, the deliveries with corrections and the history', async () => {
    const page = await open();
    await page.answer(path, lotRecordOf({ recallId }));
    const text = page.text();
    expect(text).toContain('Lot C7781');
    expect(text).toContain('recalled');
    expect(text).toContain('Opened by sessions and not on hand1');
    expect(text).toContain('corrected: Counted again');
    expect(text).toContain('before: 6 vials, Synthetic');
    expect(text).toContain('29 U injected, 171 U wasted; 1 vial not on hand');
    expect(text).toContain('Broken');
    const links = [...page.page.querySelectorAll('tbody a')];
    expect(links.map((link) => [link.textContent?.trim(), link.getAttribute('href')])).toEqual([
      ['session of 9 Nov 2026', `/sessions/${sessionId}`],
    ]);
  });

  it('discards vials with the reason, and reads the lot again', async () => {
    const page = await open();
    await page.answer(path, lotRecordOf());
    await page.press('Discard');
    await page.press('Discard');
    expect(page.errors()).toEqual(['Write why.']);
    page.write('Vials', '2');
    page.write('Reason', ' Fridge failed ');
    await page.press('Discard');
    const sent = await page.answer(`${path}/removals`, { id: lotId, version: 1 }, 201);
    expect(sent.body).toEqual({ vials: 2, opening: null, reason: 'Fridge failed' });
    await page.answer(path, lotRecordOf({ unopened: 1 }));
    expect(page.text()).toContain('On hand, unopened3');
  });

  it('opens vials with the label’s dilution and the time on the practice’s clock', async () => {
    const page = await open();
    await page.answer(path, lotRecordOf());
    await page.press('Open vials');
    expect(page.field('Diluent, mL per vial').value).toBe('2.5');
    page.write('Reconstituted at', '00:00');
    await page.press('Open');
    const sent = await page.answer(`${path}/openings`, { id: lotId, version: 1 }, 201);
    expect(sent.body).toMatchObject({ vials: 1, diluentMl: 2.5 });
    await page.answer(
      path,
      lotRecordOf({
        opened: [
          {
            ...{ opening: 4, vials: 1, diluentMl: 2.5, useBy: '2099-01-01T00:00:00.000Z' },
            reconstitutedAt: '2026-11-23T12:40:00.000Z',
          },
        ],
      }),
    );
    expect(page.text()).toContain('1 vial opened, use until 1 Jan 2099');
    expect(page.text()).toContain('Waste the rest');
  });

  it('corrects a delivery and a label, each from the version that was read', async () => {
    const page = await open();
    await page.answer(path, lotRecordOf());
    await page.press('Correct the delivery of 2 Nov 2026');
    page.write('Whole vials', '4');
    page.write('Reason', 'One was broken');
    await page.press('Correct');
    const delivery = 'stock/deliveries/0198c0de-0000-7000-8000-00000000a006';
    const sent = await page.answer(delivery, { id: lotId, version: 3 });
    expect(sent.headers.get('If-Match')).toBe('"2"');
    expect(sent.body).toMatchObject({ vials: 4, reason: 'One was broken' });
    await page.answer(path, lotRecordOf());
    await page.press('Correct the label');
    page.write('Expiry', 'Sep 2027');
    page.write('Reason', 'Misread');
    await page.press('Correct');
    const label = await page.answer(path, { id: lotId, version: 2 });
    expect(label.body).toMatchObject({ expiresOn: '2027-09-30', vialUnits: 100 });
    await page.answer(path, lotRecordOf());
  });
});
