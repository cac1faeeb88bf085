import { doseLimits } from '@glabella/domain/treatment';
import { numberReading } from './reading';

/** The numbers of a session as they are typed; the ranges are the domain's. */
export const sessionReadings = {
  siteUnits: numberReading({ ...doseLimits.siteUnits, unit: 'U' }),
  vialUnits: numberReading({ ...doseLimits.vialUnits, unit: 'U' }),
  vialsOpened: numberReading(doseLimits.vialsOpened),
  diluentMl: numberReading({ ...doseLimits.diluentMl, unit: 'mL' }),
  unitsDrawn: numberReading({ ...doseLimits.unitsDrawn, unit: 'U' }),
  unitsElsewhere: numberReading({ min: 0.01, max: 2000, decimals: 2, unit: 'U' }),
} as const;
