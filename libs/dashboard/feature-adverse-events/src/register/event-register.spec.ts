import { TestBed } from '@angular/core/testing';
import type { AdverseEventPage } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { eventId, eventOf, listedPatient } from '../testing/sample-event';
import { EventRegister } from './event-register';

const openPath = 'adverse-events?state=open&gravity=all';
const none: AdverseEventPage = { rows: [], nextCursor: null };
const listed = (facts: Parameters<typeof eventOf>[0] = {}) => ({
  ...eventOf(facts),
  patient: listedPatient,
});

async function open(inputs: Record<string, string> = {}) {
  return openPage(EventRegister, {
    inputs,
    before: () => void TestBed.inject(CurrentUser).accept(me),
  });
}

afterEach(clearPage);

describe('the register of adverse events', () => {
  it('says that it is loading, what went wrong, and tries again', async () => {
    const page = await open();
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer(openPath, problemBody(503, 'service.unavailable', 'Wait.'), 503);
    expect(page.text()).toContain('Wait.');
    await page.press('Try again');
    await page.answer(openPath, none);
    expect(page.text()).toContain('No adverse event is open');
  });

  it('offers to clear filters that leave nothing', async () => {
    const page = await open({ gravity: 'serious', lot: 'C7 1&x' });
    await page.answer('adverse-events?state=open&gravity=serious&lot=C7%201%26x', none);
    expect(page.text()).toContain('No adverse event matches');
    await page.press('Clear filters');
    expect(page.router.url).toBe('/');
  });

  it('lists each with patient, onset, lot and how it stands, and leads to it', async () => {
    const page = await open();
    await page.answer(openPath, {
      rows: [
        listed({ termId: 'dysphagia', seriousness: null }),
        listed({ id: listedPatient.id, seriousness: null, session: null }),
      ],
      nextCursor: null,
    });
    const cells = [...page.page.querySelectorAll('tbody tr')].map((row) =>
      (row.textContent ?? '').replaceAll(/\s+/g, ' ').trim(),
    );
    expect(cells[0]).toContain('Trouble swallowing mild serious');
    expect(cells[0]).toContain('Example, Synthia');
    expect(cells[0]).toContain('13 Nov 20264 days after the injection');
    expect(cells[0]).toContain('lot C7781');
    expect(cells[1]).toContain('Eyelid ptosis mild not judged');
    expect(cells[1]).toContain('no session');
    const link = page.page.querySelector('tbody th a');
    expect(link?.getAttribute('href')).toBe(`/adverse-events/${eventId}`);
    expect(page.text()).toContain('2 events');
  });

  it('keeps its filters in the address', async () => {
    const page = await open();
    await page.answer(openPath, none);
    page.page.querySelector<HTMLInputElement>('input[value=closed]')?.click();
    await page.settle();
    expect(page.router.url).toBe('/?state=closed');
    page.page.querySelector<HTMLInputElement>('input[value=serious]')?.click();
    await page.settle();
    expect(page.router.url).toContain('gravity=serious');
    const lot = page.page.querySelector<HTMLInputElement>('input[type=search]');
    if (!lot) throw new Error('no lot');
    lot.value = ' C7781 ';
    lot.dispatchEvent(new Event('change'));
    await page.settle();
    expect(page.router.url).toContain('lot=C7781');
  });

  it('prints every event, which it reads first', async () => {
    const print = jest.spyOn(window, 'print').mockReturnValue();
    const page = await open();
    await page.answer(openPath, { rows: [listed()], nextCursor: eventId });
    expect(page.text()).toContain('Only the first 1 event: there are more.');
    await page.press('Print');
    expect(print).not.toHaveBeenCalled();
    const other = listed({ id: listedPatient.id });
    await page.answer(`${openPath}&cursor=${eventId}`, { rows: [other], nextCursor: null });
    expect(print).toHaveBeenCalledTimes(1);
    expect(page.page.querySelector('.print-only')?.textContent?.trim()).toBe('2 events');
    print.mockRestore();
  });

  it('goes on where the page before ended', async () => {
    const page = await open({ state: 'all' });
    const path = 'adverse-events?state=all&gravity=all';
    await page.answer(path, { rows: [listed()], nextCursor: eventId });
    expect(page.text()).toContain('1 event, more below');
    await page.press('Load more');
    await page.answer(`${path}&cursor=${eventId}`, problemBody(503, 'service.unavailable'), 503);
    expect(page.text()).toContain('Refused');
    await page.press('Load more');
    await page.answer(`${path}&cursor=${eventId}`, {
      rows: [listed({ id: listedPatient.id })],
      nextCursor: null,
    });
    expect(page.text()).toContain('2 events');
  });
});
