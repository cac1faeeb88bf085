import { aftercareIds } from './aftercare';
import { aftercareLeaflet } from './leaflet';
import { shippedProtocols } from './protocols';

const on = '2026-10-24';

describe('the leaflet after a session', () => {
  it('says first when to get help at once', () => {
    const { emergencies } = aftercareLeaflet(aftercareIds, on);
    expect(emergencies).toHaveLength(1);
    expect(emergencies[0]).toMatch(/swallowing, speaking or breathing.*emergency care at once/);
  });

  it.each([
    ['stay-upright', null],
    ['no-rubbing', '2026-10-25'],
    ['no-exertion-heat-alcohol', '2026-10-25'],
    ['no-facial-treatment', '2026-10-31'],
  ])('holds %s until %s, also over a change of the clock', (id, untilOn) => {
    const { rules } = aftercareLeaflet([id], on);
    expect(rules).toEqual([expect.objectContaining({ id, untilOn })]);
  });

  it('has the shortest rule first, whatever the order of the protocol', () => {
    const ids = (of: readonly string[]) => aftercareLeaflet(of, on).rules.map(({ id }) => id);
    const order = ids(aftercareIds);
    expect(order[0]).toBe('stay-upright');
    expect(order.at(-1)).toBe('no-facial-treatment');
    expect(new Set(ids(aftercareIds.toReversed()))).toEqual(new Set(order));
  });

  it('names the day of the review, and none where none is planned', () => {
    expect(aftercareLeaflet(['effect-review'], on).reviewOn).toBe('2026-11-07');
    expect(aftercareLeaflet(['red-flags'], on).reviewOn).toBeNull();
  });

  it('leaves out what does not exist, and says a thing once', () => {
    const { rules } = aftercareLeaflet(['no-rubbing', 'no-rubbing', 'no-such'], on);
    expect(rules.map(({ id }) => id)).toEqual(['no-rubbing']);
  });

  it('of every protocol names the red flags', () => {
    for (const { aftercare } of shippedProtocols) {
      expect(aftercareLeaflet(aftercare, on).emergencies.length).toBeGreaterThan(0);
    }
  });
});
