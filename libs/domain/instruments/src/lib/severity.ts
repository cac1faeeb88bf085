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
      `A total of the ${instrument.name} is a whole number from ${min} to ${max}.`,
      { min, max },
    );
  }
}

/** Throws TotalOutOfRange unless the total is a whole number within the range of the instrument. */
export function assertTotal(instrument: Instrument, total: number): void {
  const { min, max } = instrument.range;
  if (!Number.isInteger(total) || total < min || total > max) throw new TotalOutOfRange(instrument);
}

/** The published severity band of a total; null where no author published any. Throws TotalOutOfRange. */
export function findSeverityBand(instrument: Instrument, total: number): SeverityBand | null {
  assertTotal(instrument, total);
  return instrument.bands.find(({ from, to }) => total >= from && total <= to) ?? null;
}

/** The severity band of a total of an instrument that has bands; throws TotalOutOfRange. */
export function severityBand(instrument: Instrument, total: number): SeverityBand {
  const band = findSeverityBand(instrument, total);
  if (band === null) throw new TotalOutOfRange(instrument);
  return band;
}
