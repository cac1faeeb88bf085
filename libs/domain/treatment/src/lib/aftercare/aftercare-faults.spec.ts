import * as fc from 'fast-check';
import type { AftercareInstruction, AftercareKind, AftercareSpan } from './aftercare';
import { aftercareFaults, spanFault } from './aftercare-faults';
import { shippedAftercare } from './shipped-aftercare';

const { instructions } = shippedAftercare;
type Next = Parameters<typeof aftercareFaults>[0];

const faultsOf = (next: Next) =>
  aftercareFaults(next, shippedAftercare).map(({ path, message }) => `${path}: ${message}`);
const changed = (id: string, change: Partial<AftercareInstruction>): Next =>
  instructions.map((one) => (one.id === id ? { ...one, ...change } : one));
const added = (change: Partial<Next[number]> = {}): Next => [
  ...instructions,
  {
    id: null,
    kind: 'rule',
    short: 'no swimming',
    text: 'Do not swim',
    span: { kind: 'until', end: 'next-visit' },
    forEvery: true,
    isRetired: false,
    source: { label: 'Practice rule' },
    ...change,
  },
];

describe('the next version of an aftercare list', () => {
  it('may be as before, reworded, reordered, longer, or with something retired', () => {
    expect(faultsOf(instructions)).toEqual([]);
    expect(faultsOf(instructions.toReversed())).toEqual([]);
    expect(faultsOf(changed('no-rubbing', { text: 'Hands off', isRetired: true }))).toEqual([]);
    expect(faultsOf(added())).toEqual([]);
  });

  it('keeps one red flag in use, whichever that is', () => {
    const message = 'instructions: Keep at least one red flag that is not retired.';
    const retired = changed('red-flags', { isRetired: true });
    expect(faultsOf(retired)).toEqual([message]);
    const rule = { kind: 'rule', span: { kind: 'until', end: 'next-visit' } } as const;
    expect(faultsOf(changed('red-flags', rule))).toEqual([message]);
    const another = added({ kind: 'emergency', span: null }).at(-1);
    expect(faultsOf([...retired, ...(another ? [another] : [])])).toEqual([]);
  });

  it('drops nothing, repeats nothing and invents no id', () => {
    expect(faultsOf(instructions.slice(0, -1))).toEqual([
      'instructions: Retire an instruction instead of leaving it out.',
    ]);
    const once = 'Name each instruction of the list once.';
    expect(faultsOf([...instructions, ...instructions.slice(0, 1)])).toContain(
      `instructions.6.id: ${once}`,
    );
    expect(faultsOf(added({ id: 'no-such' }))).toEqual([`instructions.6.id: ${once}`]);
  });

  it('says each thing once, and something', () => {
    expect(faultsOf(added({ text: '  ' }))).toEqual(['instructions.6.text: Write what to tell.']);
    expect(faultsOf(added({ text: 'stay UPRIGHT ' }))).toEqual([
      'instructions.6.text: Another instruction says this already.',
    ]);
    expect(faultsOf(added({ text: 'Stay upright', isRetired: true }))).toEqual([]);
  });
});

describe('the time that a kind can have', () => {
  const none = [] as string[];
  const hours = ['Write whole hours, 1 to 96.'];
  const day = ['Write the day after the injection, 1 to 365.'];
  it.each<[AftercareKind, AftercareSpan | null, string[]]>([
    ['rule', null, none],
    ['rule', { kind: 'for', amount: 0, unit: 'hours' }, hours],
    ['rule', { kind: 'for', amount: 1, unit: 'hours' }, none],
    ['rule', { kind: 'for', amount: 1.5, unit: 'hours' }, hours],
    ['rule', { kind: 'for', amount: 96, unit: 'hours' }, none],
    ['rule', { kind: 'for', amount: 97, unit: 'hours' }, hours],
    ['rule', { kind: 'for', amount: 90, unit: 'days' }, none],
    ['rule', { kind: 'for', amount: 91, unit: 'days' }, ['Write whole days, 1 to 90.']],
    ['rule', { kind: 'for', amount: 26, unit: 'weeks' }, none],
    ['rule', { kind: 'for', amount: 27, unit: 'weeks' }, ['Write whole weeks, 1 to 26.']],
    ['rule', { kind: 'until', end: 'next-visit' }, none],
    ['rule', { kind: 'on-day', day: 14 }, ['Only a review is on a day.']],
    ['review', { kind: 'on-day', day: 0 }, day],
    ['review', { kind: 'on-day', day: 1 }, none],
    ['review', { kind: 'on-day', day: 365 }, none],
    ['review', { kind: 'on-day', day: 366 }, day],
    ['review', { kind: 'until', end: 'next-visit' }, day],
    ['review', null, day],
    ['emergency', null, none],
    [
      'emergency',
      { kind: 'until', end: 'next-visit' },
      ['A red flag has no end: write in its text when it can come.'],
    ],
  ])('%s with %j', (kind, span, messages) => {
    expect(spanFault(kind, span)).toEqual(messages);
  });

  it('never lets a list through without a red flag in use', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), (retired) => {
        const next = instructions.map((one, at) => ({ ...one, isRetired: retired[at] ?? false }));
        const keeps = next.some(({ kind, isRetired }) => kind === 'emergency' && !isRetired);
        return (aftercareFaults(next, shippedAftercare).length === 0) === keeps;
      }),
    );
  });
});
