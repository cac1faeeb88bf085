import fc from 'fast-check';
import { addDays } from '@glabella/domain/values';
import { rollingUnits } from './rolling-units';

const ona = 'onabotulinumtoxinA';

describe('the rolling three months', () => {
  it.each([
    { on: '2026-11-23', after: '2026-08-23', why: 'the same day three months before' },
    { on: '2026-05-31', after: '2026-02-28', why: 'the last day of a common February' },
    { on: '2028-05-31', after: '2028-02-29', why: 'the last day of a leap February' },
    { on: '2028-05-29', after: '2028-02-29', why: 'the leap day itself' },
    { on: '2027-05-29', after: '2027-02-28', why: 'a February without the 29th' },
    { on: '2026-03-31', after: '2025-12-31', why: 'the year before' },
    { on: '2026-07-31', after: '2026-04-30', why: 'a month of 30 days' },
    { on: '2026-02-28', after: '2025-11-28', why: 'no stretching to the end of November' },
  ])('before $on starts after $after: $why', ({ on, after }) => {
    const onBoundary = { on: after, productId: ona, units: 100 };
    const dayAfter = { on: addDays(after, 1), productId: ona, units: 30 };
    const sameDay = { on, productId: ona, units: 7 };
    const dayLater = { on: addDays(on, 1), productId: ona, units: 500 };
    const window = rollingUnits([onBoundary, dayAfter, sameDay, dayLater], on, ona);
    expect(window).toMatchObject({ after, through: on, units: 37 });
  });

  it('counts doses given elsewhere', () => {
    const toxin = [{ on: '2026-10-01', productId: ona, units: 155, elsewhere: true }];
    expect(rollingUnits(toxin, '2026-11-23', ona).units).toBe(155);
  });

  it('keeps unknown units and other products apart, in no sum', () => {
    const unknown = { on: '2026-10-01', productId: ona, units: null };
    const other = { on: '2026-10-02', productId: 'abobotulinumtoxinA', units: 120 };
    const nameless = { on: '2026-10-03', productId: null, units: 20 };
    const window = rollingUnits([unknown, other, nameless], '2026-11-23', ona);
    expect(window).toMatchObject({
      units: 0,
      unknownUnits: [unknown],
      otherProducts: [other, nameless],
    });
  });

  it('adds to the hundredth whatever the order of the doses', () => {
    const doses = fc.array(fc.integer({ min: 1, max: 40_000 }), { maxLength: 12 });
    fc.assert(
      fc.property(doses, (parts) => {
        const toxin = parts.map((part, index) => ({
          on: addDays('2026-10-01', index),
          productId: ona,
          units: part / 100,
        }));
        const sum = parts.reduce((total, part) => total + part, 0) / 100;
        expect(rollingUnits(toxin, '2026-11-23', ona).units).toBe(sum);
        expect(rollingUnits([...toxin].reverse(), '2026-11-23', ona).units).toBe(sum);
      }),
    );
  });
});
