import { compareInstants, type CalendarDate } from '@glabella/domain/values';
import { wasteUnits } from '../dose';
import { isLotExpired, isPastUseBy } from '../lot';
import type { StockChange } from './ledger';

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

/** What a session says of its vials. */
export interface VialsOfSession {
  readonly vialUnits: number;
  readonly vialsOpened: number;
  readonly injectedUnits: number;
  readonly reconstitutedAt: string | null;
}

/** What a session takes out of the ledger, and from which opening. */
export interface UseOfStock extends StockChange {
  readonly kind: 'used';
  readonly opening: number | null;
}

/** The vials opened ahead that a session means: reconstituted at the very time that it states. */
export function vialsMeant(
  { opened }: LotOnHand,
  reconstitutedAt: string | null,
): OpenVials | null {
  if (reconstitutedAt === null) return null;
  const isMeant = (vials: OpenVials) =>
    vials.vials > 0 && compareInstants(vials.reconstitutedAt, reconstitutedAt) === 0;
  return opened.find(isMeant) ?? null;
}

/** How many vials of the lot a session with that time of reconstitution may take. */
export function vialsAvailable(lot: LotOnHand, reconstitutedAt: string | null): number {
  return lot.unopened + (vialsMeant(lot, reconstitutedAt)?.vials ?? 0);
}

/**
 * What a session takes: first the vials that were opened ahead at its own time of reconstitution, then whole ones, and
 * what the lot does not have is `missing`. Whatever was not injected of them is waste. Throws DoseOutOfRange.
 */
export function useOfStock(session: VialsOfSession, lot: LotOnHand): UseOfStock {
  const { vialsOpened, vialUnits, injectedUnits } = session;
  const meant = vialsMeant(lot, session.reconstitutedAt);
  const fromOpen = Math.min(meant?.vials ?? 0, vialsOpened);
  const fromShelf = Math.min(lot.unopened, vialsOpened - fromOpen);
  return {
    kind: 'used',
    opening: fromOpen > 0 && meant !== null ? meant.opening : null,
    unopened: 0 - fromShelf,
    open: 0 - fromOpen,
    missing: vialsOpened - fromOpen - fromShelf,
    injectedUnits,
    wastedUnits: wasteUnits(vialsOpened, vialUnits, injectedUnits),
  };
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
  readonly lotExpiresOn: CalendarDate;
  readonly vialUnits: number;
}

/**
 * The lot that a session usually takes: of that product, in date on that day, something on hand; of the protocol's vial
 * size before any other, and then the one that expires soonest. Undefined where there is none.
 */
export function usualLot<Lot extends OfferedLot>(
  lots: readonly Lot[],
  wanted: { readonly productId: string; readonly vialUnits: number; readonly on: CalendarDate },
): Lot | undefined {
  const fits = lots.filter(
    (lot) =>
      lot.productId === wanted.productId &&
      !isLotExpired(lot.lotExpiresOn, wanted.on) &&
      lot.unopened + lot.opened.reduce((sum, { vials }) => sum + vials, 0) > 0,
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
