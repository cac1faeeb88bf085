import fc from 'fast-check';
import { ledgerFault, stockBalance, type StockChange } from './ledger';
import { undoneUse, useOfStock, type OpenVials, type UseOfStock } from './use-of-stock';

const nothing = { missing: 0, injectedUnits: 0, wastedUnits: 0 };
const received = (vials: number): StockChange => ({
  kind: 'received',
  unopened: vials,
  open: 0,
  ...nothing,
});
const used: StockChange = {
  kind: 'used',
  unopened: -1,
  open: 0,
  missing: 0,
  injectedUnits: 29,
  wastedUnits: 71,
};

describe('the ledger of a lot', () => {
  it('adds vials and units up, exactly', () => {
    const tenths = { ...used, injectedUnits: 0.1, wastedUnits: 99.9 };
    const entries = [
      received(5),
      used,
      tenths,
      { ...tenths, injectedUnits: 0.2, wastedUnits: 99.8 },
    ];
    expect(stockBalance(entries)).toEqual({
      received: 5,
      unopened: 2,
      open: 0,
      used: 3,
      wasted: 0,
      discarded: 0,
      missing: 0,
      injectedUnits: 29.3,
      wastedUnits: 270.7,
    });
    expect(ledgerFault(entries, 100)).toBeNull();
  });

  it.each<{ what: string; entries: StockChange[]; fault: ReturnType<typeof ledgerFault> }>([
    { what: 'nothing yet', entries: [], fault: null },
    { what: 'more used than there was', entries: [used], fault: 'below-nothing' },
    { what: 'below nothing in between', entries: [used, received(3)], fault: 'below-nothing' },
    {
      what: 'units that nobody told of',
      entries: [received(1), { ...used, wastedUnits: 70 }],
      fault: 'units-differ',
    },
    {
      what: 'a vial that a session opened and the ledger did not hold',
      entries: [received(1), { ...used, missing: 1, wastedUnits: 171 }],
      fault: null,
    },
    {
      what: 'a use and its undoing',
      entries: [received(1), used, undoneUse(used)],
      fault: null,
    },
    {
      what: 'opened, wasted and discarded vials',
      entries: [
        received(4),
        { kind: 'opened', unopened: -2, open: 2, ...nothing },
        { kind: 'wasted', unopened: 0, open: -1, ...nothing, wastedUnits: 100 },
        { kind: 'discarded', unopened: -1, open: 0, ...nothing },
      ],
      fault: null,
    },
    {
      what: 'an opening that loses a vial',
      entries: [received(2), { kind: 'opened', unopened: -2, open: 1, ...nothing }],
      fault: 'vials-differ',
    },
  ])('finds $fault in $what', ({ entries, fault }) => {
    expect(ledgerFault(entries, 100)).toBe(fault);
  });

  it('reconciles whatever is received, opened, used, undone, wasted and discarded', () => {
    const step = fc.record({
      act: fc.constantFrom('receive', 'open', 'use', 'use-open', 'undo', 'waste', 'discard'),
      vials: fc.integer({ min: 1, max: 3 }),
      hundredths: fc.integer({ min: 1, max: 5000 }),
    });
    fc.assert(
      fc.property(
        fc.integer({ min: 5000, max: 20_000 }),
        fc.array(step, { maxLength: 60 }),
        (vialHundredths, steps) => {
          const vialUnits = vialHundredths / 100;
          const lot = walk(vialUnits, steps);
          expect(ledgerFault(lot.entries, vialUnits)).toBeNull();
          const { unopened, open, received: all, used: taken } = stockBalance(lot.entries);
          expect([unopened, open]).toEqual([lot.unopened, openVials(lot.opened)]);
          expect(taken).toBeLessThanOrEqual(all);
        },
      ),
    );
  });
});

interface Walked {
  unopened: number;
  opened: OpenVials[];
  readonly entries: StockChange[];
}

/** Two openings in a row are of the same minute. */
const madeAt = (opening: number) => new Date(Math.floor(opening / 2) * 60_000).toISOString();
const openVials = (opened: readonly OpenVials[]) =>
  opened.reduce((sum, { vials }) => sum + vials, 0);

/** What a practice does with a lot, one thing after the other; what the stock does not allow is left out. */
function walk(
  vialUnits: number,
  steps: readonly { act: string; vials: number; hundredths: number }[],
): Walked {
  const lot: Walked = { unopened: 0, opened: [], entries: [] };
  const uses: UseOfStock[][] = [];
  const book = (entry: StockChange, opening: number | null = null) => {
    lot.entries.push(entry);
    lot.unopened += entry.unopened;
    lot.opened = lot.opened.map((waiting) =>
      waiting.opening === opening ? { ...waiting, vials: waiting.vials + entry.open } : waiting,
    );
  };
  for (const { act, vials, hundredths } of steps) {
    const [first] = lot.opened.filter((waiting) => waiting.vials > 0);
    if (act === 'receive') book(received(vials));
    if (act === 'open' && lot.unopened >= vials) {
      const opening = lot.entries.length + 1;
      book({ kind: 'opened', unopened: -vials, open: vials, ...nothing });
      lot.opened.push({ opening, reconstitutedAt: madeAt(opening), diluentMl: 2.5, vials });
    }
    if (act === 'use' || act === 'use-open') {
      const reconstitutedAt = act === 'use-open' && first ? first.reconstitutedAt : null;
      const injectedUnits = hundredths / 100;
      const taken = useOfStock(
        { vialUnits, vialsOpened: vials, injectedUnits, reconstitutedAt, diluentMl: 2.5 },
        lot,
      );
      uses.push(taken);
      for (const use of taken) book(use, use.opening);
    }
    const last = act === 'undo' ? (uses.pop() ?? []) : [];
    for (const use of last) book(undoneUse(use), use.opening);
    if (act === 'waste' && first) {
      const wasted = { ...nothing, wastedUnits: vialUnits };
      book({ kind: 'wasted', unopened: 0, open: -1, ...wasted }, first.opening);
    }
    if (act === 'discard' && lot.unopened >= vials) {
      book({ kind: 'discarded', unopened: -vials, open: 0, ...nothing });
    }
  }
  return lot;
}
