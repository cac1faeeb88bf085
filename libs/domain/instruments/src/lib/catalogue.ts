import { gad7 } from './gad7';
import type { Instrument } from './instrument';
import { phq9 } from './phq9';

/** Every instrument the product can score, the primary one first. */
export const instruments: readonly Instrument[] = [phq9, gad7];

/** The instrument with this id ('phq9', 'gad7'), or undefined when the product does not know it. */
export function findInstrument(id: string): Instrument | undefined {
  return instruments.find((instrument) => instrument.id === id);
}
