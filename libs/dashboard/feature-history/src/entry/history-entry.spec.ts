import { TestBed } from '@angular/core/testing';
import { CurrentUser, type HistoryAddress } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import type { PatientRecord } from '@glabella/contracts';
import { UnsavedChanges } from '@glabella/dashboard/ui';
import {
  aalto,
  colleagues,
  idOf,
  lifeEventOf,
  medicationOf,
  patientId,
  ratingOf,
  recordOf,
  reyes,
  treatmentOf,
} from '../testing/sample-history';
import { HistoryEntry } from './history-entry';

const recordPath = `patients/${patientId}/record`;

async function open(address: HistoryAddress, recordId?: string) {
  const page = await openPage(HistoryEntry, {
    inputs: { patientId, address, ...(recordId === undefined ? {} : { recordId }) },
    before: () => void TestBed.inject(CurrentUser).accept(me),
  });
  const tick = async (label: string) => {
    const found = [...document.querySelectorAll('label')].find(
      ({ textContent }) => textContent?.trim() === label,
    );
    if (!found) throw new Error(`no "${label}"`);
    found.querySelector('input')?.click();
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

async function openForm(
  address: HistoryAddress,
  { recordId, ...facts }: Partial<PatientRecord> & { recordId?: string } = {},
) {
  const page = await open(address, recordId);
  await page.answer('colleagues', colleagues);
  await page.answer(recordPath, recordOf(facts));
  return page;
}

afterEach(clearPage);

describe('the page that records something of a history', () => {
  it('says that it is loading, what went wrong, and that there is no such record', async () => {
    const page = await open('medications', idOf(77));
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer('colleagues', colleagues);
    await page.answer(recordPath, problemBody(503, 'service.unavailable', 'Wait.'), 503);
    expect(page.text()).toContain('Wait.');
    await page.press('Try again');
    await page.answer('colleagues', colleagues);
    await page.answer(recordPath, recordOf());
    expect(page.text()).toContain('No such record');
  });

  it('offers nothing for a voided record', async () => {
    const voided = treatmentOf({ status: 'voided', reason: 'Other patient' });
    const page = await openForm('prior-treatments', {
      recordId: voided.id,
      priorTreatments: [voided],
    });
    expect(page.text()).toContain('This record is voided');
    expect(page.page.querySelector('form')).toBeNull();
  });
});

describe('the form of a treatment before toxin', () => {
  it('records a trial and says while it is typed whether it is adequate', async () => {
    const page = await openForm('prior-treatments');
    await page.choose('Drug', 'sertraline');
    page.write('Started', 'Feb 2026');
    page.write('Stopped', '5/2026');
    page.write('Highest dose of a day', '100');
    page.write('Weeks at the minimum dose', '6,5');
    await page.tick('Taken as agreed');
    expect(page.text()).toContain('Understood as Feb 2026.');
    expect(page.text()).toContain('An adequate trial needs 50 mg a day or more.');
    expect(page.text()).toContain('Adequate trial: dose 100 mg, at least the minimum of 50 mg');
    await page.tick('None (less than 25 % better)');
    await page.tick('Letters or records');
    await page.press('Record the treatment');
    const { body, method } = await page.answer(`patients/${patientId}/prior-treatments`, {
      id: idOf(30),
      version: 1,
    });
    expect(method).toBe('POST');
    expect(body).toMatchObject({
      kind: 'drug',
      drugId: 'sertraline',
      startedOn: '2026-02',
      stoppedOn: '2026-05',
      maximumDose: 100,
      doseUnit: 'mg',
      weeksAtDose: 6.5,
      isDoseAdequate: null,
      outcome: 'none',
      informationSource: 'records',
    });
    expect(page.router.url).toBe(`/patients/${patientId}/history`);
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(false);
  });

  it('asks for everything that must be answered, and takes no date that is none', async () => {
    const page = await openForm('prior-treatments');
    page.write('Started', 'last spring');
    page.write('Highest dose of a day', 'much');
    await page.press('Record the treatment');
    expect(page.errors()).toEqual([
      'Choose the drug.',
      'A year, a month or a day: 2024, Mar 2024, 9 Mar 2024.',
      'Write a number.',
      'Choose, if only “Not known”.',
      'Choose, if only “Not known”.',
      'Choose who told it.',
    ]);
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(true);
  });

  it('lets the clinician state the dose of a drug without a sourced minimum, and of no other', async () => {
    const page = await openForm('prior-treatments');
    await page.choose('Drug', 'sertraline');
    expect(page.text()).not.toContain('Was the dose enough?');
    await page.choose('Drug', 'tranylcypromine');
    await page.tick('Enough');
    page.write('Highest dose of a day', '40');
    await page.settle();
    expect(page.text()).toContain('dose 40 mg: stated as adequate, no sourced minimum');
  });

  it('asks of ECT where, and of a drug that was added to what', async () => {
    const page = await openForm('prior-treatments', { priorTreatments: [treatmentOf()] });
    expect(page.text()).toContain('sertraline, Feb 2026 to May 2026');
    await page.tick('ECT');
    await page.press('Record the treatment');
    expect(page.errors()).toContain('Say where, if only “not known”.');
    expect(page.text()).not.toContain('Added to');
  });

  it('stores the next version with its reason, and shows both texts when somebody was faster', async () => {
    const treatment = treatmentOf();
    const page = await openForm('prior-treatments', {
      recordId: treatment.id,
      priorTreatments: [treatment],
    });
    expect(page.field('Started').value).toBe('Feb 2026');
    await page.press('Save the correction');
    expect(page.errors()).toEqual(['Write why it is corrected.']);
    page.write('Weeks at the minimum dose', '8');
    page.write('Reason of this version', 'Read in a letter');
    await page.press('Save the correction');
    const path = `prior-treatments/${treatment.id}`;
    const request = await page.answer(path, problemBody(412, 'record.changed'), 412);
    expect(request.headers.get('If-Match')).toBe('"1"');
    const theirs = treatmentOf({ version: 2, outcome: 'partial' });
    await page.answer(path, { versions: [theirs, treatment] });
    const differing = [...document.querySelectorAll('tr.differs th')].map((row) => row.textContent);
    expect(differing).toEqual(['Weeks at the dose', 'Outcome']);
    // What stands in the form when it is pressed is saved, theirs taken over by hand included.
    await page.tick('Partial (25 to 49 % better)');
    expect(document.querySelectorAll('tr.differs')).toHaveLength(1);
    await page.press('Save mine as the next version');
    const second = await page.answer(path, { id: treatment.id, version: 3 });
    expect(second.headers.get('If-Match')).toBe('"2"');
    expect(second.body).toMatchObject({ weeksAtDose: 8, outcome: 'partial' });
    expect(page.router.url).toBe(`/patients/${patientId}/history`);
  });

  it('drops what was written where theirs is taken', async () => {
    const treatment = treatmentOf();
    const page = await openForm('prior-treatments', {
      recordId: treatment.id,
      priorTreatments: [treatment],
    });
    page.write('Weeks at the minimum dose', '8');
    page.write('Reason of this version', 'Read in a letter');
    await page.press('Save the correction');
    const path = `prior-treatments/${treatment.id}`;
    await page.answer(path, problemBody(412, 'record.changed'), 412);
    await page.answer(path, { versions: [treatmentOf({ version: 2 }), treatment] });
    const draft = `patients/${patientId}/form-drafts/prior-treatments/${treatment.id}`;
    await page.answer(draft, { version: 1, savedAt: '2026-11-23T13:02:00.000Z' });
    await page.press('Keep theirs');
    expect((await page.answer(draft, null)).method).toBe('DELETE');
    await page.answer(draft, { version: 0, savedAt: null, content: null });
    expect(page.field('Reason of this version').value).toBe('');
  });
});

describe('the form of a medication', () => {
  it('adds a dose change to what is taken, with why', async () => {
    const medication = medicationOf();
    const page = await openForm('medications', {
      recordId: medication.id,
      medications: [medication],
    });
    await page.press('Add a dose change');
    const changes = [...document.querySelectorAll<HTMLInputElement>('.step input')];
    const [on, dose] = changes.slice(-2);
    for (const [input, text] of [
      [on, '20 Nov 2026'],
      [dose, '45'],
    ] as const) {
      if (!input) throw new Error('no step');
      input.value = text;
      input.dispatchEvent(new Event('input'));
    }
    page.write('Reason of this version', 'Still awake at night');
    await page.press('Save the change');
    const { body } = await page.answer(`medications/${medication.id}`, {
      id: medication.id,
      version: 2,
    });
    expect(body).toMatchObject({
      steps: [
        { on: '2026-03', dose: 15 },
        { on: '2026-11-10', dose: 30 },
        { on: '2026-11-20', dose: 45 },
      ],
      stoppedOn: null,
      reason: 'Still awake at night',
    });
  });

  it('refuses a change without a date, and takes it away again', async () => {
    const page = await openForm('medications');
    await page.choose('Drug', 'sertraline');
    await page.press('Add a dose change');
    await page.press('Record the medication');
    expect(page.errors()).toContain('Say when, if only the year.');
    await page.press('Remove change 1');
    await page.press('Record the medication');
    const { body } = await page.answer(`patients/${patientId}/medications`, {
      id: idOf(40),
      version: 1,
    });
    expect(body).toMatchObject({ drugId: 'sertraline', steps: [{ on: null, dose: null }] });
  });

  it('shows a refusal at its field', async () => {
    const page = await openForm('medications');
    await page.choose('Drug', 'sertraline');
    await page.press('Record the medication');
    const refusal = {
      ...problemBody(422, 'medication.in_future'),
      issues: [{ path: 'steps.0.on', message: 'That lies in the future.' }],
    };
    await page.answer(`patients/${patientId}/medications`, refusal, 422);
    expect(page.errors()).toEqual(['That lies in the future.']);
  });
});

describe('the form of a frown rating', () => {
  it('begins with today and who sits at the screen; a grade that was not rated stays open', async () => {
    const page = await openForm('frown-ratings');
    expect((page.field('Rated by') as unknown as HTMLSelectElement).value).toBe(reyes.id);
    expect(page.text()).toContain('before the first injection');
    expect(page.text()).not.toContain('O. Office');
    await page.press('Record the rating');
    expect(page.errors()).toEqual(['Rate the frown at maximum, at rest or both.']);
    await page.tick('1 mild');
    await page.press('Record the rating');
    const { body } = await page.answer(`patients/${patientId}/frown-ratings`, {
      id: idOf(50),
      version: 1,
    });
    expect(body).toEqual({
      ratedOn: '2026-11-23',
      atMaximum: 1,
      atRest: null,
      ratedById: reyes.id,
      note: null,
    });
  });

  it('keeps what is written where the server says again who is signed in, as it does every minute of work', async () => {
    const page = await openForm('frown-ratings');
    await page.tick('1 mild');
    TestBed.inject(CurrentUser).accept({ ...me });
    await page.settle();
    await page.press('Record the rating');
    const stored = { id: idOf(50), version: 1 };
    const { body } = await page.answer(`patients/${patientId}/frown-ratings`, stored);
    expect(body).toMatchObject({ atMaximum: 1 });
  });

  it('takes a grade back that was pressed by mistake: it is not rated, which is no 0', async () => {
    const rating = ratingOf({ atMaximum: 2, atRest: 1 });
    const page = await openForm('frown-ratings', { recordId: rating.id, frownRatings: [rating] });
    const choices = () => [
      ...(document.querySelectorAll('[role=radiogroup]')[1]?.querySelectorAll('input') ?? []),
    ];
    expect(choices().map(({ checked }) => checked)).toEqual([false, true, false, false, false]);
    choices()[4]?.click();
    await page.settle();
    expect(choices().map(({ checked }) => checked)).toEqual([false, false, false, false, true]);
    page.write('Reason of this version', 'Not rated at rest');
    await page.press('Save the correction');
    const { body } = await page.answer(`frown-ratings/${rating.id}`, { id: rating.id, version: 2 });
    expect(body).toMatchObject({ atMaximum: 2, atRest: null });
  });

  it('keeps who rated among the choices after leaving', async () => {
    const left = { id: idOf(66), displayName: 'L. Left' };
    const rating = ratingOf({ ratedBy: left });
    const page = await openForm('frown-ratings', { recordId: rating.id, frownRatings: [rating] });
    const select = page.field('Rated by') as unknown as HTMLSelectElement;
    expect([...select.options].map(({ text }) => text)).toEqual([
      'Choose',
      reyes.displayName,
      aalto.displayName,
      'L. Left',
    ]);
    expect(select.value).toBe(left.id);
  });
});

describe('the form of a life event', () => {
  it('guesses nothing: it asks what it was and when', async () => {
    const page = await openForm('life-events');
    await page.press('Record the life event');
    expect(page.errors()).toEqual(['Choose what it was.', 'Say when, if only the year.']);
    await page.choose('What it was', 'other');
    page.write('When', '2027');
    await page.settle();
    expect(page.text()).toContain('Anything else: say what in the note.');
    await page.press('Record the life event');
    expect(page.errors()).toEqual(['That lies in the future.', 'Say in a few words what it was.']);
    page.write('Note', 'n'.repeat(201));
    await page.settle();
    expect(page.errors()).toContain('Use at most 200 characters.');
  });

  it('records as much of the date as is known, a note only where there is one', async () => {
    const page = await openForm('life-events');
    await page.choose('What it was', 'bereavement');
    page.write('When', '9/2026');
    await page.settle();
    expect(page.text()).toContain('Understood as Sep 2026.');
    expect(page.text()).toContain('Somebody close died.');
    await page.press('Record the life event');
    const { body, method } = await page.answer(`patients/${patientId}/life-events`, {
      id: idOf(60),
      version: 1,
    });
    expect(method).toBe('POST');
    expect(body).toEqual({ happenedOn: '2026-09', kind: 'bereavement', note: null });
    expect(page.router.url).toBe(`/patients/${patientId}/history`);
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(false);
  });

  it('stores the next version with its reason, and shows both texts when somebody was faster', async () => {
    const event = lifeEventOf();
    const page = await openForm('life-events', { recordId: event.id, lifeEvents: [event] });
    expect(page.field('When').value).toBe('Sep 2026');
    page.write('When', '12 Sep 2026');
    await page.press('Save the correction');
    expect(page.errors()).toEqual(['Write why it is corrected.']);
    page.write('Reason of this version', 'Read in a letter');
    await page.press('Save the correction');
    const path = `life-events/${event.id}`;
    await page.answer(path, problemBody(412, 'record.changed'), 412);
    await page.answer(path, { versions: [lifeEventOf({ version: 2, note: null }), event] });
    const differing = [...document.querySelectorAll('tr.differs th')].map((row) => row.textContent);
    expect(differing).toEqual(['When', 'Note']);
    await page.press('Save mine as the next version');
    const { body, headers } = await page.answer(path, { id: event.id, version: 3 });
    expect(headers.get('If-Match')).toBe('"2"');
    expect(body).toEqual({
      happenedOn: '2026-09-12',
      kind: 'bereavement',
      note: 'Her mother',
      reason: 'Read in a letter',
    });
  });
});
