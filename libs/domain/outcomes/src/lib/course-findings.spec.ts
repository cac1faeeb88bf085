import { gad7, phq9 } from '@glabella/domain/instruments';
import { injectedOn, prorated, visit } from '../testing/course';
import { caseloadFindings, recoveryFinding, relapseFinding } from './course-findings';

describe('a relapse as a finding', () => {
  it('names the day, the rise, the rule and whether it is confirmed', () => {
    const points = [visit(0, 20), visit(42, 8), visit(84, 15)];
    expect(relapseFinding(phq9, points, injectedOn)).toEqual({
      kind: 'relapse',
      label: 'Relapse',
      evidence: 'total 15 on 25 May 2026, +7 from the lowest 8, threshold 10 and +5; unconfirmed',
      value: 15,
      threshold: 10,
      source: phq9.thresholds.relapse?.source,
      pointId: 'day 84',
    });
    const confirmed = [...points, visit(91, 16)];
    expect(relapseFinding(phq9, confirmed, injectedOn)?.evidence).toMatch(/; confirmed$/);
  });

  it('is none once withdrawn', () => {
    const points = [visit(0, 20), visit(42, 8), visit(84, 15), visit(91, 9)];
    expect(relapseFinding(phq9, points, injectedOn)).toBeNull();
  });
});

describe('a recovery as a finding', () => {
  it('names the day on which remission began', () => {
    const points = [visit(0, 20), visit(42, 4), visit(225, 3)];
    expect(recoveryFinding(phq9, points, injectedOn)).toMatchObject({
      kind: 'recovery',
      evidence: 'below 5 at every visit since 13 Apr 2026, threshold 6 months',
      value: 3,
      threshold: 5,
      pointId: 'day 225',
    });
  });
});

describe('what the caseload raises', () => {
  const kinds = (points: Parameters<typeof caseloadFindings>[1]): string[] =>
    caseloadFindings(phq9, points, injectedOn).map(({ kind }) => kind);

  it.each([
    ['nothing while all is well', [visit(0, 20), visit(42, 8)], []],
    ['nothing before there is a follow-up', [visit(0, 20)], []],
    ['no response alone', [visit(0, 20), visit(42, 18)], ['no-response']],
    [
      'everything that applies, in the order of the tiers',
      [visit(0, 20), visit(42, 8), visit(84, 22)],
      ['worsening', 'new-severe', 'relapse', 'no-response'],
    ],
    [
      'worsening from the lowest, where the verdict sees none from baseline',
      [visit(0, 20), visit(14, 10), visit(28, 16)],
      ['worsening', 'relapse'],
    ],
  ])('%s', (_, points, expected) => {
    expect(kinds(points)).toEqual(expected);
  });

  it('marks what rests on a prorated total', () => {
    const findings = caseloadFindings(phq9, [visit(0, 20), prorated(42, 18)], injectedOn);
    expect(findings.map(({ evidence }) => evidence)).toEqual([
      '-10 % (20 to 18) at day 42, threshold -50 %; prorated total',
    ]);
  });

  it('borrows none of its PHQ-9 rules for the GAD-7', () => {
    const points = [visit(0, 15), visit(42, 2), visit(84, 21)];
    expect(caseloadFindings(gad7, points, injectedOn)).toEqual([]);
  });
});
