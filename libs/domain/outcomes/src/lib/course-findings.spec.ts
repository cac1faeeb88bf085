import { phq9 } from '@glabella/domain/instruments';
import { injectedOn, visit } from '../testing/course';
import { recoveryFinding, relapseFinding } from './course-findings';

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
      restsOn: [visit(42, 8), visit(84, 15)],
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
      restsOn: [visit(42, 4), visit(225, 3)],
    });
  });
});
