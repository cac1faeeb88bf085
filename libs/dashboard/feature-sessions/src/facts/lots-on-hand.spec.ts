import type { SessionStockContext } from '@glabella/contracts';
import { glabellarDepression } from '@glabella/domain/treatment';
import { lotsOnHand } from './lots-on-hand';

const lot: SessionStockContext['lots'][number] = {
  productId: 'onabotulinumtoxinA',
  lotNumber: 'C7781',
  lotExpiresOn: '2027-08-31',
  vialUnits: 50,
  unopened: 4,
  opened: [
    { opening: 2, reconstitutedAt: '2026-11-22T14:00:00.000Z', diluentMl: 1, vials: 1 },
    { opening: 3, reconstitutedAt: '2026-11-23T08:00:00.000Z', diluentMl: 1, vials: 0 },
  ],
};
const offered = (performedAt: string | null, hours: number | null = 24) =>
  lotsOnHand({ lots: [lot], outside: null }, glabellarDepression, {
    performedAt,
    hoursOf: () => hours,
  });

describe('the lots on hand as they are offered', () => {
  it('are opened vials with their own time, and whole ones that have none yet', () => {
    expect(
      offered('2026-11-23T14:00:00.000Z').map(({ onHand, reconstitutedAt, diluentMl }) => ({
        onHand,
        reconstitutedAt,
        diluentMl,
      })),
    ).toEqual([
      { onHand: '1 vial opened', reconstitutedAt: '2026-11-22T14:00:00.000Z', diluentMl: 1 },
      { onHand: '4 vials on hand', reconstitutedAt: null, diluentMl: 1.25 },
    ]);
  });

  it.each([
    ['2026-11-23T14:00:00.000Z', 24, false],
    ['2026-11-23T14:00:00.001Z', 24, true],
    ['2026-11-25T14:00:00.000Z', null, false],
    [null, 24, false],
  ])('injected at %s with a use-by of %s h: an opened vial is past it: %s', (at, hours, isPast) => {
    const [opened, whole] = offered(at, hours);
    expect(opened?.isPastUseBy).toBe(isPast);
    expect(whole?.isPastUseBy).toBeUndefined();
  });
});
