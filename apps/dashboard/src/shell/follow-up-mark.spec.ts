import { followUpMark } from './follow-up-mark';

describe('the mark beside “Follow-ups”', () => {
  it.each([
    [null, null],
    [{ open: 0, late: 0, mine: 0, mineLate: 0 }, null],
    [{ open: 3, late: 0, mine: 0, mineLate: 0 }, null],
    [
      { open: 3, late: 0, mine: 2, mineLate: 0 },
      { text: '2 open', isLate: false },
    ],
    [
      { open: 3, late: 1, mine: 0, mineLate: 0 },
      { text: '1 late', isLate: true },
    ],
    [
      { open: 3, late: 2, mine: 2, mineLate: 1 },
      { text: '2 late', isLate: true },
    ],
  ])('for %j is %j', (count, mark) => {
    expect(followUpMark(count)).toEqual(mark);
  });
});
