import type { SessionStockContext } from '@glabella/contracts';
import { isPastUseBy, protocolProduct, type TreatmentProtocol } from '@glabella/domain/treatment';
import type { RecentLot } from '../inputs/lot-box';

type StockedLot = SessionStockContext['lots'][number];

/** By what the vials of a lot are judged: hours of their use-by, and the injection. Null: not known. */
export interface UseOfLots {
  readonly performedAt: string | null;
  readonly hoursOf: (productId: string) => number | null;
}

const vials = (count: number) => (count === 1 ? '1 vial' : `${count} vials`);

/**
 * The lots of the stock as the box for a lot offers them: vials that were opened ahead first, with their own dilution and
 * time, then whole ones with the protocol's concentration.
 */
export function lotsOnHand(
  { lots }: SessionStockContext,
  protocol: TreatmentProtocol | null,
  use: UseOfLots,
): RecentLot[] {
  return lots.flatMap((lot) => [...openedAhead(lot, use), ...whole(lot, protocol)]);
}

function openedAhead(
  { opened, ...lot }: StockedLot,
  { performedAt, hoursOf }: UseOfLots,
): RecentLot[] {
  const hours = hoursOf(lot.productId);
  const isPast = (madeAt: string) =>
    hours !== null && performedAt !== null && isPastUseBy(madeAt, performedAt, hours);
  return opened
    .filter((waiting) => waiting.vials > 0)
    .map(({ diluentMl, reconstitutedAt, vials: count }) => ({
      ...labelOf(lot),
      diluentMl,
      reconstitutedAt,
      onHand: `${vials(count)} opened`,
      isPastUseBy: isPast(reconstitutedAt),
    }));
}

function whole(lot: StockedLot, protocol: TreatmentProtocol | null): RecentLot[] {
  if (lot.unopened === 0) return [];
  const diluentMl = diluentOf(lot, protocol);
  const onHand = `${vials(lot.unopened)} on hand`;
  return [{ ...labelOf(lot), diluentMl, reconstitutedAt: null, onHand }];
}

function labelOf({
  productId,
  lotNumber,
  lotExpiresOn,
  vialUnits,
}: Omit<StockedLot, 'opened' | 'unopened'>) {
  return { productId, lotNumber, lotExpiresOn, vialUnits };
}

/** As much as gives the protocol's concentration in this vial; null for a product of another protocol. */
function diluentOf(lot: StockedLot, protocol: TreatmentProtocol | null): number | null {
  const planned = protocol && protocolProduct(protocol, lot.productId);
  if (!planned || planned.diluentMl === null) return null;
  return Math.round((1000 * planned.diluentMl * lot.vialUnits) / planned.vialUnits) / 1000;
}
