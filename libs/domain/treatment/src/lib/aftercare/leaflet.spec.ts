import { plannedAftercare, type AftercareInstruction, type AftercareSpan } from './aftercare';
import { aftercareLeaflet } from './leaflet';
import { shippedAftercare } from './shipped-aftercare';
import { shippedProtocols } from '../protocols';

const on = '2026-10-24';
const at = (timeOfDay: string | null) => ({ on, timeOfDay });
const { instructions } = shippedAftercare;
const [template] = instructions;
if (!template) throw new Error('The shipped list is empty');
const rule = (span: AftercareSpan | null): AftercareInstruction => ({
  ...template,
  id: 'one',
  kind: 'rule',
  text: 'Rest',
  span,
});

describe('the leaflet after a session', () => {
  it('says first when to get help at once', () => {
    const { emergencies } = aftercareLeaflet(instructions, at('09:30'));
    expect(emergencies).toHaveLength(1);
    expect(emergencies[0]).toMatch(/swallowing, speaking or breathing.*emergency care at once/);
  });

  it.each<[AftercareSpan | null, string | null, boolean]>([
    [{ kind: 'for', amount: 24, unit: 'hours' }, '2026-10-25', false],
    [{ kind: 'for', amount: 48, unit: 'hours' }, '2026-10-26', false],
    [{ kind: 'for', amount: 7, unit: 'days' }, '2026-10-31', false],
    [{ kind: 'for', amount: 2, unit: 'weeks' }, '2026-11-07', false],
    [{ kind: 'until', end: 'next-visit' }, null, false],
    [null, null, false],
  ])('of %j holds until %s, also over a change of the clock', (span, untilOn, isSameDay) => {
    for (const time of ['00:00', '17:00', null]) {
      const { rules } = aftercareLeaflet([rule(span)], at(time));
      expect(rules).toEqual([expect.objectContaining({ untilOn, isSameDay })]);
    }
  });

  it.each<[number, string, string | null]>([
    [4, '19:59', null],
    [4, '20:00', null],
    [4, '20:01', '2026-10-25'],
    [12, '17:00', '2026-10-25'],
    [12, '09:30', null],
    [23, '00:30', null],
    [23, '09:30', '2026-10-25'],
    [36, '09:30', '2026-10-25'],
    [36, '17:00', '2026-10-26'],
    [47, '09:30', '2026-10-26'],
  ])('of %i hours from %s on holds until %s, or is over on that day', (amount, time, untilOn) => {
    const { rules } = aftercareLeaflet([rule({ kind: 'for', amount, unit: 'hours' })], at(time));
    expect(rules[0]).toMatchObject({ untilOn, isSameDay: untilOn === null });
  });

  it.each([4, 12, 23, 36, 47])('names no day of %i hours whose begin is not known', (amount) => {
    const { rules } = aftercareLeaflet([rule({ kind: 'for', amount, unit: 'hours' })], at(null));
    expect(rules[0]).toMatchObject({ untilOn: null, isSameDay: false });
  });

  it('ends with the first review what holds until the effect is reviewed', () => {
    const held = rule({ kind: 'until', end: 'effect-review' });
    expect(aftercareLeaflet([...instructions, held], at(null)).rules.at(-1)?.untilOn).toBe(
      '2026-11-07',
    );
    expect(aftercareLeaflet([held], at(null)).rules[0]?.untilOn).toBeNull();
  });

  it('has the rules in the order of the list', () => {
    const ids = (of: readonly AftercareInstruction[]) =>
      aftercareLeaflet(of, at(null)).rules.map(({ id }) => id);
    const order = ids(instructions);
    expect(order).toHaveLength(4);
    expect(ids(instructions.toReversed())).toEqual(order.toReversed());
  });

  it('names the day of every review in the words of the list, without its number', () => {
    expect(aftercareLeaflet(instructions, at('09:30')).reviews).toEqual([
      { id: 'effect-review', text: 'The effect on the muscles is reviewed.', on: '2026-11-07' },
    ]);
  });

  it('of every protocol names the red flags', () => {
    for (const { aftercare } of shippedProtocols) {
      const planned = plannedAftercare(shippedAftercare, aftercare);
      expect(aftercareLeaflet(planned, at(null)).emergencies.length).toBeGreaterThan(0);
    }
  });
});
