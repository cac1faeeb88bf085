import type { Assessment } from '@glabella/contracts';
import { phq9On, recordOf } from '../testing/record-of';
import { entriesNewestFirst } from './course-standing';
import { entryRow } from './entry-row';

const rowOf = (total: number | null, facts: Partial<Assessment> = {}) =>
  entryRow(phq9On(42, total, facts), 'Europe/Berlin');

describe('an entry in the table', () => {
  it('tells date, form, total, band, how it was taken and who recorded it', () => {
    expect(rowOf(7)).toMatchObject({
      date: '17 Feb 2026',
      instrument: 'PHQ-9',
      total: '7',
      band: 'Mild',
      status: 'complete',
      how: 'Answered on paper',
      recorded: 'K. Aalto (synthetic), 17 Feb 2026, 11:00',
    });
  });

  it.each<[string, number | null, Partial<Assessment>, string, string]>([
    ['a total of 0', 0, {}, '0', 'complete'],
    [
      'no total',
      null,
      { answers: [1, 1, 1, null, null, null, 1, 1, 0], missingReason: 'declined' },
      '–',
      'no total, 6 of 9 answered, patient declined',
    ],
    [
      'a prorated total',
      9,
      { scoreStatus: 'prorated', answers: [1, 1, 1, 1, 1, 1, 1, null, 1] },
      '9',
      'prorated, 8 of 9 answered',
    ],
    ['only a total', 9, { scoreStatus: 'total-only', answers: null }, '9', 'total only'],
    ['a correction', 9, { version: 2 }, '9', 'complete, version 2'],
    [
      'a voided entry',
      9,
      { status: 'voided', reason: 'entered twice' },
      '9',
      'voided: entered twice',
    ],
  ])('with %s', (_, total, facts, printed, status) => {
    expect(rowOf(total, facts)).toMatchObject({ total: printed, status });
  });

  it.each([
    [[1, 1, 1, 1, 1, 1, 1, 1, 1], 'positive'],
    [[1, 1, 1, 1, 1, 1, 1, 1, null], 'missing'],
    [[1, 1, 1, 1, 1, 1, 1, 1, 0], null],
    [null, null],
  ])('marks item 9 of %p as %p', (answers, safety) => {
    expect(rowOf(8, { answers }).safety).toBe(safety);
  });

  it('stands with the newest first, of one day the last recorded', () => {
    const early = phq9On(10, 9, { id: 'early' });
    const late = phq9On(10, 9, { id: 'late', firstRecordedAt: '2026-01-16T18:00:00Z' });
    const newest = phq9On(20, 9, { id: 'newest' });
    const record = recordOf({ assessments: [early, newest, late] });
    expect(entriesNewestFirst(record).map(({ id }) => id)).toEqual(['newest', 'late', 'early']);
  });
});
