import * as fc from 'fast-check';
import { nhsPairOutcome, nhsPairWords } from './nhs-pair';

const outcome = (
  phqFirst: number | null,
  phqLast: number | null,
  gadFirst: number | null,
  gadLast: number | null,
) => nhsPairOutcome({ first: phqFirst, last: phqLast }, { first: gadFirst, last: gadLast });
const evaluable = (
  isCaseAtStart: boolean,
  recovered: boolean,
  reliableChange: string,
  reliablyRecovered: boolean,
) => ({ kind: 'evaluable', isCaseAtStart, recovered, reliableChange, reliablyRecovered });

describe('the pair rules of NHS Talking Therapies', () => {
  it.each([
    ['reliable recovery', [15, 9, 12, 7], evaluable(true, true, 'improvement', true)],
    ['recovery by crossing the line alone', [10, 9, 7, 7], evaluable(true, true, 'none', false)],
    ['a case by the GAD-7 alone', [9, 9, 8, 7], evaluable(true, true, 'none', false)],
    ['a case by neither', [9, 3, 7, 7], evaluable(false, false, 'improvement', false)],
    [
      'not recovered, the PHQ-9 still 10',
      [20, 10, 7, 7],
      evaluable(true, false, 'improvement', false),
    ],
    [
      'not recovered, the GAD-7 still 8',
      [20, 9, 12, 8],
      evaluable(true, false, 'improvement', false),
    ],
    ['a fall of 6 on the PHQ-9', [20, 14, 10, 10], evaluable(true, false, 'improvement', false)],
    ['a fall of 5 on the PHQ-9', [20, 15, 10, 10], evaluable(true, false, 'none', false)],
    ['a fall of 4 on the GAD-7', [20, 20, 14, 10], evaluable(true, false, 'improvement', false)],
    ['a fall of 3 on the GAD-7', [20, 20, 13, 10], evaluable(true, false, 'none', false)],
    ['a rise of 6 on the PHQ-9', [12, 18, 10, 10], evaluable(true, false, 'deterioration', false)],
    ['a rise of 4 on the GAD-7', [12, 12, 10, 14], evaluable(true, false, 'deterioration', false)],
    ['one up and one down, both reliably', [20, 12, 8, 12], evaluable(true, false, 'none', false)],
    [
      'one down reliably, one up by less',
      [20, 12, 8, 11],
      evaluable(true, false, 'improvement', false),
    ],
  ] as const)('%s', (_, [a, b, c, d], expected) => {
    expect(outcome(a, b, c, d)).toEqual(expected);
  });

  it.each([
    [null, 9, 12, 7],
    [15, null, 12, 7],
    [15, 9, null, 7],
    [15, 9, 12, null],
  ])('are not evaluable with a gap: %s to %s, %s to %s', (a, b, c, d) => {
    expect(outcome(a, b, c, d)).toEqual({ kind: 'not-evaluable' });
    expect(nhsPairWords(outcome(a, b, c, d))[0]).toContain('Not evaluable');
  });

  it('agree with the table of the manual for every pair of totals', () => {
    const phq = fc.integer({ min: 0, max: 27 });
    const gad = fc.integer({ min: 0, max: 21 });
    fc.assert(
      fc.property(phq, phq, gad, gad, (a, b, c, d) => {
        // The rules again, written as the manual words them.
        const [p, g] = [a - b, c - d];
        const better = (p >= 6 && g > -4) || (g >= 4 && p > -6);
        const worse = (p <= -6 && g < 4) || (g <= -4 && p < 6);
        const recovered = (a >= 10 || c >= 8) && b < 10 && d < 8;
        expect(outcome(a, b, c, d)).toEqual(
          evaluable(
            a >= 10 || c >= 8,
            recovered,
            better ? 'improvement' : worse ? 'deterioration' : 'none',
            recovered && better,
          ),
        );
      }),
    );
  });

  it.each([
    [[15, 9, 12, 7], ['Reliable recovery: recovered and reliably improved.']],
    [
      [10, 9, 7, 7],
      ['Recovered: a case at the start, none now.', 'No reliable change.'],
    ],
    [
      [9, 9, 7, 7],
      ['Not a case at the start: recovery is not stated.', 'No reliable change.'],
    ],
    [
      [12, 18, 10, 10],
      ['Not recovered.', 'Reliable deterioration.'],
    ],
  ] as const)('%j reads %j', ([a, b, c, d], words) => {
    expect(nhsPairWords(outcome(a, b, c, d))).toEqual(words);
  });
});
