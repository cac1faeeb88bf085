import type { FollowUpList } from '@glabella/contracts';
import { openPage, serverFault } from '../testing/open-page';
import { followUpOf, idOf, onDay, recordOf } from '../testing/record-of';
import { FollowUpRegister } from './follow-up-register';

const { id, givenName, familyName, birthDate, mrn } = recordOf().patient;
const patient = { id, givenName, familyName, birthDate, mrn };
const openUrl = '/api/v1/follow-ups?state=open&whose=practice&limit=50';
const closedUrl = '/api/v1/follow-ups?state=closed&whose=practice&limit=50';

async function openRegister(url: string, answer: FollowUpList, inputs: Record<string, string>) {
  const page = openPage(FollowUpRegister, inputs);
  page.server.expectOne(url).flush(answer);
  await page.settle();
  return page;
}

describe('the register of follow-ups', () => {
  it('says that it is loading', async () => {
    const { settle, text } = openPage(FollowUpRegister, {});
    await settle(160);
    expect(text()).toContain('Loading follow-ups');
  });

  it('says when none is open, and what opens one', async () => {
    const { text } = await openRegister(openUrl, { rows: [], nextCursor: null }, {});
    expect(text()).toContain('No follow-up is open');
    expect(text()).toContain('item 9 above 0 or not answered, or without a total, opens one');
  });

  it('says what failed', async () => {
    const { server, settle, text } = openPage(FollowUpRegister, {});
    server.expectOne(openUrl).flush(serverFault, { status: 500, statusText: 'Fault' });
    await settle();
    expect(text()).toContain('The server could not answer');
  });

  it('lists open ones with cause, owner and deadline, and leads to the patient', async () => {
    const rows = [{ ...followUpOf(), patient }];
    const { text, element } = await openRegister(openUrl, { rows, nextCursor: null }, {});
    expect(text()).toContain('Okafor, Imani');
    expect(text()).toContain('Item 9 answered “several days” on 26 Jan 2026');
    expect(text()).toContain('Dr. A. Reyes (synthetic)');
    expect(text()).toMatch(/\d+ days late/);
    expect(element.querySelector('tbody a')?.getAttribute('href')).toBe(`/patients/${id}`);
  });

  it('lists closed ones with who closed them and why', async () => {
    const [opened] = followUpOf().events;
    if (!opened) throw new Error('no event');
    const closing = {
      ...opened,
      kind: 'closed' as const,
      disposition: 'safety-plan-reviewed' as const,
      assessment: { kind: 'own-words' as const, text: 'Asked directly, no plan (synthetic).' },
      plan: 'Plan kept.',
      author: { id: idOf(2), displayName: 'K. Aalto (synthetic)' },
      recordedAt: `${onDay(21)}T10:00:00Z`,
    };
    const closed = followUpOf({ closedAt: closing.recordedAt, events: [opened, closing] });
    const { text } = await openRegister(
      closedUrl,
      { rows: [{ ...closed, patient }], nextCursor: null },
      { state: 'closed' },
    );
    expect(text()).toContain('Safety plan reviewed');
    expect(text()).toContain('Asked directly, no plan (synthetic).');
    expect(text()).toContain('Plan: Plan kept.');
    expect(text()).toContain('K. Aalto (synthetic), 27 Jan 2026, 11:00');
  });

  it('lists how it was confirmed that an answer was recorded in error', async () => {
    const [opened] = followUpOf().events;
    if (!opened) throw new Error('no event');
    const closing = {
      ...opened,
      kind: 'closed' as const,
      disposition: 'recorded-in-error' as const,
      plan: 'The paper says 0 (synthetic).',
    };
    const closed = followUpOf({ closedAt: closing.recordedAt, events: [opened, closing] });
    const rows = [{ ...closed, patient }];
    const { text } = await openRegister(closedUrl, { rows, nextCursor: null }, { state: 'closed' });
    expect(text()).toContain('How it was confirmed: The paper says 0 (synthetic).');
  });

  it('says who is away and who covers, and what was escalated', async () => {
    const row = followUpOf({
      ownerAwayUntil: onDay(40),
      cover: { id: idOf(2), displayName: 'K. Aalto (synthetic)' },
      escalatedAt: `${onDay(21)}T10:01:00Z`,
    });
    const answer = { rows: [{ ...row, patient }], nextCursor: null };
    const { text } = await openRegister(openUrl, answer, {});
    expect(text()).toContain('(away until 15 Feb 2026, covered by K. Aalto (synthetic))');
    expect(text()).toContain('escalated');
  });

  it.each([
    ['closed', { state: 'closed', late: null }],
    ['late', { state: null, late: 'true', closedFrom: null, closedTo: null }],
  ])('keeps %s in the address', async (value, queryParams) => {
    const { element, navigate } = await openRegister(openUrl, { rows: [], nextCursor: null }, {});
    element.querySelector<HTMLInputElement>(`input[value=${value}]`)?.click();
    expect(navigate).toHaveBeenCalledWith([], {
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  });

  it('asks for what the address says, and for nothing that it says wrongly', async () => {
    const { settle, server, text } = openPage(FollowUpRegister, {
      state: 'closed',
      whose: 'mine',
      closedFrom: '2026-02-01',
      closedTo: '2026-01-01',
    });
    const url = '/api/v1/follow-ups?state=closed&whose=mine&closedFrom=2026-02-01&limit=50';
    server.expectOne(url).flush({ rows: [], nextCursor: null });
    await settle();
    expect(text()).toContain('No follow-up fits these filters');
    expect(text()).toContain('Clear filters');
  });

  it('opens one page after another and goes back', async () => {
    const rows = [{ ...followUpOf(), patient }];
    const { element, server, settle, text } = await openRegister(
      openUrl,
      { rows, nextCursor: 'after-it' },
      {},
    );
    const press = (label: string) =>
      [...element.querySelectorAll('button')]
        .find((button) => button.textContent?.trim() === label)
        ?.click();
    press('Next page');
    await settle();
    server
      .expectOne('/api/v1/follow-ups?state=open&whose=practice&cursor=after-it&limit=50')
      .flush({ rows: [{ ...followUpOf({ id: idOf(71) }), patient }], nextCursor: null });
    await settle();
    expect(text()).toContain('Page 2');
    expect(text()).not.toContain('Next page');
    press('Page before');
    await settle();
    server.expectOne(openUrl).flush({ rows, nextCursor: 'after-it' });
    await settle();
    expect(text()).toContain('Page 1');
  });
});
