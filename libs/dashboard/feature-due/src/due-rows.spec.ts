import type { DueVisitRow } from '@glabella/contracts';
import { reinjectionLine, visitLine } from './due-rows';

const patient = {
  id: '21733b8d-33f0-40b9-b16b-a0bbf8043c6e',
  givenName: 'Imani',
  familyName: 'Okafor',
  birthDate: '1982-03-04',
  mrn: 'DEMO-0001',
};
const courseId = '31733b8d-33f0-40b9-b16b-a0bbf8043c6e';
const visit = (state: DueVisitRow['state']): DueVisitRow => ({
  patient,
  courseId,
  week: 6,
  dueOn: '2026-11-24',
  opensOn: '2026-11-17',
  closesOn: '2026-12-01',
  state,
  instrumentId: 'phq9',
});

describe('a visit in the list', () => {
  it.each([
    ['upcoming', '2026-11-16', 'opens 17 Nov 2026', null],
    ['due', '2026-11-23', 'due', 'phq9'],
    ['due', '2026-11-24', 'due today', 'phq9'],
    ['overdue', '2026-11-25', '1 day overdue', 'phq9'],
    ['overdue', '2026-12-01', '7 days overdue', 'phq9'],
    ['missed', '2026-12-02', 'missed', null],
  ] as const)('that is %s on %s reads "%s"', (state, today, words, records) => {
    expect(visitLine(visit(state), today)).toMatchObject({
      name: 'Okafor, Imani',
      what: 'PHQ-9, week 6',
      state: words,
      instrumentId: records,
      detail: '24 Nov 2026, window 17 Nov 2026 to 1 Dec 2026',
    });
  });
});

describe('a re-injection in the list', () => {
  const row = {
    patient,
    courseId,
    opensOn: '2026-11-01',
    lastToxin: {
      on: '2026-08-03',
      productId: 'onabotulinumtoxinA',
      units: 29,
      elsewhere: false,
    },
  };

  it.each([
    ['2026-10-31', 'opens 1 Nov 2026', ''],
    ['2026-11-01', 'open since 1 Nov 2026', ''],
    ['2026-11-02', 'open since 1 Nov 2026', '1 day'],
    ['2026-11-23', 'open since 1 Nov 2026', '22 days'],
  ])('on %s reads "%s"', (today, state, detail) => {
    expect(reinjectionLine(row, today)).toMatchObject({
      state,
      detail,
      what: 'last 3 Aug 2026: 29 U onabotulinumtoxinA',
    });
  });

  it.each<[string, string | null, number | null]>([
    ['12 U abobotulinumtoxinA', 'abobotulinumtoxinA', 12],
    ['12 U unknown product', null, 12],
    ['unknown units of unknown product', null, null],
  ])('after toxin elsewhere reads "%s"', (dose, productId, units) => {
    const lastToxin = { on: '2026-08-20', productId, units, elsewhere: true };
    expect(reinjectionLine({ ...row, lastToxin }, '2026-11-23').what).toBe(
      `last 20 Aug 2026, elsewhere: ${dose}`,
    );
  });
});
