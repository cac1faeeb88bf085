import {
  oldestUsable,
  undoneUse,
  useOfStock,
  usualLot,
  vialsAvailable,
  type LotOnHand,
} from './use-of-stock';

const morning = '2026-11-23T08:00:00.000Z';
const noon = '2026-11-23T12:00:00.000Z';
const lot: LotOnHand = {
  unopened: 3,
  opened: [
    { opening: 4, reconstitutedAt: morning, diluentMl: 2.5, vials: 1 },
    { opening: 6, reconstitutedAt: noon, diluentMl: 2.5, vials: 0 },
  ],
};
const session = {
  vialUnits: 100,
  vialsOpened: 1,
  injectedUnits: 29,
  reconstitutedAt: null,
  diluentMl: 2.5,
};

describe('what a session takes', () => {
  it.each([
    {
      what: 'a whole vial',
      change: {},
      taken: { opening: null, unopened: -1, open: 0, missing: 0 },
    },
    {
      what: 'the vial that was opened at its own time, however that is written',
      change: { reconstitutedAt: '2026-11-23T09:00:00+01:00' },
      taken: { opening: 4, unopened: 0, open: -1, missing: 0 },
    },
    {
      what: 'whole vials beside the opened one',
      change: { reconstitutedAt: morning, vialsOpened: 3 },
      taken: { opening: 4, unopened: -2, open: -1, missing: 0 },
    },
    {
      what: 'no opened vial of another time',
      change: { reconstitutedAt: '2026-11-23T08:01:00.000Z' },
      taken: { opening: null, unopened: -1, open: 0, missing: 0 },
    },
    {
      what: 'no opened vial that is used up',
      change: { reconstitutedAt: noon },
      taken: { opening: null, unopened: -1, open: 0, missing: 0 },
    },
    {
      what: 'what there is, and says what was missing',
      change: { reconstitutedAt: morning, vialsOpened: 6 },
      taken: { opening: 4, unopened: -3, open: -1, missing: 2 },
    },
  ])('is $what', ({ change, taken }) => {
    expect(useOfStock({ ...session, ...change }, lot)).toMatchObject([{ kind: 'used', ...taken }]);
  });

  it('wastes exactly what was not injected of the opened vials', () => {
    expect(useOfStock(session, lot)[0].wastedUnits).toBe(71);
    const odd = { ...session, vialUnits: 50, vialsOpened: 2, injectedUnits: 29.99 };
    expect(useOfStock(odd, lot)[0].wastedUnits).toBe(70.01);
  });

  it('is undone by an entry of the same size', () => {
    expect(undoneUse(useOfStock({ ...session, vialsOpened: 4 }, lot)[0])).toEqual({
      kind: 'use-undone',
      unopened: 3,
      open: 0,
      missing: -1,
      injectedUnits: -29,
      wastedUnits: -371,
    });
  });

  it.each([
    { at: null, vials: 3 },
    { at: morning, vials: 4 },
    { at: noon, vials: 3 },
  ])('may be $vials vials with the time $at', ({ at, vials }) => {
    expect(vialsAvailable(lot, { reconstitutedAt: at, diluentMl: 2.5 })).toBe(vials);
  });

  describe('where vials were opened several times in a minute', () => {
    const opened = [
      { opening: 7, reconstitutedAt: morning, diluentMl: 2.5, vials: 2 },
      { opening: 4, reconstitutedAt: morning, diluentMl: 4, vials: 1 },
      { opening: 6, reconstitutedAt: morning, diluentMl: 2.5, vials: 1 },
    ];
    const several: LotOnHand = { unopened: 3, opened };
    const at = { ...session, reconstitutedAt: morning };
    const entries = (change: Partial<typeof at>) =>
      useOfStock({ ...at, ...change }, several).map(
        ({ opening, unopened, open, injectedUnits, wastedUnits }) =>
          `${opening} ${unopened}/${open} ${injectedUnits}+${wastedUnits}`,
      );

    it.each([
      [{}, ['6 0/-1 29+71']],
      [{ diluentMl: 4 }, ['4 0/-1 29+71']],
      [{ diluentMl: 1 }, ['4 0/-1 29+71']],
      [{ vialsOpened: 3 }, ['6 0/-1 29+271', '7 0/-2 0+0']],
      [{ vialsOpened: 4 }, ['6 -1/-1 29+371', '7 0/-2 0+0']],
      [{ diluentMl: 4, vialsOpened: 2 }, ['4 -1/-1 29+171']],
    ])('takes with %j %j', (change, taken) => {
      expect(entries(change)).toEqual(taken);
    });

    it('has all of its own dilution on hand', () => {
      expect(vialsAvailable(several, { reconstitutedAt: morning, diluentMl: 2.5 })).toBe(6);
      expect(vialsAvailable(several, { reconstitutedAt: morning, diluentMl: 4 })).toBe(4);
    });
  });
});

