import {
  aftercareListOf,
  aftercareShort,
  aftercareSpanWords,
  aftercareText,
  findAftercare,
  inListOrder,
  plannedAftercare,
  type AftercareSpan,
} from './aftercare';
import { shippedAftercare } from './shipped-aftercare';

const { instructions } = shippedAftercare;

describe('the time of an instruction in words', () => {
  it.each<[AftercareSpan, string]>([
    [{ kind: 'for', amount: 1, unit: 'hours' }, 'for 1 hour'],
    [{ kind: 'for', amount: 4, unit: 'hours' }, 'for 4 hours'],
    [{ kind: 'for', amount: 1, unit: 'days' }, 'for 1 day'],
    [{ kind: 'for', amount: 2, unit: 'weeks' }, 'for 2 weeks'],
    [{ kind: 'until', end: 'effect-review' }, 'until the effect is reviewed'],
    [{ kind: 'until', end: 'next-visit' }, 'until the next visit'],
    [{ kind: 'until', end: 'told-otherwise' }, 'until we tell you otherwise'],
    [{ kind: 'on-day', day: 14 }, 'on day 14'],
  ])('%j: %s', (span, words) => {
    expect(aftercareSpanWords(span)).toBe(words);
  });

  it.each([
    ['Stay upright', 'Stay upright for 4 hours.'],
    [' Stay upright. ', 'Stay upright for 4 hours.'],
  ])('ends the sentence: %j', (text, sentence) => {
    const span = { kind: 'for', amount: 4, unit: 'hours' } as const;
    expect(aftercareText({ text, span })).toBe(sentence);
  });

  it.each([
    ['Call us', 'Call us.'],
    ['Call us.', 'Call us.'],
    ['Call us!', 'Call us!'],
  ])('adds a full stop where there is no time: %j', (text, sentence) => {
    expect(aftercareText({ text, span: null })).toBe(sentence);
  });
});

describe('the shipped list', () => {
  it('says word for word what it said before practices could word their own', () => {
    expect(instructions.map(aftercareText)).toEqual([
      'Trouble swallowing, speaking or breathing, or spreading weakness, hours to weeks later: get emergency care at once.',
      'Stay upright for 4 hours.',
      'Do not rub or massage the treated area for 24 hours.',
      'No strenuous exercise, sauna or alcohol for 24 hours.',
      'No facial treatment, laser or peel for 7 days.',
      'The effect on the muscles is reviewed on day 14.',
    ]);
    expect(instructions.map(aftercareShort)).toEqual([
      'red flags',
      'upright, 4 h',
      'no rubbing, 24 h',
      'no exercise, sauna, alcohol, 24 h',
      'no facial, laser, peel, 7 days',
      'effect review, day 14',
    ]);
  });

  it('has each id once, a source each, and red flags first', () => {
    expect(new Set(instructions.map(({ id }) => id)).size).toBe(instructions.length);
    expect(instructions.every(({ source }) => source.label !== '')).toBe(true);
    expect(inListOrder(instructions.toReversed())[0]?.id).toBe('red-flags');
  });

  it('is found by version, and its instructions by id', () => {
    expect(aftercareListOf([shippedAftercare], 1)).toBe(shippedAftercare);
    expect(aftercareListOf([shippedAftercare], 2)).toBeUndefined();
    expect(findAftercare(shippedAftercare, 'no-rubbing')?.short).toBe('no rubbing');
    expect(findAftercare(shippedAftercare, 'no-such')).toBeUndefined();
  });
});

describe('what is told after a treatment', () => {
  const idsOf = (named: readonly string[], list = shippedAftercare) =>
    plannedAftercare(list, named).map(({ id }) => id);

  it('is what the protocol names, in the order of the list, and every red flag', () => {
    expect(idsOf(['no-rubbing', 'stay-upright', 'no-such'])).toEqual([
      'red-flags',
      'stay-upright',
      'no-rubbing',
    ]);
    expect(idsOf([])).toEqual(['red-flags']);
  });

  it('is also what the practice tells after every treatment, and nothing that is retired', () => {
    const list = {
      version: 2,
      instructions: instructions.map((instruction) => ({
        ...instruction,
        forEvery: instruction.id === 'effect-review',
        isRetired: instruction.id === 'no-rubbing',
      })),
    };
    expect(idsOf(['no-rubbing'], list)).toEqual(['red-flags', 'effect-review']);
  });
});
