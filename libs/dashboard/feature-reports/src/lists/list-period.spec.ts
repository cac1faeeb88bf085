import { listPeriodOf } from './list-period';

const today = '2026-11-28';

describe('the period of a list', () => {
  it.each<[string, string | undefined, string | undefined, string, string]>([
    ['nothing said: three months', undefined, undefined, '2026-08-29', '2026-11-28'],
    ['both days', '2026-01-01', '2026-01-31', '2026-01-01', '2026-01-31'],
    ['the last day alone', undefined, '2026-05-31', '2026-03-01', '2026-05-31'],
    ['a day that does not exist', '2026-02-30', undefined, '2026-08-29', '2026-11-28'],
    ['days in the wrong order', '2026-06-02', '2026-06-01', '2026-06-01', '2026-06-01'],
  ])('%s', (_, from, to, first, last) =>
    expect(listPeriodOf(from, to, today)).toEqual({ from: first, to: last }),
  );
});
