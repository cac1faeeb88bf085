import { gad7, phq9 } from '@glabella/domain/instruments';
import * as fc from 'fast-check';
import { anyCourseTwice, gap, injectedOn, prorated, visit } from '../testing/course';
import { findingKinds, findingLabels } from './finding';
import type { ScorePoint } from './score-point';
import { defaultOutcomeThresholds } from './thresholds';
import { verdict } from './verdict';

const kinds = (points: readonly ScorePoint[]): string[] =>
  verdict(phq9, points, injectedOn).findings.map(({ kind }) => kind);

describe('the verdict on a course that went well', () => {
  const course = verdict(phq9, [visit(-2, 19), visit(14, 15), visit(42, 7)], injectedOn);
  const restsOn = [visit(-2, 19), visit(42, 7)];

  it('prints baseline, latest and the change between them', () => {
    expect(course).toMatchObject({
      baseline: { id: 'day -2', total: 19 },
      latest: { id: 'day 42', total: 7 },
      change: -12,
      response: 'response',
    });
    expect(course.percentChange).toBeCloseTo(-63.16, 2);
  });

  it('gives every finding its value, its threshold and its source', () => {
    expect(course.findings).toEqual([
      {
        kind: 'reliable-improvement',
        label: 'Reliable improvement',
        evidence: 'reliable improvement -12, threshold 6',
        value: -12,
        threshold: 6,
        source: phq9.thresholds.reliableChange.source,
        restsOn,
      },
      {
        kind: 'response',
        label: 'Response',
        evidence: '-63 % (19 to 7), threshold -50 %',
        value: course.percentChange,
        threshold: -50,
        source: defaultOutcomeThresholds.responsePercent.source,
        restsOn,
      },
      {
        kind: 'important-improvement',
        label: 'Clinically important improvement',
        evidence: 'change -12, threshold 5',
        value: -12,
        threshold: 5,
        source: phq9.thresholds.minimalImportantDifference?.source,
        restsOn,
      },
    ]);
  });
});

describe('the findings of a verdict', () => {
  it.each<[string, ScorePoint[], string[]]>([
    ['no follow-up yet', [visit(0, 19)], []],
    [
      'remission',
      [visit(0, 19), visit(42, 4)],
      ['reliable-improvement', 'remission', 'response', 'important-improvement'],
    ],
    [
      '5 is not remission',
      [visit(0, 19), visit(42, 5)],
      ['reliable-improvement', 'response', 'important-improvement'],
    ],
    [
      'partial response with 5 points',
      [visit(0, 20), visit(42, 15)],
      ['within-error', 'partial-response', 'important-improvement'],
    ],
    [
      'partial response before day 42',
      [visit(0, 20), visit(14, 15)],
      ['within-error', 'partial-response', 'important-improvement'],
    ],
    ['nothing is off track on day 41', [visit(0, 20), visit(41, 20)], ['within-error']],
    ['no response on day 42', [visit(0, 20), visit(42, 20)], ['within-error', 'no-response']],
    ['6 above baseline', [visit(0, 13), visit(14, 19)], ['reliable-deterioration']],
    ['5 above baseline', [visit(0, 13), visit(14, 18)], ['within-error']],
    ['3 below a baseline of 9', [visit(0, 9), visit(14, 6)], ['within-error', 'baseline-below-10']],
    [
      '6 above the lowest but not above baseline',
      [visit(0, 20), visit(14, 14), visit(28, 20)],
      ['new-severe', 'within-error', 'little-change-yet'],
    ],
    ['new severe', [visit(0, 19), visit(14, 20)], ['new-severe', 'within-error']],
    [
      'relapse',
      [visit(0, 20), visit(42, 8), visit(84, 14)],
      ['relapse', 'reliable-improvement', 'partial-response', 'important-improvement'],
    ],
    [
      'recovery',
      [visit(0, 20), visit(42, 4), visit(225, 3)],
      ['recovery', 'reliable-improvement', 'remission', 'response', 'important-improvement'],
    ],
    ['little change yet', [visit(0, 20), visit(28, 19)], ['within-error', 'little-change-yet']],
    [
      'a baseline of 9, however good the total',
      [visit(0, 9), visit(42, 1)],
      ['reliable-improvement', 'important-improvement', 'baseline-below-10'],
    ],
    ['a baseline of 9 without follow-up', [visit(0, 9)], ['baseline-below-10']],
    ['no baseline', [visit(-15, 19), visit(42, 4)], ['no-baseline']],
    [
      'only a prorated total before the injection',
      [prorated(0, 19), visit(42, 4)],
      ['no-baseline'],
    ],
  ])('%s', (_, points, expected) => {
    expect(kinds(points)).toEqual(expected);
  });

  it('say that the total is prorated', () => {
    const { findings } = verdict(phq9, [visit(0, 19), prorated(42, 12)], injectedOn);
    expect(findings.map(({ evidence }) => evidence)).toEqual([
      'reliable improvement -7, threshold 6; prorated total',
      '-37 % (19 to 12), threshold -25 %; prorated total',
      'change -7, threshold 5; prorated total',
    ]);
  });

  it('state the rule that the practice set, also in the label', () => {
    const source = { label: 'This practice' };
    const thresholds = {
      ...defaultOutcomeThresholds,
      instruments: { phq9: { ...phq9.thresholds, responseBaselineFrom: { value: 12, source } } },
    };
    const { findings, response } = verdict(phq9, [visit(0, 11)], injectedOn, thresholds);
    expect(response).toBe('baseline-below-10');
    expect(findings).toMatchObject([
      {
        kind: 'baseline-below-10',
        label: 'Baseline below 12',
        evidence: 'baseline 11, response and remission stated from 12',
        source,
      },
    ]);
  });

  it('have words for every kind', () => {
    const labels = findingKinds.map((kind) => findingLabels[kind]);
    expect(new Set(labels).size).toBe(findingKinds.length);
  });
});

