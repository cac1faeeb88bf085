import type { Figures } from '../load/percentiles';
import { judgePractices, practicesTable } from './practices-report';

const at = (perSecond: number, errors = 0): Figures => ({
  calls: 100,
  errors,
  p50: 10,
  p99: 40,
  perSecond,
});
const beside = (one: Figures, several: Figures) => ({ clients: 32, practices: 20, one, several });

describe('one practice beside twenty', () => {
  it.each([
    [100, 100, { ratio: 1, isMet: true, isFailure: false }],
    [80, 100, { ratio: 0.8, isMet: true, isFailure: false }],
    [79, 100, { ratio: 0.79, isMet: false, isFailure: false }],
    [40, 100, { ratio: 0.4, isMet: false, isFailure: false }],
    [39, 100, { ratio: 0.39, isMet: false, isFailure: true }],
  ])('%d calls a second beside %d', (one, several, judged) => {
    expect(judgePractices(beside(at(one), at(several)))).toEqual(judged);
  });

  it('fails with an error on either side, however fast', () => {
    expect(judgePractices(beside(at(100, 1), at(100)))).toMatchObject({ isFailure: true });
    expect(judgePractices(beside(at(100), at(100, 1)))).toMatchObject({ isMet: false });
  });

  it('is told with both sides', () => {
    const table = practicesTable(beside(at(90), at(100)));
    expect(table).toContain('Record a PHQ-9, 32 clients');
    expect(table).toContain('One beside 20: 0.90 (goal 0.8, met)');
  });
});
