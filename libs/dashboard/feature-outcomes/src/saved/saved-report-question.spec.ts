import { outcomeQuestionOf } from '../page/outcome-query';
import { savedReport } from '../testing/saved-report';
import {
  differs,
  openingAddress,
  questionOf,
  startingPeriod,
  usualPeriod,
} from './saved-report-question';

const today = '2026-11-23';

describe('a saved report as a question', () => {
  it('opens by an address that asks exactly what was saved, for the days that it means today', () => {
    const report = savedReport();
    const { report: id, ...address } = openingAddress(report);
    expect(id).toBe(report.id);
    expect(outcomeQuestionOf(address, today)).toEqual(questionOf(report));
    expect(questionOf(report)).toEqual({
      ...{ from: '2026-07-01', to: '2026-09-30', instrumentId: 'phq9' },
      ...{ sex: 'female', diagnosisCode: 'F33' },
    });
  });

  it.each([
    ['2025-11-24', '2026-11-23', { kind: 'relative', span: 'last-12-months' }],
    ['2026-01-01', '2026-11-23', { kind: 'relative', span: 'this-year' }],
    ['2026-02-01', '2026-02-20', { kind: 'days', from: '2026-02-01', to: '2026-02-20' }],
  ])('keeps %s to %s as the period that somebody means', (from, to, period) => {
    expect(usualPeriod({ from, to }, today)).toEqual(period);
  });

  it('keeps the period of the report that is open while its days are asked', () => {
    const fixed = savedReport({ period: { kind: 'days', from: '2025-01-01', to: '2025-12-31' } });
    const asked = { from: '2025-01-01', to: '2025-12-31', sex: 'male' } as const;
    expect(startingPeriod(asked, fixed, today)).toEqual(fixed.period);
    expect(startingPeriod(asked, null, today)).toEqual({ kind: 'relative', span: 'last-year' });
    const others = { ...asked, to: '2025-11-30' };
    expect(startingPeriod(others, fixed, today)).toEqual({
      kind: 'days',
      from: '2025-01-01',
      to: '2025-11-30',
    });
  });

  it.each([
    ['nothing', {}, false],
    ['a filter that is gone', { sex: undefined }, true],
    ['a filter that is new', { ageBand: '30-44' }, true],
    ['other days', { to: '2026-09-29' }, true],
  ])('differs by %s', (_, change, expected) => {
    const report = savedReport();
    expect(differs({ ...questionOf(report), ...change }, report, today)).toBe(expected);
  });

  it('differs once its days have moved on', () => {
    const report = savedReport();
    expect(differs(questionOf(report), report, '2027-01-02')).toBe(true);
  });
});