describe('the lot that is usually taken', () => {
  const onHand = {
    productId: 'onabotulinumtoxinA',
    lotNumber: 'C7781',
    vialUnits: 100,
    lotExpiresOn: '2027-01-31',
    unopened: 1,
    opened: [],
  };
  const wanted = {
    productId: 'onabotulinumtoxinA',
    vialUnits: 100,
    on: '2026-11-23',
    at: noon,
    useWithinHours: 24,
    recalls: [],
  };
  const openedAhead = (reconstitutedAt: string) => ({
    ...onHand,
    lotExpiresOn: '2026-12-01',
    unopened: 0,
    opened: [{ opening: 2, reconstitutedAt, diluentMl: 2.5, vials: 1 }],
  });

  it.each([
    { what: 'expires soonest', others: [{ ...onHand, lotExpiresOn: '2027-02-28' }], is: 0 },
    { what: 'is still in date', others: [{ ...onHand, lotExpiresOn: '2026-11-22' }], is: 0 },
    { what: 'is on its last day', others: [{ ...onHand, lotExpiresOn: '2026-11-23' }], is: 1 },
    {
      what: 'has something on hand',
      others: [{ ...onHand, lotExpiresOn: '2026-12-01', unopened: 0 }],
      is: 0,
    },
    {
      what: 'has an opened vial within its use-by',
      others: [openedAhead('2026-11-22T12:00:00.000Z')],
      is: 1,
    },
    {
      what: 'has more than an opened vial past its use-by',
      others: [openedAhead('2026-11-22T11:59:00.000Z')],
      is: 0,
    },
    {
      what: 'has the vial size of the protocol',
      others: [{ ...onHand, lotExpiresOn: '2026-12-01', vialUnits: 50 }],
      is: 0,
    },
    {
      what: 'is of the product',
      others: [{ ...onHand, lotExpiresOn: '2026-12-01', productId: 'abobotulinumtoxinA' }],
      is: 0,
    },
  ])('$what', ({ others, is }) => {
    const lots = [onHand, ...others];
    expect(usualLot(lots, wanted)).toBe(lots[is]);
    expect(usualLot([], wanted)).toBeUndefined();
  });

  it.each([
    { of: 'the lot', recall: { lotNumber: ' c77 81', productId: onHand.productId }, is: 1 },
    { of: 'every product with its number', recall: { lotNumber: 'C7781', productId: null }, is: 1 },
    { of: 'another product', recall: { lotNumber: 'C7781', productId: 'x' }, is: 0 },
    { of: 'another lot', recall: { lotNumber: 'C7782', productId: null }, is: 0 },
  ])('is another one under a recall of $of', ({ recall, is }) => {
    const lots = [onHand, { ...onHand, lotNumber: 'LATER', lotExpiresOn: '2027-02-28' }];
    const recalls = [{ ...recall, startedOn: '2026-11-20' }];
    expect(usualLot(lots, { ...wanted, recalls })).toBe(lots[is]);
  });

  it.each([
    { at: '2026-11-24T08:00:00.000Z', hours: 24, found: 4 },
    { at: '2026-11-24T08:00:00.001Z', hours: 24, found: undefined },
    { at: '2026-11-23T07:59:59.999Z', hours: 24, found: undefined },
    { at: '2026-11-25T08:00:00.000Z', hours: null, found: 4 },
  ])('offers an opened vial at $at of $hours h: $found', ({ at, hours, found }) => {
    expect(oldestUsable(lot.opened, at, hours)?.opening).toBe(found);
  });
});
