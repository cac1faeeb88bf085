import { checkIn } from './check-in';
import { bdi2, hamd17, hdss, madrs, qidsSr16 } from './entered-totals';
import { gad7 } from './gad7';
import type { Instrument } from './instrument';
import { phq9 } from './phq9';

/** Every instrument the product knows, the primary one first. */
export const instruments: readonly Instrument[] = [
  phq9,
  gad7,
  madrs,
  hamd17,
  bdi2,
  qidsSr16,
  checkIn,
  hdss,
];

/** The instrument with this id ('phq9', 'madrs'), or undefined when the product does not know it. */
export function findInstrument(id: string): Instrument | undefined {
  return instruments.find((instrument) => instrument.id === id);
}
