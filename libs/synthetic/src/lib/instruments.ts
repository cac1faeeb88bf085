import { findInstrument, type Instrument } from '@glabella/domain/instruments';

/** The instrument of that id; a generator that names an unknown one is broken and says so. */
export function instrumentOrThrow(id: string): Instrument {
  const instrument = findInstrument(id);
  if (!instrument) throw new Error(`No instrument ${id}`);
  return instrument;
}
