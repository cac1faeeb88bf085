import { DomainError } from '@glabella/domain/values';
import type { Instrument, SeverityBand } from './instrument';

/**
 * A total is no whole number within the range of the instrument; code
 * '<instrument>.total_out_of_range'.
 */
export class TotalOutOfRange extends DomainError {
  constructor(instrument: Instrument) {
    const { min, max } = instrument.range;
    super(
      `${instrument.id}.total_out_of_range`,
      `A ${instrument.name} total is a whole number from ${min} to ${max}.`,
      { min, max },
    );
  }
}

/** Throws TotalOutOfRange unless the total is a whole number within the range of the instrument. */
export function assertTotal(instrument: Instrument, total: number): void {
  const { min, max } = instrument.range;
  if (!Number.isInteger(total) || total < min || total > max) throw new TotalOutOfRange(instrument);
}

/** The published severity band of a total; throws TotalOutOfRange. */
export function severityBand(instrument: Instrument, total: number): SeverityBand {
  assertTotal(instrument, total);
  const band = instrument.bands.find(({ from, to }) => total >= from && total <= to);
  if (band === undefined) throw new TotalOutOfRange(instrument);
  return band;
}