describe('what a verdict does not know stays unknown', () => {
  it.each<[string, ScorePoint[], string | null, object]>([
    [
      'nothing recorded',
      [],
      injectedOn,
      { baseline: null, latest: null, change: null, percentChange: null, response: 'no-baseline' },
    ],
    [
      'before the first injection',
      [visit(-1, 19)],
      null,
      {
        baseline: null,
        latest: { total: 19 },
        change: null,
        percentChange: null,
        response: 'no-baseline',
      },
    ],
    [
      'a baseline alone is no change of 0',
      [visit(0, 19)],
      injectedOn,
      { latest: { total: 19 }, change: null, percentChange: null, response: 'not-computable' },
    ],
    [
      'a gap at the latest visit leaves the one before',
      [visit(0, 19), visit(14, 15), gap(28)],
      injectedOn,
      { latest: { id: 'day 14' }, change: -4 },
    ],
    [
      'a baseline of 0 has no percentage',
      [visit(0, 0), visit(42, 5)],
      injectedOn,
      { change: 5, percentChange: null },
    ],
  ])('%s', (_, points, firstInjectionOn, expected) => {
    expect(verdict(phq9, points, firstInjectionOn)).toMatchObject(expected);
  });

  it('says nothing before the first injection', () => {
    expect(verdict(phq9, [visit(-1, 19)], null).findings).toEqual([]);
  });
});

describe('the verdict on a GAD-7', () => {
  it('has reliable change at 4 points and nothing that only the PHQ-9 has', () => {
    const better = verdict(gad7, [visit(0, 15), visit(42, 11)], injectedOn);
    expect(better.response).toBe('no-rule');
    expect(better.findings.map(({ evidence }) => evidence)).toEqual([
      'reliable improvement -4, threshold 4',
    ]);
    const small = verdict(gad7, [visit(0, 15), visit(42, 12)], injectedOn);
    expect(small.findings.map(({ label, evidence }) => `${label}: ${evidence}`)).toEqual([
      'Within measurement error: change -3, reliable from 4',
    ]);
  });
});

describe('any course', () => {
  it('has the same verdict whatever the order of input, and every finding its source', () => {
    fc.assert(
      fc.property(anyCourseTwice, ([points, shuffled]) => {
        const course = verdict(phq9, points, injectedOn);
        expect(verdict(phq9, shuffled, injectedOn)).toEqual(course);
        for (const { source, evidence } of course.findings) {
          expect(source.label).not.toBe('');
          expect(evidence).toMatch(/\d/);
        }
      }),
    );
  });

  it('is judged the same with its gaps left out: a gap is never a zero', () => {
    fc.assert(
      fc.property(anyCourseTwice, ([points]) => {
        const withoutGaps = points.filter(({ total }) => total !== null);
        expect(verdict(phq9, points, injectedOn)).toEqual(verdict(phq9, withoutGaps, injectedOn));
      }),
    );
  });
});
