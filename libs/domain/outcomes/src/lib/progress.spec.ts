import { gad7, phq9 } from '@glabella/domain/instruments';
import { gap, injectedOn, prorated, visit } from '../testing/course';
import { littleChangeYet, noResponse } from './progress';

describe('no response', () => {
  it.each([
    ['nothing is off track on day 41', [visit(0, 20), visit(41, 20)], false],
    ['not a response on day 42', [visit(0, 20), visit(42, 11)], true],
    ['a response on day 42', [visit(0, 20), visit(42, 10)], false],
    ['a partial response on day 60 is not a response', [visit(0, 20), visit(60, 14)], true],
    ['a response that was lost again', [visit(0, 20), visit(42, 8), visit(84, 15)], true],
    ['a response that came late', [visit(0, 20), visit(42, 18), visit(84, 9)], false],
    ['a gap on day 42 leaves the visit on day 30', [visit(0, 20), visit(30, 20), gap(42)], false],
    ['a baseline of 9 is counted apart', [visit(0, 9), visit(42, 9)], false],
    ['a baseline of 10 counts', [visit(0, 10), visit(42, 6)], true],
    ['no baseline', [visit(42, 20)], false],
    ['no follow-up', [visit(0, 20)], false],
  ])('%s: %s', (_, points, expected) => {
    expect(noResponse(phq9, points, injectedOn) !== null).toBe(expected);
  });

  it('prints the change, the totals, the day and the threshold', () => {
    expect(noResponse(phq9, [visit(0, 19), visit(45, 12)], injectedOn)).toMatchObject({
      kind: 'no-response',
      evidence: '-37 % (19 to 12) at day 45, threshold -50 %',
      threshold: -50,
      restsOn: [visit(0, 19), visit(45, 12)],
    });
  });

  it('marks that it rests on a prorated total', () => {
    expect(noResponse(phq9, [visit(0, 20), prorated(42, 18)], injectedOn)?.evidence).toBe(
      '-10 % (20 to 18) at day 42, threshold -50 %; prorated total',
    );
  });

  it('is not said of the GAD-7, nor before the first injection', () => {
    expect(noResponse(gad7, [visit(0, 20), visit(42, 20)], injectedOn)).toBeNull();
    expect(noResponse(phq9, [visit(0, 20), visit(42, 20)], null)).toBeNull();
  });
});

describe('little change yet', () => {
  it.each([
    ['under 20 % on day 21', [visit(0, 20), visit(21, 17)], true],
    ['20 % on day 21', [visit(0, 20), visit(21, 16)], false],
    ['under 20 % on day 20 is too early to say', [visit(0, 20), visit(20, 20)], false],
    ['under 20 % on day 35', [visit(0, 20), visit(35, 20)], true],
    ['under 20 % on day 36 is not an early visit', [visit(0, 20), visit(36, 20)], false],
    ['little on day 21, better on day 35', [visit(0, 20), visit(21, 19), visit(35, 12)], false],
    ['better on day 21, little on day 35', [visit(0, 20), visit(21, 12), visit(35, 19)], false],
    ['little on day 21 and still on day 41', [visit(0, 20), visit(21, 19), visit(41, 19)], true],
    [
      'from day 42 on response is judged instead',
      [visit(0, 20), visit(21, 19), visit(42, 19)],
      false,
    ],
    ['a total 5 points worse', [visit(0, 20), visit(28, 25)], true],
    ['a reliable deterioration is no little change', [visit(0, 20), visit(28, 26)], false],
    ['a gap in weeks 3 to 5', [visit(0, 20), gap(28)], false],
    ['a baseline of 9', [visit(0, 9), visit(28, 9)], false],
    ['no baseline', [visit(28, 20)], false],
  ])('%s: %s', (_, points, expected) => {
    expect(littleChangeYet(phq9, points, injectedOn) !== null).toBe(expected);
  });

  it('says that it is information only', () => {
    expect(littleChangeYet(phq9, [visit(0, 20), visit(28, 18)], injectedOn)).toMatchObject({
      kind: 'little-change-yet',
      evidence: '-10 % (20 to 18) at day 28, threshold -20 %; information only',
      value: -10,
      threshold: -20,
    });
  });

  it('is not said of the GAD-7, nor before the first injection', () => {
    expect(littleChangeYet(gad7, [visit(0, 20), visit(28, 20)], injectedOn)).toBeNull();
    expect(littleChangeYet(phq9, [visit(0, 20), visit(28, 20)], null)).toBeNull();
  });
});
