import { addMonths, compareDates, type CalendarDate } from '@glabella/domain/values';
import type { PreviousToxin } from './checks/session-check';
import { hundredthsOf } from './dose';

/** The toxin of a rolling window that starts after one day and ends with another. */
export interface RollingUnits {
  /** The window is open at its start: a dose on this day no longer counts. */
  readonly after: CalendarDate;
  readonly through: CalendarDate;
  /** The exact sum of the known units of the product asked for. */
  readonly units: number;
  /** Doses of that product whose units nobody knows; they are in no sum. */
  readonly unknownUnits: readonly PreviousToxin[];
  /**
   * Doses of another or of an unknown product; units are not interchangeable, so in no sum either.
   */
  readonly otherProducts: readonly PreviousToxin[];
}

/** The months of the rolling window where a product's label gives none. */
export const defaultRollingMonths = 3;

/**
 * The units of one product in (on - months, on], calendar months, elsewhere's doses included; the
 * session itself is not in `previous`. Throws DoseOutOfRange for units that cannot be summed.
 */
export function rollingUnits(
  previous: readonly PreviousToxin[],
  on: CalendarDate,
  productId: string,
  months: number = defaultRollingMonths,
): RollingUnits {
  const after = addMonths(on, -months);
  const inWindow = previous.filter(
    (toxin) => compareDates(toxin.on, after) > 0 && compareDates(toxin.on, on) <= 0,
  );
  const ofProduct = inWindow.filter((toxin) => toxin.productId === productId);
  const hundredths = ofProduct.reduce(
    (sum, { units }) => sum + (units === null ? 0 : hundredthsOf(units)),
    0,
  );
  return {
    after,
    through: on,
    units: hundredths / 100,
    unknownUnits: ofProduct.filter(({ units }) => units === null),
    otherProducts: inWindow.filter((toxin) => toxin.productId !== productId),
  };
}
