import { TestBed } from '@angular/core/testing';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import type { PatientRecord } from '@glabella/contracts';
import {
  idOf,
  lifeEventOf,
  medicationOf,
  patientId,
  ratingOf,
  recordOf,
  treatmentOf,
} from '../testing/sample-history';
import { HistoryPage } from './history-page';

const recordPath = `patients/${patientId}/record`;

async function open(roles: typeof me.roles = me.roles) {
  return openPage(HistoryPage, {
    inputs: { patientId },
    before: () => void TestBed.inject(CurrentUser).accept({ ...me, roles }),
  });
}

async function openWith(facts: Partial<PatientRecord>, roles: typeof me.roles = me.roles) {
  const page = await open(roles);
  await page.answer(recordPath, recordOf(facts));
  return page;
}

const full: Partial<PatientRecord> = {
  priorTreatments: [
    treatmentOf(),
    treatmentOf({
      id: idOf(31),
      drugId: 'venlafaxine',
      maximumDose: 150,
      startedOn: '2026-06',
      stoppedOn: '2026-09',
    }),
    treatmentOf({
      id: idOf(32),
      drugId: 'moclobemide',
      maximumDose: 600,
      isDoseAdequate: true,
      startedOn: null,
      stoppedOn: null,
      outcome: 'response',
    }),
    treatmentOf({
      id: idOf(33),
      drugId: 'citalopram',
      status: 'voided',
      reason: 'Other patient',
      version: 2,
    }),
  ],
  medications: [medicationOf()],
  frownRatings: [ratingOf()],
  lifeEvents: [
    lifeEventOf(),
    lifeEventOf({
      id: idOf(61),
      happenedOn: '2026-10-02',
      kind: 'move',
      note: null,
      status: 'voided',
      reason: 'Other patient',
      version: 2,
    }),
  ],
};

afterEach(clearPage);

