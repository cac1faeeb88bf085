import { addDays } from '@glabella/domain/values';
import * as fc from 'fast-check';
import { injectedOn } from '../testing/course';
import { type ReinjectedCourse, isReinjectionOpen, reinjectionWindow } from './reinjection-window';

const day = (days: number) => addDays(injectedOn, days);
const running: ReinjectedCourse = {
  endedOn: null,
  firstInjectionOn: injectedOn,
  reinjectionFromDay: { value: 90, source: { label: 'Protocol' } },
};
const toxin = (id: string, days: number) => ({ id, on: day(days) });
const first = toxin('first', 0);

describe('the re-injection window', () => {
  it.each([
    { on: 0, isOpen: false },
    { on: 83, isOpen: false },
    { on: 84, isOpen: false },
    { on: 89, isOpen: false },
    { on: 90, isOpen: true },
    { on: 91, isOpen: true },
    { on: 900, isOpen: true },
  ])('is open on day $on after the last toxin: $isOpen', ({ on, isOpen }) => {
    const window = reinjectionWindow(running, [first]);
    expect(window).toEqual({ lastToxin: first, fromDay: 90, opensOn: day(90) });
    expect(window && isReinjectionOpen(window, day(on))).toBe(isOpen);
  });

  it.each([
    ['the later injection of the course', [first, toxin('second', 95)], 'second', 185],
    ['toxin of another course, before or after', [toxin('other', 30), first], 'other', 120],
    ['the one listed last of two on one day', [first, toxin('same day', 0)], 'same day', 90],
  ])('counts %s', (_, given, id, opens) => {
    const window = reinjectionWindow(running, given);
    expect([window?.lastToxin.id, window?.opensOn]).toEqual([id, day(opens)]);
  });

  it('counts toxin of any product', () => {
    const given = [
      { on: day(0), productId: 'onabotulinumtoxinA' },
      { on: day(40), productId: 'abobotulinumtoxinA' },
    ];
    expect(reinjectionWindow(running, given)?.opensOn).toBe(day(130));
  });

  it.each<[string, ReinjectedCourse | null, readonly ReturnType<typeof toxin>[]]>([
    ['without a course', null, [first]],
    ['without any toxin', { ...running, firstInjectionOn: null }, []],
    [
      'before the first injection of a new course, however long ago the last of an earlier one was',
      { ...running, firstInjectionOn: null },
      [toxin('of the earlier course', -400)],
    ],
    ['after the end of the course', { ...running, endedOn: day(100) }, [first]],
    ['on the day on which it ends', { ...running, endedOn: day(90) }, [first]],
    ['without an interval in the protocol', { ...running, reinjectionFromDay: null }, [first]],
  ])('does not exist %s', (_, course, given) => {
    expect(reinjectionWindow(course, given)).toBeNull();
  });

  it('takes its number from the protocol', () => {
    const longer = { value: 112, source: { label: 'Another protocol' } };
    const window = reinjectionWindow({ ...running, reinjectionFromDay: longer }, [first]);
    expect(window?.opensOn).toBe(day(112));
  });

  it('opens on the same day whatever the order of the record', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -400, max: 400 }), { minLength: 1 }), (days) => {
        const given = days.map((on, index) => toxin(String(index), on));
        const last = Math.max(...days);
        for (const order of [given, given.toReversed()]) {
          expect(reinjectionWindow(running, order)?.opensOn).toBe(day(last + 90));
        }
      }),
    );
  });
});
