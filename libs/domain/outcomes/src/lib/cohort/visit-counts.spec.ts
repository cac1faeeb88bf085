import { saysFewMissed } from './visit-counts';
import type { PrintedCount } from './small-cells';

describe('visits owed that are withheld', () => {
  it.each<[PrintedCount, PrintedCount, PrintedCount, boolean]>([
    [45, 'withheld', 49, true],
    [0, 'withheld', 49, true],
    [45, 'withheld', 'withheld', false],
    [45, 'withheld', '<5', false],
    ['withheld', 'withheld', 49, false],
    ['<5', 'withheld', 49, false],
    [45, 48, 49, false],
  ])(
    'beside n %p, owed %p and counted %p say that few were missed: %p',
    (observed, owed, counted, said) => {
      expect(saysFewMissed({ observed, owed }, counted)).toBe(said);
    },
  );
});
