import { compareDates, formatDate } from '@glabella/domain/values';
import { vialsAvailable, type LotOnHand } from '../stock/use-of-stock';
import { count, found, passed, type Finding } from './finding';
import { isVialsOpened } from './preparation-rules';
import { isGiven } from './timing';
import type { SessionCheckInput } from './session-check';

/** What the practice knows of the lot: whether it is recalled, and what the stock has of it. */
export function stockRules(input: SessionCheckInput): Finding[] {
  return [...recalled(input), ...onHand(input)];
}

/**
 * A lot under an open recall is not injected; what was injected is recorded with the reason. A session that was signed for
 * a day before the recall is corrected without one.
 */
function recalled(input: SessionCheckInput): Finding[] {
  const { recall, lotNumber, isAmendment, performedOn } = input;
  if (recall === null) return [];
  const isOlder =
    isAmendment && performedOn !== null && compareDates(performedOn, recall.startedOn) < 0;
  const severity = isOlder ? 'note' : isGiven(input) ? 'reason' : 'stop';
  const since = formatDate(recall.startedOn);
  const evidence = `Lot ${lotNumber?.trim()}: its recall is open since ${since}.`;
  return [found(severity, 'lot-recalled', 'Lot recalled', evidence)];
}

/**
 * The lot beside the practice's stock, where it is kept: on hand in enough vials, as it was received. What is not on hand
 * cannot be injected; what was injected is recorded with the reason.
 */
function onHand(input: SessionCheckInput): Finding[] {
  const { stock, product } = input;
  const number = input.lotNumber?.trim() ?? '';
  if (stock === null || product === null || number === '') return [];
  const severity = isGiven(input) ? 'reason' : 'stop';
  const { lot } = stock;
  if (lot === null) {
    const evidence = `Lot ${number} of ${product.name}: no vial on hand. Receive it, or choose another.`;
    return [found(severity, 'lot-not-on-hand', 'Lot not on hand', evidence)];
  }
  if (input.vialUnits !== null && input.vialUnits !== lot.vialUnits) {
    const evidence = `Lot ${number} was received in vials of ${lot.vialUnits} U; here stands ${input.vialUnits} U.`;
    return [found('stop', 'stock-vial-differs', 'Vial size differs from the stock', evidence)];
  }
  return [...expiry(input, lot.expiresOn), ...enough(input, lot, severity)];
}

function expiry({ lotNumber, lotExpiresOn }: SessionCheckInput, received: string): Finding[] {
  if (lotExpiresOn === null || lotExpiresOn === received) return [];
  const here = formatDate(lotExpiresOn);
  const evidence = `Lot ${lotNumber?.trim()} was received with expiry ${formatDate(received)}; here stands ${here}.`;
  return [found('acknowledge', 'stock-expiry-differs', 'Expiry differs from the stock', evidence)];
}

function enough(
  { vialsOpened, reconstitutedAt, diluentMl }: SessionCheckInput,
  lot: LotOnHand,
  severity: 'stop' | 'reason',
): Finding[] {
  if (vialsOpened === null || !isVialsOpened(vialsOpened)) return [];
  const available = vialsAvailable(lot, { reconstitutedAt, diluentMl });
  if (available >= vialsOpened) {
    return [
      passed('lot-on-hand', 'Lot on hand', `${count(available, 'vial')} before this session.`),
    ];
  }
  const evidence = `${count(available, 'vial')} on hand; the session opens ${vialsOpened}.`;
  return [found(severity, 'lot-short', 'Not enough vials on hand', evidence)];
}
