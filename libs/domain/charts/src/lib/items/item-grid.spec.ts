import { gad7, phq9 } from '@glabella/domain/instruments';
import * as fc from 'fast-check';
import { onDay, phq9On } from '../testing/chart-record-of';
import { itemComparison } from './item-changes';
import { type ItemAssessment, itemFormLabel, itemGrid, latestForms } from './item-grid';

const form = (
  day: number,
  answers: readonly (number | null)[] | null,
  facts: Partial<ItemAssessment> = {},
): ItemAssessment => {
  const known = answers?.every((answer) => answer !== null) ?? false;
  const total = known ? (answers ?? []).reduce<number>((sum, one) => sum + (one ?? 0), 0) : null;
  return {
    ...phq9On(day, total),
    answers,
    functionAnswer: null,
    ...facts,
  };
};

const before = form(-7, [3, 3, 2, 3, 2, 2, 2, 1, 1], { functionAnswer: 2 });
const later = form(42, [1, 1, 2, 2, 0, 1, null, 2, 0], { functionAnswer: 1 });
const grid = itemGrid(phq9, [later, before]);

describe('the answers item by visit', () => {
  it('stand in order of time, each as its number and in words', () => {
    expect(grid.forms.map(({ on }) => on)).toEqual([onDay(-7), onDay(42)]);
    expect(grid.lines[0]).toEqual({
      code: 'phq9.1',
      label: 'Interest',
      cells: [
        { text: '3', words: 'nearly every day', shade: 3, isAlarm: false },
        { text: '1', words: 'several days', shade: 1, isAlarm: false },
      ],
    });
  });

  it('keep an item that was not answered as a gap, not a zero', () => {
    expect(grid.lines[6]?.cells[1]).toEqual({
      text: '–',
      words: 'not answered',
      shade: null,
      isAlarm: false,
    });
    expect(grid.lines[4]?.cells[1]).toMatchObject({ text: '0', shade: 0 });
  });

  it('mark item 9 of 1 or more, and never one of 0 or without an answer', () => {
    expect(grid.lines[8]?.cells.map(({ isAlarm }) => isAlarm)).toEqual([true, false]);
  });

  it('keep the functional item apart from the items and the total', () => {
    expect(grid.lines).toHaveLength(9);
    expect(grid.totals).toEqual(['19', '–']);
    expect(grid.functioning?.cells.map(({ words }) => words)).toEqual([
      'very difficult',
      'somewhat difficult',
    ]);
  });

  it('mark a prorated total', () => {
    const prorated = form(0, [1, 1, 1, 1, 1, 1, 1, null, 0], { total: 8, scoreStatus: 'prorated' });
    expect(itemGrid(phq9, [prorated]).totals).toEqual(['8 p']);
    expect(itemGrid(phq9, [prorated]).forms.map(itemFormLabel)).toEqual([
      '6 Jan 2026, total 8 (prorated)',
    ]);
  });

  it.each([
    ['voided', form(0, before.answers, { status: 'voided' })],
    ['of another instrument', form(0, [1, 1, 1, 1, 1, 1, 1], { instrumentId: 'gad7' })],
    ['of which only the total is known', form(0, null, { total: 8, scoreStatus: 'total-only' })],
  ])('leave out forms %s', (_, one) => {
    expect(itemGrid(phq9, [one]).forms).toEqual([]);
  });

  it('are those of the GAD-7 where it is asked for, which has no functional item of its own here', () => {
    const one = form(0, [3, 2, 1, 0, 3, 2, 1], { instrumentId: gad7.id });
    const answers = itemGrid(gad7, [one]);
    expect(answers.lines).toHaveLength(7);
    expect(answers.totals).toEqual(['12']);
  });
});

describe('the latest forms of a grid', () => {
  it('keep each line’s cells beside the form they are of', () => {
    expect(latestForms(grid, 1)).toEqual(itemGrid(phq9, [later]));
  });

  it.each([2, 3])('are the whole grid where there are no more than %d', (count) => {
    expect(latestForms(grid, count)).toBe(grid);
  });
});

describe('what moved between two forms', () => {
  const change = itemComparison(phq9, grid, before.id, later.id);

  it('is told for each item in numbers and words', () => {
    expect(change.items.map((item) => [item.change, item.words])).toEqual([
      ['−2', 'better by 2'],
      ['−2', 'better by 2'],
      ['0', 'unchanged'],
      ['−1', 'better by 1'],
      ['−2', 'better by 2'],
      ['−1', 'better by 1'],
      ['–', 'not answered in the later form'],
      ['+1', 'worse by 1'],
      ['−1', 'better by 1'],
    ]);
    expect(change.functioning).toMatchObject({ change: '−1', words: 'better by 1' });
  });

  it('is summed up by what moved most', () => {
    expect(change.summary).toBe(
      '6 better, most: interest (−2), low mood (−2), appetite (−2); ' +
        '1 worse, most: slowed or restless (+1); 1 cannot be compared.',
    );
  });

  it('says so where nothing is better or worse', () => {
    expect(itemComparison(phq9, grid, before.id, before.id).summary).toBe(
      'No item is better; none worse.',
    );
  });

  it('is the same whichever form is named first: the earlier is where it starts', () => {
    expect(itemComparison(phq9, grid, later.id, before.id)).toEqual(change);
  });

  it('turns round for an instrument on which higher is better', () => {
    const higher = { ...phq9, direction: 'higher-is-better' } as const;
    const turned = itemComparison(higher, itemGrid(higher, [before, later]), before.id, later.id);
    expect(turned.items[0]).toMatchObject({ change: '−2', words: 'worse by 2' });
  });

  it('adds up to the change of the total where every item was answered', () => {
    const answer = fc.integer({ min: 0, max: 3 });
    const answers = fc.array(answer, { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(answers, answers, (one, other) => {
        const two = itemGrid(phq9, [form(0, one), form(42, other)]);
        const [first, second] = two.forms;
        const { items } = itemComparison(phq9, two, first?.id ?? '', second?.id ?? '');
        const sum = items.reduce((all, item) => all + Number(item.change.replace('−', '-')), 0);
        expect(sum).toBe((second?.total ?? 0) - (first?.total ?? 0));
      }),
    );
  });
});
