import { TestBed } from '@angular/core/testing';
import type { ListedCosignature } from '@glabella/contracts';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { cosignatureOf, returnedCosignature } from '../testing/cosignature';
import { colleague, context, injector, sessionId } from '../testing/session-draft';
import { CosignatureQueue } from './queue-page';

const mine = 'cosignatures?whose=mine&limit=50';
const { id, givenName, familyName, birthDate, mrn } = context.patient;

const listed = (change: Partial<ListedCosignature> = {}): ListedCosignature => ({
  ...cosignatureOf(),
  sessionId,
  sessionVersion: 1,
  performedOn: '2026-11-23',
  totalUnits: 29,
  lotNumber: 'C7781',
  signedBy: colleague,
  signedAt: '2026-11-23T14:05:00.000Z',
  supervisorIsPast: false,
  supervisorAwayUntil: null,
  cover: null,
  isForCaller: true,
  patient: { id, givenName, familyName, birthDate, mrn },
  ...change,
});

async function open(inputs: Record<string, string> = {}) {
  return openPage(CosignatureQueue, {
    inputs,
    before: () => void TestBed.inject(CurrentUser).accept(me),
  });
}

afterEach(clearPage);

describe('the queue of co-signatures', () => {
  it('shows that it loads, what failed, and what stands here while it is empty', async () => {
    const page = await open();
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer(mine, problemBody(503, 'service.unavailable', 'Try later.'), 503);
    expect(page.text()).toContain('Try later.');
    await page.press('Try again');
    await page.answer(mine, { rows: [], nextCursor: null });
    expect(page.text()).toContain('No co-signature waits for you');
  });

  it('leads to the record as it was signed, and says by whom and from whom it is awaited', async () => {
    const page = await open();
    await page.answer(mine, { rows: [listed()], nextCursor: null });
    expect(page.text()).toContain('Example, Synthia');
    expect(page.text()).toContain('23 Nov 2026 · 29 U · lot C7781');
    expect(page.text()).toContain('Jonas Weber, 23 Nov 2026, 15:05');
    expect(page.text()).toContain('awaited from you');
    const link = page.page.querySelector('tbody a')?.getAttribute('href');
    expect(link).toBe(`/sessions/${sessionId}`);
  });

  it.each([
    [{ isForCaller: false }, 'awaited from Dr A. Reyes'],
    [{ ...returnedCosignature, isForCaller: true }, 'by Dr A. Reyes: Which lot?'],
    [
      { supervisorAwayUntil: '2026-12-01', cover: colleague },
      'Dr A. Reyes is away until 1 Dec 2026, covered by Jonas Weber',
    ],
    [{ supervisorIsPast: true }, 'awaited from any psychiatrist'],
    [
      { supervisorIsPast: true, supervisorAwayUntil: '2026-12-01' },
      'asked of Dr A. Reyes, who can no longer co-sign',
    ],
    [{ supervisorAwayUntil: '2026-12-01' }, 'away until 1 Dec 2026, nobody covers'],
  ])('says where it stands', async (change, words) => {
    const page = await open({ whose: 'practice' });
    const path = 'cosignatures?whose=practice&limit=50';
    await page.answer(path, { rows: [listed(change)], nextCursor: null });
    expect(page.text()).toContain(words);
  });

  it('opens one page after another and goes back', async () => {
    const page = await open();
    await page.answer(mine, { rows: [listed()], nextCursor: injector.id });
    await page.press('Next page');
    const next = `cosignatures?whose=mine&cursor=${injector.id}&limit=50`;
    await page.answer(next, { rows: [listed()], nextCursor: null });
    expect(page.text()).toContain('Page 2');
    await page.press('Page before');
    await page.answer(mine, { rows: [listed()], nextCursor: injector.id });
    expect(page.text()).toContain('Page 1');
  });
});
