import { aftercareChanges, aftercareChangeWords, stillSaid } from './aftercare-changes';
import { shippedAftercare } from './shipped-aftercare';

const { instructions } = shippedAftercare;
const [redFlags, upright, noRubbing, ...others] = instructions;
if (!redFlags || !upright || !noRubbing) throw new Error('The shipped list is shorter');

const next = {
  instructions: [
    redFlags,
    { ...noRubbing, text: 'Hands off the treated area' },
    { ...upright, isRetired: true },
    { ...upright, id: 'new-1', short: 'no swimming', text: 'Do not swim' },
    ...others,
  ],
};

describe('what changes between two versions of a list', () => {
  it('is what reads otherwise, is no longer told or is new; its order is no change', () => {
    expect(
      aftercareChanges(shippedAftercare, next).map(({ id, kind, before, after }) => [
        ...[id, kind, before, after],
      ]),
    ).toEqual([
      [
        ...['no-rubbing', 'reworded', 'Do not rub or massage the treated area for 24 hours.'],
        'Hands off the treated area for 24 hours.',
      ],
      ['stay-upright', 'retired', 'Stay upright for 4 hours.', null],
      ['new-1', 'new', null, 'Do not swim for 4 hours.'],
    ]);
    expect(aftercareChanges(shippedAftercare, { instructions: instructions.toReversed() })).toEqual(
      [],
    );
  });

  it('tells what is told again from what is new, and what stays retired from a change', () => {
    expect(aftercareChanges(next, shippedAftercare).map(({ id, kind }) => [id, kind])).toEqual([
      ['stay-upright', 'told-again'],
      ['no-rubbing', 'reworded'],
    ]);
    expect(aftercareChanges(next, next)).toEqual([]);
  });

  it('reads as a line each', () => {
    expect(aftercareChanges(shippedAftercare, next).map(aftercareChangeWords)).toEqual([
      '“Do not rub or massage the treated area for 24 hours.” now reads “Hands off the treated area for 24 hours.”',
      'No longer told: Stay upright for 4 hours.',
      'New: Do not swim for 4 hours.',
    ]);
    expect(aftercareChanges(next, shippedAftercare).map(aftercareChangeWords)[0]).toBe(
      'Told again: Stay upright for 4 hours.',
    );
  });

  it('is also another kind for the same words', () => {
    const plain = { instructions: [{ ...redFlags, kind: 'rule' as const }] };
    const [raised] = aftercareChanges(plain, { instructions: [redFlags] });
    expect(raised).toMatchObject({ kind: 'now-red-flag' });
    const [lowered] = aftercareChanges({ instructions: [redFlags] }, plain).map(
      aftercareChangeWords,
    );
    expect(lowered).toMatch(/^No longer a red flag: Trouble swallowing/);
  });

  it('leaves ticked only what still says the same', () => {
    const told = ['stay-upright', 'no-rubbing', 'red-flags', 'effect-review', 'no-such'];
    expect(stillSaid(told, shippedAftercare, next)).toEqual(['red-flags', 'effect-review']);
  });
});
