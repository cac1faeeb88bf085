import { phq9 } from '@glabella/domain/instruments';
import * as fc from 'fast-check';
import { anyCourseTwice, gap, injectedOn, visit } from '../testing/course';
import { findBaseline, followUps } from './baseline';
import { firstResponse } from './first-response';
import { isResponse } from './response';
import { defaultOutcomeThresholds } from './thresholds';

const baseline = visit(-7, 20);
const first = (...points: Parameters<typeof firstResponse>[1]) =>
  firstResponse(phq9, points, injectedOn);

describe('the first response of a course', () => {
  it.each([
    ['the first that fell by half', [visit(14, 12), visit(42, 10), visit(84, 4)], 'day 42', 6],
    ['stands though it was lost again', [visit(20, 9), visit(42, 18)], 'day 20', 2],
    ['whole weeks are counted', [visit(13, 10)], 'day 13', 1],
  ])('%s', (_, points, id, weeks) => {
    const met = first(baseline, ...points);
    expect([met?.at.id, met?.weeks]).toEqual([id, weeks]);
  });

  it.each([
    ['while none fell by half', [baseline, visit(42, 11)]],
    ['where the entry has no total', [baseline, gap(42)]],
    ['without a baseline', [visit(42, 2)]],
    ['with a baseline below 10', [visit(-7, 9), visit(42, 2)]],
  ])('is none %s', (_, points) => expect(first(...points)).toBeNull());

  it('is none before the first injection', () =>
    expect(firstResponse(phq9, [baseline, visit(42, 5)], null)).toBeNull());

  it('goes by the number that is in force', () => {
    const thresholds = {
      ...defaultOutcomeThresholds,
      responsePercent: { ...defaultOutcomeThresholds.responsePercent, value: 40 },
    };
    const points = [baseline, visit(14, 12), visit(42, 10)];
    expect(firstResponse(phq9, points, injectedOn, thresholds)?.at.id).toBe('day 14');
  });

  it('never depends on the order of input; nothing before it is a response, and it is one', () => {
    fc.assert(
      fc.property(anyCourseTwice, ([points, shuffled]) => {
        const met = firstResponse(phq9, points, injectedOn);
        expect(firstResponse(phq9, shuffled, injectedOn)).toEqual(met);
        const from = findBaseline(points, injectedOn)?.total ?? 0;
        const responses = followUps(points, injectedOn).filter(({ total }) =>
          isResponse(phq9, from, total),
        );
        expect(met?.at ?? null).toEqual(from >= 10 ? (responses[0] ?? null) : null);
      }),
    );
  });
});
