import { gad7, phq9 } from '@glabella/domain/instruments';
import * as fc from 'fast-check';
import { anyCourseTwice, gap, injectedOn, prorated, visit } from '../testing/course';
import { bestPoint, courseWorsening, newSevere } from './worsening';

describe('the best total', () => {
  it('is the lowest of a PHQ-9, the first of equals', () => {
    expect(bestPoint(phq9, [visit(0, 19), visit(7, 8), visit(14, 8)])?.id).toBe('day 7');
    expect(bestPoint(phq9, [])).toBeNull();
  });

  it('is the highest where higher is better', () => {
    const wellbeing = { ...phq9, direction: 'higher-is-better' } as const;
    expect(bestPoint(wellbeing, [visit(0, 8), visit(7, 19), visit(14, 12)])?.id).toBe('day 7');
  });
});

describe('worsening in the caseload, 6 above the course’s lowest', () => {
  it.each([
    ['6 above the lowest', [visit(0, 19), visit(14, 8), visit(28, 14)], true],
    ['5 above the lowest', [visit(0, 19), visit(14, 8), visit(28, 13)], false],
    ['6 above a lowest long ago', [visit(0, 19), visit(14, 8), visit(28, 12), visit(42, 14)], true],
    ['6 above the baseline, which is the lowest', [visit(0, 10), visit(14, 16)], true],
    ['5 above the baseline', [visit(0, 10), visit(14, 15)], false],
    ['worse in between but not at the latest', [visit(0, 10), visit(14, 18), visit(28, 11)], false],
    [
      'a low total from before the baseline does not count',
      [visit(-20, 2), visit(0, 19), visit(14, 20)],
      false,
    ],
    ['without a baseline, above an earlier follow-up', [visit(7, 8), visit(14, 14)], true],
    ['a single follow-up without a baseline', [visit(14, 27)], false],
    ['a baseline without a follow-up', [visit(0, 27)], false],
    [
      'a gap at the latest visit leaves the one before it',
      [visit(0, 10), visit(14, 16), gap(28)],
      true,
    ],
    ['a gap is not taken for a low total', [visit(0, 10), gap(14), visit(28, 15)], false],
  ])('%s: %s', (_, points, expected) => {
    expect(courseWorsening(phq9, points, injectedOn) !== null).toBe(expected);
  });

  it('names the lowest and the threshold in its evidence', () => {
    const points = [visit(0, 19), visit(14, 8), visit(28, 15)];
    expect(courseWorsening(phq9, points, injectedOn)).toEqual({
      kind: 'worsening',
      label: 'Worsening',
      evidence: "+7 from the course's lowest 8, threshold 6",
      value: 7,
      threshold: 6,
      source: phq9.thresholds.worsening?.source,
      restsOn: [visit(14, 8), visit(28, 15)],
    });
  });

  it('says so when a total it rests on is prorated', () => {
    const finding = courseWorsening(phq9, [visit(0, 10), prorated(14, 16)], injectedOn);
    expect(finding?.evidence).toBe("+6 from the course's lowest 10, threshold 6; prorated total");
  });

  it('is not said of the GAD-7, nor before the first injection', () => {
    expect(courseWorsening(gad7, [visit(0, 2), visit(14, 20)], injectedOn)).toBeNull();
    expect(courseWorsening(phq9, [visit(0, 2), visit(14, 20)], null)).toBeNull();
  });
});

describe('a new severe total', () => {
  it.each([
    ['20 after 19', [visit(0, 19), visit(14, 20)], true],
    ['19 after 18', [visit(0, 18), visit(14, 19)], false],
    ['20 after 20 is not new', [visit(0, 20), visit(14, 20)], false],
    ['27 after 5', [visit(0, 19), visit(14, 5), visit(28, 27)], true],
    [
      'severe in between but not at the latest',
      [visit(0, 15), visit(14, 22), visit(28, 12)],
      false,
    ],
    ['severe again after a milder visit', [visit(0, 22), visit(14, 12), visit(28, 22)], true],
    ['a gap between does not make it new', [visit(0, 22), gap(14), visit(28, 22)], false],
    ['nothing before it', [visit(14, 25)], false],
    ['a baseline alone', [visit(0, 25)], false],
  ])('%s: %s', (_, points, expected) => {
    expect(newSevere(phq9, points, injectedOn) !== null).toBe(expected);
  });

  it('names both totals', () => {
    expect(newSevere(phq9, [visit(0, 14), visit(14, 21)], injectedOn)).toMatchObject({
      evidence: 'total 21 after 14, threshold 20',
      value: 21,
      threshold: 20,
      restsOn: [visit(0, 14), visit(14, 21)],
    });
  });

  it('is not said of the GAD-7', () => {
    expect(newSevere(gad7, [visit(0, 5), visit(14, 21)], injectedOn)).toBeNull();
  });
});

describe('the order of input', () => {
  it('changes neither finding', () => {
    fc.assert(
      fc.property(anyCourseTwice, ([points, shuffled]) => {
        for (const rule of [courseWorsening, newSevere]) {
          expect(rule(phq9, shuffled, injectedOn)).toEqual(rule(phq9, points, injectedOn));
        }
      }),
    );
  });
});
