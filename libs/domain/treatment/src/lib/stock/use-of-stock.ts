import { compareInstants, type CalendarDate } from '@glabella/domain/values';
import { wasteUnits } from '../dose';
import { isLotExpired, isPastUseBy } from '../lot';
import type { StockChange } from './ledger';
import { openRecallOf, type OpenRecall } from './recall';

/** Vials that were opened and reconstituted together, ahead of a session, and are not used up. */
export interface OpenVials {
  /** The ordinal of the entry that says so, unique within the lot. */
  readonly opening: number;
  /** ISO instant from which the label's clock runs. */
  readonly reconstitutedAt: string;
  /** mL per vial. */
  readonly diluentMl: number;
  readonly vials: number;
}

/** What a lot has for a session: whole vials, and vials that are open already. */
export interface LotOnHand {
  readonly unopened: number;
  readonly opened: readonly OpenVials[];
}

/** How a session says that its vials were prepared; null: not said. */
export interface Preparation {
  readonly reconstitutedAt: string | null;
  /** mL per vial. */
  readonly diluentMl: number | null;
}

/** What a session says of its vials. */
export interface VialsOfSession extends Preparation {
  readonly vialUnits: number;
  readonly vialsOpened: number;
  readonly injectedUnits: number;
}

/** What a session takes out of the ledger, and from which opening. */
export interface UseOfStock extends StockChange {
  readonly kind: 'used';
  readonly opening: number | null;
}

/**
 * The vials opened ahead that a session means: reconstituted at the very time that it states, with its diluent where
 * several were at once; each opening of that minute, the first one first.
 */
export function vialsMeant({ opened }: LotOnHand, session: Preparation): OpenVials[] {
  const { reconstitutedAt, diluentMl } = session;
  if (reconstitutedAt === null) return [];
  const ofThatTime = opened
    .filter((one) => one.vials > 0 && compareInstants(one.reconstitutedAt, reconstitutedAt) === 0)
    .sort((a, b) => a.opening - b.opening);
  const alike = ofThatTime.filter((one) => one.diluentMl === diluentMl);
  return alike.length > 0 ? alike : ofThatTime;
}

/** How many vials of the lot a session that was prepared like that may take. */
export function vialsAvailable(lot: LotOnHand, session: Preparation): number {
  return vialsMeant(lot, session).reduce((sum, { vials }) => sum + vials, lot.unopened);
}

/**
 * What a session takes, one entry for each opening: first the vials that it means of those opened ahead, then whole ones,
 * and what the lot does not have is `missing`. Whatever was not injected of them is waste. All units stand on the first
 * entry: nobody knows from which vial they came. Throws DoseOutOfRange.
 */
export function useOfStock(session: VialsOfSession, lot: LotOnHand): [UseOfStock, ...UseOfStock[]] {
  const { vialsOpened, vialUnits, injectedUnits } = session;
  const taken: { readonly opening: number; readonly open: number }[] = [];
  let wanted = vialsOpened;
  for (const { opening, vials } of vialsMeant(lot, session)) {
    const open = Math.min(vials, wanted);
    if (open > 0) taken.push({ opening, open });
    wanted -= open;
  }
  const fromShelf = Math.min(lot.unopened, wanted);
  const [first, ...further] = taken;
  return [
    {
      kind: 'used',
      opening: first?.opening ?? null,
      unopened: 0 - fromShelf,
      open: 0 - (first?.open ?? 0),
      missing: wanted - fromShelf,
      injectedUnits,
      wastedUnits: wasteUnits(vialsOpened, vialUnits, injectedUnits),
    },
    ...further.map(({ opening, open }) => ({
      kind: 'used' as const,
      opening,
      unopened: 0,
      open: -open,
      missing: 0,
      injectedUnits: 0,
      wastedUnits: 0,
    })),
  ];
}

/** The entry that takes a use back, as when its session is amended or voided. */
export function undoneUse(use: Omit<StockChange, 'kind'>): StockChange {
  return {
    kind: 'use-undone',
    unopened: 0 - use.unopened,
    open: 0 - use.open,
    missing: 0 - use.missing,
    injectedUnits: 0 - use.injectedUnits,
    wastedUnits: 0 - use.wastedUnits,
  };
}

/** A lot as it may be offered to a session. */
export interface OfferedLot extends LotOnHand {
  readonly productId: string;
  readonly lotNumber: string;
  readonly lotExpiresOn: CalendarDate;
  readonly vialUnits: number;
}

/** What a session that begins wants of a lot. */
export interface WantedLot {
  readonly productId: string;
  readonly vialUnits: number;
  readonly on: CalendarDate;
  /** The present, an ISO instant: vials opened ahead count while their use-by lasts. */
  readonly at: string;
  readonly useWithinHours: number | null;
  readonly recalls: readonly OpenRecall[];
}

/**
 * The lot that a session usually takes: of that product, in date on that day, not recalled, something usable on hand; of
 * the protocol's vial size before any other, and then the one that expires soonest. Undefined where there is none.
 */
export function usualLot<Lot extends OfferedLot>(
  lots: readonly Lot[],
  wanted: WantedLot,
): Lot | undefined {
  const fits = lots.filter(
    (lot) =>
      lot.productId === wanted.productId &&
      !isLotExpired(lot.lotExpiresOn, wanted.on) &&
      openRecallOf(wanted.recalls, lot) === null &&
      (lot.unopened > 0 ||
        oldestUsable(lot.opened, wanted.at, wanted.useWithinHours) !== undefined),
  );
  const bySize = (lot: Lot) => (lot.vialUnits === wanted.vialUnits ? 0 : 1);
  return fits.sort(
    (a, b) => bySize(a) - bySize(b) || a.lotExpiresOn.localeCompare(b.lotExpiresOn),
  )[0];
}

/** The vials opened ahead that may still be used, the oldest first; undefined where none waits within its use-by. */
export function oldestUsable(
  opened: readonly OpenVials[],
  at: string,
  useWithinHours: number | null,
): OpenVials | undefined {
  return opened
    .filter(
      ({ vials, reconstitutedAt }) =>
        vials > 0 &&
        compareInstants(reconstitutedAt, at) <= 0 &&
        (useWithinHours === null || !isPastUseBy(reconstitutedAt, at, useWithinHours)),
    )
    .sort((a, b) => compareInstants(a.reconstitutedAt, b.reconstitutedAt))[0];
}