describe('the treatment history of a patient', () => {
  it('says that it is loading, what went wrong, and that there is no such patient', async () => {
    const page = await open();
    expect(page.page.querySelector('glabella-loading-state')).not.toBeNull();
    await page.answer(recordPath, problemBody(503, 'service.unavailable', 'Wait.'), 503);
    expect(page.text()).toContain('Wait.');
    await page.press('Try again');
    await page.answer(recordPath, problemBody(404, 'record.not_found'), 404);
    expect(page.text()).toContain('No such patient');
  });

  it('with nothing recorded says what to ask, and computes no stage', async () => {
    const page = await openWith({});
    expect(page.text()).toContain('Ask for every antidepressant of this episode');
    expect(page.text()).toContain('Nothing is rated yet');
    expect(page.text()).toContain('nothing is computed from it');
    expect(page.text()).toContain('not computable: no treatment before toxin is recorded');
  });

  it('without a course says that a stage speaks of one', async () => {
    const page = await openWith({ courses: [] });
    expect(page.text()).toContain('Start a course');
    expect(page.text()).not.toContain('Maudsley');
  });

  it('explains each stage line by line', async () => {
    const page = await openWith(full);
    const text = page.text();
    expect(text).toContain('Computed from the record on 23 Nov 2026, before the first injection');
    expect(text).toContain('Resistant to treatmentyes, 2 failed or more');
    expect(text).toContain('Maudsley stage6 of 15, mild');
    expect(text).toContain('Thase-Rush stagestage II');
    const lines = [...document.querySelectorAll('li')].map(({ textContent }) =>
      textContent?.replaceAll(/\s+/g, ' ').trim(),
    );
    expect(lines).toContain('Duration of the episode: over 17 months2 points');
    expect(lines).toContain('Severity of symptoms: F33.1: moderate3 points');
    expect(lines).toContain('Augmentation: none recorded0 points');
  });

  it('says what is missing where a stage cannot be computed', async () => {
    const page = await openWith({ priorTreatments: [treatmentOf({ outcome: 'unknown' })] });
    expect(page.text()).toContain('Maudsley stagenot computable: sertraline: outcome not known');
  });

  it('shows each treatment with its verdict and why, what was stated as stated, voided ones marked', async () => {
    const page = await openWith(full);
    const rows = [
      ...document.querySelectorAll('[aria-label="Treatments before toxin"] tbody tr'),
    ].map(({ textContent }) => textContent?.replaceAll(/\s+/g, ' '));
    expect(rows).toHaveLength(4);
    expect(rows[0]).toContain('moclobemide');
    expect(rows[0]).toContain('adequate, no failure');
    expect(rows[0]).toContain('dose stated by K. Aalto');
    expect(rows[1]).toContain('adequate, failed');
    expect(rows[1]).toContain('dose 100 mg, at least the minimum of 50 mg');
    expect(rows[3]).toContain('Voided: Other patient');
    expect(rows[3]).not.toContain('Correct');
    expect(page.text()).toContain('10 Nov 2026: mirtazapine 15 to 30 mg');
    expect(page.text()).toContain('1 (mild)');
  });

  it('shows life events, the latest first, and voids one with a reason', async () => {
    const page = await openWith(full);
    const rows = [...document.querySelectorAll('[aria-label="Life events"] tbody tr')].map(
      ({ children }) =>
        [...children].map((cell) => cell.textContent?.replaceAll(/\s+/g, ' ').trim()).join(' '),
    );
    expect(rows[0]).toContain('2 Oct 2026 move Voided: Other patient');
    expect(rows[0]).not.toContain('Correct');
    expect(rows[1]).toContain('Sep 2026 bereavement Her mother K. Aalto Correct');
    await page.press('Void the bereavement of Sep 2026');
    page.write('Reason', 'Told by mistake');
    await page.press('Void');
    const request = await page.answer(`life-events/${idOf(60)}/void`, { id: idOf(60), version: 2 });
    expect(request.headers.get('If-Match')).toBe('"1"');
    await page.answer(recordPath, recordOf(full));
  });

  it('voids with a reason over the version that was read, and reads again', async () => {
    const page = await openWith(full);
    await page.press('Void sertraline');
    page.write('Reason', 'Told by mistake');
    await page.press('Void');
    const request = await page.answer(`prior-treatments/${idOf(30)}/void`, {
      id: idOf(30),
      version: 2,
    });
    expect(request.headers.get('If-Match')).toBe('"1"');
    expect(request.body).toEqual({ reason: 'Told by mistake' });
    await page.answer(recordPath, recordOf());
    expect(page.text()).toContain('Nothing is recorded yet');
  });

  it('keeps what is on the page when voiding is refused, and says why', async () => {
    const page = await openWith(full);
    await page.press('Void mirtazapine');
    page.write('Reason', 'Told by mistake');
    await page.press('Void');
    const refused = problemBody(412, 'record.changed', 'Changed meanwhile.');
    await page.answer(`medications/${idOf(40)}/void`, refused, 412);
    expect(page.text()).toContain('Changed meanwhile.');
    await page.answer(recordPath, recordOf(full));
    expect(page.text()).toContain('mirtazapine');
  });

  it('shows every version with who, when and why', async () => {
    const page = await openWith(full);
    await page.press('Versions of sertraline');
    const second = treatmentOf({ version: 2, weeksAtDose: 8, reason: 'Read in a letter' });
    await page.answer(`prior-treatments/${idOf(30)}`, { versions: [second, treatmentOf()] });
    expect(page.text()).toContain('Read in a letter');
    expect(page.text()).toContain('Weeks at the dosechanged: 8 6');
  });

  it('lets an administrator read, and change nothing', async () => {
    const page = await openWith(full, ['administrator']);
    expect(page.text()).toContain('mirtazapine');
    expect(page.text()).not.toContain('Record a treatment');
    expect(page.text()).not.toContain('Record a life event');
    expect(page.text()).not.toContain('Void mirtazapine');
  });
});
