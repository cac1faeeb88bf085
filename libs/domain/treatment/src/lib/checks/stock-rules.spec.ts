import { passedChecks } from './check-session';
import { checksWith, codesWith, readySession } from './ready-session';
import type { SessionStock } from './session-check';

const stock: SessionStock = {
  lot: { vialUnits: 100, expiresOn: '2027-08-31', unopened: 2, opened: [] },
};
const withLot = (change: Partial<NonNullable<SessionStock['lot']>>): SessionStock => ({
  lot: { vialUnits: 100, expiresOn: '2027-08-31', unopened: 2, opened: [], ...change },
});
const opened = [
  { opening: 3, reconstitutedAt: '2026-11-23T12:40:00.000Z', diluentMl: 2.5, vials: 1 },
];

describe('a session beside the stock', () => {
  it.each([
    { what: 'no stock is kept here', stock: null, change: {}, codes: [] },
    { what: 'the lot is on hand', stock, change: {}, codes: [] },
    {
      what: 'the lot is not there',
      stock: { lot: null },
      change: {},
      codes: ['stop lot-not-on-hand'],
    },
    {
      what: 'the lot is not there, and was injected',
      stock: { lot: null },
      change: { alreadyGiven: true },
      codes: ['reason lot-not-on-hand'],
    },
    { what: 'exactly enough is there', stock, change: { vialsOpened: 2 }, codes: [] },
    {
      what: 'one vial too few is there',
      stock,
      change: { vialsOpened: 3 },
      codes: ['stop lot-short'],
    },
    {
      what: 'one vial too few was there',
      stock,
      change: { vialsOpened: 3, alreadyGiven: true },
      codes: ['reason lot-short'],
    },
    {
      what: 'an opened vial of its own time fills up',
      stock: withLot({ opened }),
      change: { vialsOpened: 3 },
      codes: [],
    },
    {
      what: 'the vials are of another size',
      stock: withLot({ vialUnits: 50 }),
      change: {},
      codes: ['stop stock-vial-differs'],
    },
    {
      what: 'the expiry is another one',
      stock: withLot({ expiresOn: '2027-07-31' }),
      change: {},
      codes: ['acknowledge stock-expiry-differs'],
    },
    {
      what: 'the number of vials is impossible',
      stock: { lot: stock.lot },
      change: { vialsOpened: 0 },
      codes: ['stop vials-opened-impossible'],
    },
  ])('when $what finds $codes', ({ stock: kept, change, codes }) => {
    expect(codesWith({ stock: kept, ...change })).toEqual(codes);
  });

  it('asks nothing of a lot that is not entered yet', () => {
    expect(codesWith({ stock: { lot: null }, lotNumber: ' ' })).toEqual(['stop lot-missing']);
  });

  const recall = { lotNumber: 'C7781', productId: null, startedOn: '2026-11-23' };
  const before = { ...recall, startedOn: '2026-11-24' };
  const amending = { isAmendment: true, alreadyGiven: true };
  it.each([
    ['before the needle', recall, {}, ['stop lot-recalled']],
    ['where no stock is kept here', recall, { stock: null }, ['stop lot-recalled']],
    ['given already', recall, { alreadyGiven: true }, ['reason lot-recalled']],
    ['given before it, recorded after', before, { alreadyGiven: true }, ['reason lot-recalled']],
    ['signed and amended', recall, amending, ['reason lot-recalled']],
    ['signed for a day before it and amended', before, amending, ['note lot-recalled']],
  ])('of a lot under recall, %s', (_, open, change, codes) => {
    expect(codesWith({ stock, recall: open, ...change })).toEqual(codes);
  });

  it('names the day from which a lot is recalled', () => {
    const [check] = checksWith({ stock, recall });
    expect(check?.evidence).toBe('Lot C7781: its recall is open since 23 Nov 2026.');
  });

  it('names the numbers, and what was in order', () => {
    const [short] = checksWith({ stock, vialsOpened: 3 });
    expect(short?.evidence).toBe('2 vials on hand; the session opens 3.');
    const passed = passedChecks({ ...readySession, stock });
    expect(passed.find(({ code }) => code === 'lot-on-hand')?.evidence).toBe(
      '2 vials before this session.',
    );
  });
});
