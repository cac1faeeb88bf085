import { TestBed } from '@angular/core/testing';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { Toasts, UnsavedChanges } from '@glabella/dashboard/ui';
import {
  colleagues,
  earlierSessionId,
  patientId,
  record,
  sessionId,
} from '../testing/sample-event';
import { RecordEvent } from './record-event';

const recordPath = `patients/${patientId}/record`;
const postPath = `patients/${patientId}/adverse-events`;

async function open(inputs: Record<string, string> = {}) {
  const page = await openPage(RecordEvent, {
    inputs: { patientId, ...inputs },
    before: () => void TestBed.inject(CurrentUser).accept(me),
  });
  return page;
}

async function openForm(inputs: Record<string, string> = {}) {
  const page = await open(inputs);
  await page.answer(recordPath, record);
  await page.answer('colleagues', colleagues);
  const tick = async (label: string) => {
    const found = [...document.querySelectorAll('label')].find(
      ({ textContent }) => textContent?.trim() === label,
    );
    found?.querySelector('input')?.click();
    await page.settle();
  };
  const choose = async (label: string, value: string) => {
    const select = page.field(label) as unknown as HTMLSelectElement;
    select.value = value;
    select.dispatchEvent(new Event('input'));
    select.dispatchEvent(new Event('change'));
    await page.settle();
  };
  return { ...page, tick, choose };
}

afterEach(clearPage);

describe('the page that records an adverse event', () => {
  it('says that it is loading, what went wrong, and tries again', async () => {
    const page = await open();
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer(recordPath, problemBody(503, 'service.unavailable', 'Wait.'), 503);
    await page.answer('colleagues', colleagues);
    expect(page.text()).toContain('Wait.');
    await page.press('Try again');
    await page.answer(recordPath, record);
    await page.answer('colleagues', colleagues);
    expect(page.text()).toContain('Record an adverse event');
  });

  it('says when there is no such patient', async () => {
    const page = await open();
    await page.answer(recordPath, problemBody(404, 'record.not_found'), 404);
    expect(page.text()).toContain('No such patient');
  });

  it('names the patient and has the last session chosen, or the one that it was opened from', async () => {
    const last = await openForm();
    expect(last.text()).toContain('Synthia Example born 29 Feb 1984 (42 y)');
    expect(last.field('After the session of').value).toBe(sessionId);
    clearPage();
    TestBed.resetTestingModule();
    const earlier = await openForm({ session: earlierSessionId });
    expect(earlier.field('After the session of').value).toBe(earlierSessionId);
  });

  it('keeps what is written where the server says again who is signed in, as it does every minute of work', async () => {
    const page = await openForm();
    await page.tick('Eyelid ptosis');
    page.write('Began on', '2026-11-13');
    await page.tick('Mild');
    await page.tick('Ongoing');
    TestBed.inject(CurrentUser).accept({ ...me });
    await page.settle();
    await page.press('Record the event');
    expect(page.errors()).toEqual([]);
  });

  it('records a ptosis with five answers, once, and leads back to the patient', async () => {
    const page = await openForm();
    await page.tick('Eyelid ptosis');
    page.write('Began on', '2026-11-13');
    await page.tick('Mild');
    await page.tick('Ongoing');
    await page.tick('None of these: not serious');
    expect(page.text()).toContain('4 days after the injection');
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(true);
    await page.press('Record the event');
    const request = await page.answer(postPath, { id: sessionId, version: 1 }, 201);
    expect(request.headers.has('Idempotency-Key')).toBe(true);
    expect(request.body).toMatchObject({
      termId: 'eyelid-ptosis',
      sessionId,
      onsetOn: '2026-11-13',
      severity: 'mild',
      seriousness: [],
      relatedness: null,
      actions: null,
      outcome: 'ongoing',
    });
    expect(page.router.url).toBe(`/patients/${patientId}`);
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(false);
    expect(TestBed.inject(Toasts).current()?.text).toBe('Eyelid ptosis is on record.');
  });

  it('says at each field what is missing, and sends nothing', async () => {
    const page = await openForm();
    await page.press('Record the event');
    expect(page.errors()).toEqual([
      'Choose what happened.',
      'Write the day on which it began.',
      'Choose how strong it was.',
      'Choose how it stands now.',
    ]);
    page.server.expectNone(`/api/v1/${postPath}`);
  });

  it('asks for words with "other", and for the last day of what is over', async () => {
    const page = await openForm();
    await page.tick('Other');
    await page.tick('Resolved');
    await page.press('Record the event');
    expect(page.text()).toContain('In words');
    page.write('Began on', '2026-11-13');
    await page.tick('Mild');
    await page.settle();
    expect(page.errors()).toEqual([
      'Say in words what happened.',
      'Give the day on which it was over.',
    ]);
  });

  it('says that swallowing is a red flag, and shows the safety text for suicidality', async () => {
    const page = await openForm();
    await page.tick('Trouble swallowing red flag');
    expect(page.text()).toContain('it counts as serious whatever is answered below');
    await page.tick('Suicidality');
    expect(page.text()).not.toContain('it counts as serious');
    expect(page.text()).toContain('Stay with the patient.');
  });

  it('tells not answered from none: the last tick taken away answers nothing', async () => {
    const page = await openForm();
    const checked = () =>
      [...document.querySelectorAll<HTMLInputElement>('.judgement input:checked')].length;
    await page.tick('Life-threatening');
    await page.tick('None of these: not serious');
    expect(checked()).toBe(1);
    await page.tick('Life-threatening');
    await page.tick('Life-threatening');
    expect(checked()).toBe(0);
  });

  it('offers the practice’s reporting body and who may judge, the person at the screen first', async () => {
    const page = await openForm();
    await page.choose('Related to the injection', 'probable');
    const judge = page.field('Judged by') as unknown as HTMLSelectElement;
    expect([...judge.options].map(({ text }) => text)).toEqual([
      'Choose',
      'Dr A. Reyes',
      'K. Aalto',
    ]);
    expect(judge.value).toBe(me.staffId);
    await page.press('Add a report');
    expect(page.field('To whom').value).toBe('FDA MedWatch');
    expect(page.field('On').value).toBe('2026-11-23');
    await page.press('Remove the report to FDA MedWatch');
    expect(page.text()).toContain('No report is recorded.');
  });

  it('shows a refusal at its field and keeps what was typed', async () => {
    const page = await openForm();
    await page.tick('Headache');
    page.write('Began on', '2026-11-13');
    await page.tick('Severe');
    await page.tick('Ongoing');
    await page.press('Record the event');
    const refusal = {
      ...problemBody(422, 'adverse_event.session_voided'),
      issues: [{ path: 'sessionId', message: 'That session is voided. Choose another one.' }],
    };
    await page.answer(postPath, refusal, 422);
    expect(page.errors()).toEqual(['That session is voided. Choose another one.']);
    expect(page.field('Began on').value).toBe('2026-11-13');
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(true);
  });
});
