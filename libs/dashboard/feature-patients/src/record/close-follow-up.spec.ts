import { inject, Injector, signal } from '@angular/core';
import { identityOf } from '@glabella/dashboard/ui';
import { TestBed } from '@angular/core/testing';
import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import type { FollowUp, FormDraft } from '@glabella/contracts';
import { clearPage, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { followUpOf, onDay, recordOf } from '../testing/record-of';
import { emptyClosing } from './closing-draft';
import { CloseFollowUp, type FollowUpClosingData } from './close-follow-up';
import { closingKeptAt, type Closing } from './kept-closing';

const followUp = followUpOf();
const path = `follow-ups/${followUp.id}/close`;
const read = signal(followUp);
const readAgain = jest.fn();
const step = {
  followUp: read,
  readAgain,
  patient: identityOf(recordOf().patient),
  today: onDay(60),
  timeZone: 'Europe/Berlin',
};
const keptAt = `patients/${followUp.patientId}/form-drafts/follow-up-closing/${followUp.id}`;
const nothingKept: FormDraft = { version: 0, savedAt: null, content: null };

async function open(held = nothingKept) {
  let closing: Closing | undefined;
  const closedWith: (FollowUp | undefined)[] = [];
  const ref = { id: 'close', close: (answer?: FollowUp) => closedWith.push(answer) };
  const page = await openPage(CloseFollowUp, {
    providers: [
      {
        provide: DIALOG_DATA,
        useFactory: (): FollowUpClosingData => {
          closing = closingKeptAt(followUp.patientId, followUp.id, inject(Injector));
          return { ...step, ...closing };
        },
      },
      { provide: DialogRef, useValue: ref },
    ],
  });
  await page.answer(keptAt, held);
  const draft = () => closing?.draft();
  const choose = async (disposition: string) => {
    page.field('What was done').value = disposition;
    page.field('What was done').dispatchEvent(new Event('input'));
    page.field('What was done').dispatchEvent(new Event('change'));
    await page.settle();
  };
  const pick = async (value: string) => {
    document.querySelector<HTMLInputElement>(`input[value=${value}]`)?.click();
    await page.settle();
  };
  const submit = async () => {
    document.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
    await page.settle();
  };
  const answered = async () => {
    const request = await page.answer(path, { ...followUp, version: 2 });
    page.server.match('/api/v1/follow-ups/count');
    return request;
  };
  return { ...page, draft, choose, pick, submit, answered, closedWith };
}

afterEach(clearPage);

describe('closing a follow-up', () => {
  it('asks what was done, then for the assessment and the plan', async () => {
    const page = await open();
    expect(page.text()).not.toContain('Plan');
    await page.submit();
    expect(page.errors()).toEqual(['Say what was done.']);
    await page.choose('assessed-plan-made');
    await page.submit();
    expect(page.errors()).toEqual(['Write what was assessed.', 'Write the plan.']);
    page.server.expectNone(`/api/v1/${path}`);
  });

  it('brings back what was kept, keeps what is written, and drops it where it is discarded', async () => {
    const savedAt = `${onDay(59)}T09:00:00Z`;
    const content = {
      ...emptyClosing,
      disposition: 'assessed-plan-made',
      plan: 'Half a plan (synthetic).',
    };
    const page = await open({ version: 3, savedAt, content: JSON.parse(JSON.stringify(content)) });
    expect(page.text()).toContain('Your draft of');
    expect(page.field('Plan').value).toBe('Half a plan (synthetic).');
    page.write('Plan', 'More of a plan (synthetic).');
    await page.settle();
    await page.press('Keep for later');
    expect(page.closedWith).toEqual([undefined]);
    TestBed.tick();
    TestBed.resetTestingModule();
  });

  it('empties the form where what was kept is discarded', async () => {
    const content = JSON.parse(
      JSON.stringify({ ...emptyClosing, plan: 'Half a plan (synthetic).' }),
    );
    const page = await open({ version: 3, savedAt: `${onDay(59)}T09:00:00Z`, content });
    await page.press('Discard');
    await page.answer(keptAt, null, 204);
    await page.answer(keptAt, nothingKept);
    expect(page.draft()).toEqual(emptyClosing);
    expect(page.closedWith).toEqual([undefined]);
  });

  it('records the clinician’s own assessment in words', async () => {
    const page = await open();
    await page.choose('assessed-plan-made');
    page.write('Your assessment', 'Passive thoughts, no plan (synthetic).');
    page.write('Plan', 'Call on Friday (synthetic).');
    await page.submit();
    const request = await page.answered();
    expect(request.headers.get('If-Match')).toBe('"1"');
    expect(request.body).toEqual({
      disposition: 'assessed-plan-made',
      assessment: { kind: 'own-words', text: 'Passive thoughts, no plan (synthetic).' },
      plan: 'Call on Friday (synthetic).',
    });
    expect(page.closedWith).toEqual([expect.objectContaining({ version: 2 })]);
  });

  it('records the result of a triage with day and author, without a question of it', async () => {
    const page = await open();
    await page.choose('crisis-service-contacted');
    await page.pick('outside-triage');
    expect(page.field('Instrument').value).toBe('C-SSRS screener');
    expect(page.text()).toContain('Asked on its own form');
    expect(page.text()).toContain('never “no risk”');
    await page.submit();
    expect(page.errors()).toEqual([
      'Choose the result.',
      'Give the day.',
      'Say who asked.',
      'Write the plan.',
    ]);
    await page.pick('high');
    page.write('Asked on', onDay(19));
    page.write('Asked by', 'K. Aalto (synthetic)');
    page.write('Plan', 'Admission arranged (synthetic).');
    await page.submit();
    expect(page.errors()).toEqual(['A triage from before the answer does not speak of it.']);
    page.write('Asked on', onDay(61));
    await page.submit();
    expect(page.errors()).toEqual(['The triage cannot lie in the future.']);
    page.write('Asked on', onDay(21));
    await page.submit();
    expect((await page.answered()).body).toEqual({
      disposition: 'crisis-service-contacted',
      assessment: {
        kind: 'outside-triage',
        instrument: 'C-SSRS screener',
        result: 'high',
        assessedOn: onDay(21),
        assessedBy: 'K. Aalto (synthetic)',
      },
      plan: 'Admission arranged (synthetic).',
    });
  });

  it('asks no assessment where the answer was recorded in error, but how that was confirmed', async () => {
    const page = await open();
    await page.choose('recorded-in-error');
    expect(page.text()).not.toContain('Your assessment');
    page.write('How it was confirmed', 'The paper form says 0 (synthetic).');
    await page.submit();
    await page.answered();
    expect(page.closedWith).toHaveLength(1);
  });

  it('shows what a colleague did meanwhile, and closes over that with what was written', async () => {
    const page = await open();
    await page.choose('assessed-plan-made');
    page.write('Your assessment', 'Written (synthetic).');
    page.write('Plan', 'Planned (synthetic).');
    await page.submit();
    await page.answer(path, problemBody(412, 'record.changed', 'Compare.'), 412);
    expect(readAgain).toHaveBeenCalledTimes(1);
    const [opened] = followUp.events;
    if (!opened) throw new Error('no event');
    const acknowledged = { ...opened, kind: 'acknowledged' as const, note: 'Rang (synthetic).' };
    read.set({ ...followUp, version: 2, events: [opened, acknowledged] });
    await page.settle();
    expect(page.text()).toContain('Somebody else was faster');
    expect(page.text()).toContain('Rang (synthetic).');
    expect(page.field('Plan').value).toBe('Planned (synthetic).');
    await page.answer(keptAt, { version: 1, savedAt: `${onDay(59)}T09:00:00Z` });
    await page.submit();
    const again = await page.answered();
    expect(again.headers.get('If-Match')).toBe('"2"');
    expect(page.closedWith).toHaveLength(1);
    read.set(followUp);
  });

  it('stays open with what was written when the server refuses', async () => {
    const page = await open();
    await page.choose('assessed-plan-made');
    page.write('Your assessment', 'Written (synthetic).');
    page.write('Plan', 'Planned (synthetic).');
    await page.submit();
    await page.answer(
      path,
      problemBody(409, 'follow_up.closed', 'It has been closed already.'),
      409,
    );
    expect(page.text()).toContain('It has been closed already.');
    expect(page.field('Plan').value).toBe('Planned (synthetic).');
    expect(page.closedWith).toEqual([]);
  });
});
