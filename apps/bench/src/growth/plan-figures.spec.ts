import { planFigures } from './plan-figures';

const plan = (...lines: string[]) => lines.join('\n');

describe('figures of a plan', () => {
  it('are those of its top node, which has what is below it', () => {
    expect(
      planFigures(
        plan(
          'Limit  (cost=0.28..8.30 rows=1 width=8) (actual time=0.1..0.2 rows=1.00 loops=1)',
          '  Buffers: shared hit=40 read=2',
          '  ->  Index Scan using patient_pkey on patient  (actual time=0.1..0.2 rows=1.00 loops=1)',
          '        Buffers: shared hit=3',
          'Planning:',
          '  Buffers: shared hit=900',
          'Planning Time: 3.000 ms',
          'Execution Time: 0.250 ms',
        ),
      ),
    ).toEqual({ pages: 42, ms: 0.25 });
  });

  it.each([
    ['hit=7', 7],
    ['read=5', 5],
    ['hit=1 read=2 dirtied=9 written=4', 3],
  ])('count pages of "shared %s" as %p', (buffers, pages) =>
    expect(planFigures(`Result\n  Buffers: shared ${buffers}\nExecution Time: 1.0 ms`).pages).toBe(
      pages,
    ),
  );

  it('take no page from what planning looked at', () =>
    expect(
      planFigures(
        'Result\nPlanning:\n  Buffers: shared hit=9\nPlanning Time: 1.0 ms\nExecution Time: 0.1 ms',
      ).pages,
    ).toBe(0));

  it('have no time where none was printed', () => expect(planFigures('Result').ms).toBeNaN());
});
