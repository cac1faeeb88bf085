import { phq9 } from '@glabella/domain/instruments';
import type { ChartVisit } from '../spec/clinical-chart-spec';
import { onDay, phq9On } from '../testing/chart-record-of';
import { itemColumns } from './item-columns';
import { itemGrid, latestForms } from './item-grid';

const form = (day: number) => ({ ...phq9On(day, 8), functionAnswer: null });
const totalOnly = { ...form(28), total: 11, scoreStatus: 'total-only' as const, answers: null };
const visit = (week: number, state: ChartVisit['state']): ChartVisit => ({
  week,
  dueOn: onDay(7 * week),
  state,
});
const assessments = [form(84), totalOnly, form(14)];
const grid = itemGrid(phq9, assessments);
const visits = [visit(6, 'missed'), visit(18, 'overdue'), visit(24, 'due')];

describe('the columns of the strip', () => {
  it('keep a missed and an overdue visit and a form without items between the others', () => {
    const columns = itemColumns(grid, phq9, assessments, visits);
    expect(columns.map(({ kind, on }) => [kind, on])).toEqual([
      ['form', onDay(14)],
      ['total-only', onDay(28)],
      ['missed', onDay(42)],
      ['form', onDay(84)],
      ['overdue', onDay(126)],
    ]);
    expect(columns[1]).toMatchObject({ total: 11 });
    expect(columns[2]).toMatchObject({ week: 6 });
    expect(columns[3]).toMatchObject({ at: 1 });
  });

  it.each([
    ['voided', { ...totalOnly, status: 'voided' as const }],
    ['of another questionnaire', { ...totalOnly, instrumentId: 'gad7' }],
  ])('leave out a total %s', (_, one) => {
    expect(itemColumns(grid, phq9, [one], [])).toHaveLength(2);
  });

  it('begin with the first form where the grid was cut', () => {
    const latest = latestForms(grid, 1);
    const columns = itemColumns(latest, phq9, assessments, visits, latest.forms[0]?.on);
    expect(columns.map(({ kind }) => kind)).toEqual(['form', 'overdue']);
  });
});
