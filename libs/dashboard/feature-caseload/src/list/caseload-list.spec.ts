import { TestBed } from '@angular/core/testing';
import { clearPage, me, problemBody, protocolList } from '@glabella/dashboard/data-access/testing';
import { axillaryHyperhidrosis, products } from '@glabella/domain/treatment';
import { heldBy, nurse, pageOf, reasonOf, rowOf } from '../testing/caseload-of';
import { open, openWith } from '../testing/open-caseload';

const searchPath = 'caseload/search';
const acknowledged = {
  how: 'acknowledged',
  by: nurse,
  at: '2026-11-23T09:00:00Z',
  until: null,
  note: null,
} as const;

describe('the list of who needs attention', () => {
  afterEach(clearPage);

  it('says that it is loading', async () => {
    const { page } = await open();
    await new Promise((resolve) => setTimeout(resolve, 200));
    TestBed.tick();
    expect(page.querySelector('[aria-busy=true]')).not.toBeNull();
  });

  it('builds a screenful first and the rest in turns, all of it in the end', async () => {
    const { names, page, server, settle } = await open();
    const rows = Array.from({ length: 50 }, (_, place) => rowOf(place + 1));
    const lengths = new Set<number>();
    const watcher = new MutationObserver(() => lengths.add(names().length));
    watcher.observe(page, { childList: true, subtree: true });
    server.expectOne(`/api/v1/${searchPath}`).flush(pageOf(rows));
    for (let waits = 0; names().length < 50 && waits < 100; waits += 1) await settle();
    await settle();
    watcher.disconnect();
    expect([...lengths]).toEqual([6, 26, 50]);
  });

  it('says what failed and tries again', async () => {
    const { answer, press, text, names } = await open();
    await answer(searchPath, problemBody(500, 'server.fault', 'Try again in a minute.'), 500);
    expect(text()).toContain('Try again in a minute.');
    await press('Try again');
    await answer(searchPath, pageOf([rowOf(1)]));
    expect(names()).toHaveLength(1);
  });

  it.each<[string, Record<string, string>, string, string]>([
    ['mine', {}, 'Nobody needs you', 'See the practice'],
    ['the practice', { scope: 'practice' }, 'Nobody needs anybody', 'Go to the patients'],
    ['a filter', { kind: 'relapse' }, 'Nobody here', 'Clear filters'],
  ])('says what to do when nobody is there: %s', async (_, inputs, heading, next) => {
    const { text } = await openWith(pageOf([]), { inputs });
    expect(text()).toContain(heading);
    expect(text()).toContain(next);
  });

  it('shows everybody under the tier, with evidence, waiting time, latest and next', async () => {
    const { text } = await openWith(pageOf([rowOf(1)]));
    for (const words of [
      '2 · Worse',
      'Okafor 1, Imani',
      'Worsening',
      'PHQ-9 12 → 18, week 5, 9 days ago · waits 9 days',
      '18 moderately severe',
      'PHQ-9 of week 12',
      'Mine 1',
      'Practice 100+',
    ]) {
      expect(text()).toContain(words);
    }
  });

  it('sends what the address says', async () => {
    const { answer } = await open({
      inputs: { scope: 'practice', show: 'everybody', kind: 'relapse' },
    });
    const request = await answer(searchPath, pageOf([]));
    expect(request.body).toEqual({
      scope: 'practice',
      show: 'everybody',
      sort: 'urgency',
      kinds: ['relapse'],
      limit: 50,
    });
  });

  it('opens the rule of a reason with its numbers and what can be done', async () => {
    const { page, settle, text } = await openWith(pageOf([rowOf(1)]));
    page.querySelector<HTMLElement>('button.chip')?.click();
    await settle();
    expect(text()).toContain("+6 from the course's lowest 12, threshold 6");
    expect(text()).toContain('is 6 points or more worse than the best of the course before it');
    expect(text()).toContain('Acknowledge');
    expect(text()).toContain('Hand over');
  });

  it('offers nothing to clear at item 9: its follow-up is closed instead', async () => {
    const item9 = reasonOf({ kind: 'open-item-9', holder: heldBy(nurse) });
    const { page, settle, text } = await openWith(pageOf([rowOf(1, { reasons: [item9] })]));
    page.querySelector<HTMLElement>('button.chip')?.click();
    await settle();
    expect(text()).toContain('Go to the follow-up');
    expect(page.querySelector('.panel')?.textContent).not.toContain('Acknowledge');
  });

  it('says for whom the reader covers', async () => {
    const item9 = reasonOf({
      kind: 'open-item-9',
      holder: heldBy(nurse, {
        ownerAwayUntil: '2026-11-30',
        cover: { id: me.staffId, displayName: me.displayName },
        deadlineAt: '2026-11-24T09:00:00Z',
      }),
    });
    const { text } = await openWith(pageOf([rowOf(1, { reasons: [item9] })]));
    expect(text()).toContain('covering for Synthetic Nurse (away until 30 Nov 2026), ');
    expect(text()).toMatch(/\), \d+ days late/);
  });

  it('lets administrators look and not act', async () => {
    const { page, settle, text } = await openWith(pageOf([rowOf(1)]), { roles: ['administrator'] });
    page.querySelector<HTMLElement>('button.chip')?.click();
    await settle();
    expect(text()).not.toContain('Record PHQ-9');
    expect(page.querySelector('.panel')?.textContent).not.toContain('Snooze');
  });

  it.each(['j', 'k', 'p', 'a', 's', 'r', '?', 'ArrowDown', 'ArrowUp'])(
    'leaves %s alone where the focus is on nothing, or beside the list',
    async (value) => {
      const { key, page, names, text } = await openWith(pageOf([rowOf(1), rowOf(2)]));
      for (const at of [null, page.querySelector<HTMLElement>('.page-head button')]) {
        at?.focus();
        const before = document.activeElement;
        const event = new KeyboardEvent('keydown', {
          key: value,
          bubbles: true,
          cancelable: true,
        });
        (before ?? document.body).dispatchEvent(event);
        await key('Shift');
        expect(event.defaultPrevented).toBe(false);
        expect(document.activeElement).toBe(before);
      }
      expect(names()).toHaveLength(2);
      expect(text()).not.toContain('How this list works');
    },
  );

  it('walks by j and k, and arrows, and acknowledges by a', async () => {
    const { answer, enter, key, names, page, text, server } = await openWith(
      pageOf([rowOf(1), rowOf(2)]),
    );
    await enter();
    expect(document.activeElement).toBe(names()[0]);
    await key('j');
    await key('k');
    await key('ArrowDown');
    expect(document.activeElement).toBe(names()[1]);
    await key('k');
    expect(document.activeElement).toBe(names()[0]);
    await key('a');
    const cleared = reasonOf({ version: 1, setAside: acknowledged });
    const changed = rowOf(1, { tier: 8, since: null, reasons: [cleared] });
    const request = await answer(`caseload/${rowOf(1).id}/acknowledge`, changed);
    expect(request.headers.get('If-Match')).toBe('"0"');
    expect(request.body).toEqual({
      kind: 'worsening',
      evidenceKey: 'worsening:assessment',
      note: null,
    });
    // The line stays where it was, and the focus on it; the new order waits until it is asked for.
    expect(names()).toHaveLength(2);
    expect(document.activeElement).toBe(names()[0]);
    expect(page.querySelectorAll('tr.tier')).toHaveLength(1);
    expect(text()).toContain('Acknowledged by Synthetic Nurse');
    await answer(searchPath, pageOf([rowOf(2)]));
    expect(text()).toContain('1 change Refresh');
    expect(names()).toHaveLength(2);
    await key('r');
    expect(names()).toHaveLength(1);
    server.verify();
  });

  it('keeps the focus with the patient whose reason was set aside by its button', async () => {
    const { answer, names, page, settle } = await openWith(pageOf([rowOf(1), rowOf(2)]));
    page.querySelectorAll<HTMLElement>('button.chip')[1]?.click();
    await settle();
    const acknowledge = page.querySelector<HTMLElement>('.panel button');
    expect(acknowledge?.textContent?.trim()).toBe('Acknowledge');
    acknowledge?.focus();
    acknowledge?.click();
    await settle();
    const cleared = reasonOf({ version: 1, setAside: acknowledged });
    await answer(`caseload/${rowOf(2).id}/acknowledge`, rowOf(2, { reasons: [cleared] }));
    expect(document.activeElement).toBe(names()[1]);
  });

  it('says why an acknowledgement was refused and looks at the list again', async () => {
    const { answer, enter, key, text } = await openWith(pageOf([rowOf(1)]));
    await enter();
    await key('a');
    const path = `caseload/${rowOf(1).id}/acknowledge`;
    await answer(path, problemBody(409, 'attention.evidence_changed', 'Read the list again.'), 409);
    await answer(searchPath, pageOf([rowOf(1, { since: '2026-11-20' })]));
    expect(text()).toContain('1 change Refresh');
  });

  it('snoozes by s with a day and a reason', async () => {
    const { answer, enter, key, press, text, write } = await openWith(pageOf([rowOf(1)]));
    await enter();
    await key('s');
    expect(text()).toContain('Snooze “Worsening”');
    await press('Snooze');
    expect(text()).toContain('Write the reason.');
    write('Reason', 'On holiday.');
    await press('4 weeks');
    await press('Snooze');
    const request = await answer(`caseload/${rowOf(1).id}/snooze`, rowOf(1));
    expect(request.body).toMatchObject({ until: '2026-12-21', note: 'On holiday.' });
    await answer(searchPath, pageOf([rowOf(1)]));
  });

  it('records a PHQ-9 beside the list by p, and Escape leads back to the line', async () => {
    const { answer, enter, key, names, page, server, settle } = await openWith(pageOf([rowOf(1)]));
    await enter();
    await key('p');
    expect(page.querySelector('glabella-record-form')).not.toBeNull();
    expect(server.match(`/api/v1/patients/${rowOf(1).id}/record`)).toHaveLength(1);
    await key('Escape');
    await settle();
    expect(page.querySelector('glabella-record-form')).toBeNull();
    expect(document.activeElement).toBe(names()[0]);
    await answer(searchPath, pageOf([rowOf(1)]));
  });

  it('records what the protocol of the course asks for', async () => {
    const row = rowOf(1, { protocolId: axillaryHyperhidrosis.id });
    const { enter, key, page, server, settle, text } = await openWith(pageOf([row]));
    await settle();
    expect(text()).toContain('Record HDSS');
    expect(text()).not.toContain('Record PHQ-9');
    await enter();
    await key('p');
    expect(page.querySelector('.beside')?.getAttribute('aria-label')).toContain('HDSS');
    expect(server.match(({ url }) => url.includes('hdss'))).toHaveLength(1);
  });

  it.each([
    ['are read', 200, protocolList, 'HDSS'],
    ['cannot be read', 500, problemBody(500, 'server.fault'), 'PHQ-9'],
  ])('opens no form before the protocols %s', async (_, status, protocols, form) => {
    const row = rowOf(1, { protocolId: axillaryHyperhidrosis.id });
    const { answer, enter, key, page, settle } = await open();
    await answer(searchPath, pageOf([row]));
    await enter();
    await key('p');
    expect(page.querySelector('.beside')).toBeNull();
    await answer('protocols', protocols, status);
    await settle();
    expect(page.querySelector('.beside')?.getAttribute('aria-label')).toContain(form);
  });

  it('opens no form that is no longer asked for when the protocols are read', async () => {
    const row = rowOf(1, { protocolId: axillaryHyperhidrosis.id });
    const { answer, enter, key, page, settle } = await open();
    await answer(searchPath, pageOf([row]));
    await enter();
    await key('p');
    await key('Escape');
    await answer('protocols', protocolList);
    await settle();
    expect(page.querySelector('.beside')).toBeNull();
  });

  it('shows its rules and keys by ?', async () => {
    const { enter, key, text } = await openWith(pageOf([rowOf(1)]));
    await enter();
    await key('?');
    expect(text()).toContain('How this list works');
    expect(text()).toContain('Nothing hides tier 1.');
    expect(text()).toContain('as a rule the PHQ-9, beside the list');
    expect(text()).toContain('These keys act while the focus is in the list');
  });

  it('loads more behind the last line', async () => {
    const { answer, names, press } = await openWith(pageOf([rowOf(1)], 'next'));
    await press('Load more');
    const request = await answer(searchPath, pageOf([rowOf(2)]));
    expect(request.body).toMatchObject({ cursor: 'next' });
    expect(names()).toHaveLength(2);
  });

  it('writes tabs and filters into the address', async () => {
    const { navigate, page } = await openWith(pageOf([]));
    const select = page.querySelector('select');
    if (!select) throw new Error('no select');
    select.selectedIndex = 5;
    select.dispatchEvent(new Event('change'));
    expect(navigate.mock.calls.at(-1)?.[1]).toMatchObject({ queryParams: { kind: 'relapse' } });
  });

  it('narrows by every product, those included that a practice activates itself', async () => {
    const { navigate, page } = await openWith(pageOf([]));
    const select = page.querySelector<HTMLSelectElement>('select[aria-label="Product"]');
    const names = [...(select?.options ?? [])].map(({ text }) => text.trim());
    expect(names).toEqual(['Any product', ...products.map(({ name }) => name)]);
    if (select) select.selectedIndex = names.indexOf('incobotulinumtoxinA');
    select?.dispatchEvent(new Event('change'));
    expect(navigate.mock.calls.at(-1)?.[1]).toMatchObject({
      queryParams: { product: 'incobotulinumtoxinA' },
    });
  });
});
