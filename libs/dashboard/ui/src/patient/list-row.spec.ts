import { addDays, type CalendarDate } from '@glabella/domain/values';
import { defaultOutcomeThresholds, thresholdsWith } from '@glabella/domain/outcomes';
import { listRow, type ListedPatient } from './list-row';

const firstInjectionOn: CalendarDate = '2026-01-06';
const onDay = (days: number): CalendarDate => addDays(firstInjectionOn, days);

/** A PHQ-9 of 18 five days before the first injection, and a latest one. */
const printed = (
  latest: ListedPatient['latest'],
  facts: Partial<ListedPatient> = {},
  thresholds = defaultOutcomeThresholds,
) =>
  listRow<ListedPatient>(
    {
      givenName: 'Synthia',
      familyName: 'Sample',
      birthDate: '1980-02-29',
      sex: 'female',
      latest,
      baseline: { on: onDay(-5), total: 18 },
      firstInjectionOn,
      lastInjection: { on: firstInjectionOn, units: 29 },
      openFollowUps: 0,
      ...facts,
    },
    onDay(60),
    thresholds,
  );

describe('the change of a patient in a list', () => {
  it.each([
    ['before the first injection', -1],
    ['on the day of the first injection', 0],
  ])('is not stated of a prorated total %s, though the baseline is older', (_, days) => {
    const row = printed({ on: onDay(days), total: 15, status: 'prorated' });
    expect(row).toMatchObject({ change: '–', changeFrom: 'baseline 18', latestTotal: '15' });
  });

  it('is stated from the day after the first injection on', () => {
    const row = printed({ on: onDay(1), total: 15, status: 'prorated' });
    expect(row).toMatchObject({
      change: '−17 %',
      changeFrom: 'from 18, within measurement error',
    });
  });

  it('is marked where it is within measurement error, by the number in force', () => {
    const latest = { on: onDay(42), total: 11, status: 'complete' } as const;
    expect(printed(latest).changeFrom).toBe('from 18');
    const strict = thresholdsWith({ phq9ReliableChange: 8 });
    expect(printed(latest, {}, strict).changeFrom).toBe('from 18, within measurement error');
  });

  it('is counted from the first injection, not from the last', () => {
    const row = printed(
      { on: onDay(42), total: 9, status: 'complete' },
      { lastInjection: { on: onDay(42), units: 29 } },
    );
    expect(row).toMatchObject({ change: '−50 %', changeFrom: 'from 18' });
  });

  it.each([
    ['no entry', null],
    ['an entry without a total', { on: onDay(42), total: null, status: 'none' } as const],
    ['the baseline as the latest', { on: onDay(-5), total: 18, status: 'complete' } as const],
  ])('is not stated with %s', (_, latest) => {
    expect(printed(latest)).toMatchObject({ change: '–', changeFrom: 'baseline 18' });
  });

  it('is not stated without a baseline', () => {
    const row = printed({ on: onDay(42), total: 9, status: 'complete' }, { baseline: null });
    expect(row).toMatchObject({ change: '–', changeFrom: 'no baseline' });
  });
});
