import { DomainError } from '@glabella/domain/values';
import type { Product } from './product';
import type { SessionSite } from './site';

/** A unit, vial or volume that cannot be computed with; code 'treatment.dose_out_of_range'. */
export class DoseOutOfRange extends DomainError {
  constructor(field: 'units' | 'vialUnits' | 'diluentMl' | 'volumeMl') {
    super('treatment.dose_out_of_range', `A dose cannot be computed from this ${field}.`, {
      field,
    });
  }
}

/** The ranges a form and a message accept; a session within them is judged by its checks. */
export const doseLimits = {
  siteUnits: { min: 0.01, max: 500, decimals: 2 },
  vialUnits: { min: 1, max: 1000, decimals: 2 },
  vialsOpened: { min: 1, max: 20 },
  diluentMl: { min: 0.1, max: 20, decimals: 3 },
  unitsDrawn: { min: 0.01, max: 20_000, decimals: 2 },
} as const;

// Sums and quotients are taken of integers: 0.1 U + 0.2 U must be 0.3 U on every screen.
function scaled(value: number, perOne: number): number | null {
  const whole = Math.round(value * perOne);
  const isExact = Number.isSafeInteger(whole) && Math.abs(value * perOne - whole) < 1e-6;
  return isExact ? whole : null;
}

function positive(
  value: number,
  perOne: number,
  field: ConstructorParameters<typeof DoseOutOfRange>[0],
): number {
  const whole = scaled(value, perOne);
  if (whole === null || whole <= 0) throw new DoseOutOfRange(field);
  return whole;
}

function notNegative(
  value: number,
  perOne: number,
  field: ConstructorParameters<typeof DoseOutOfRange>[0],
): number {
  const whole = scaled(value, perOne);
  if (whole === null || whole < 0) throw new DoseOutOfRange(field);
  return whole;
}

function roundedQuotient(numerator: number, denominator: number): number {
  return Math.floor((2 * numerator + denominator) / (2 * denominator));
}

/** Whether units are finite and have at most 2 decimals, so that a sum of them is exact. */
export function isExactUnits(units: number): boolean {
  return scaled(units, 100) !== null;
}

/**
 * Units as whole hundredths; throws DoseOutOfRange for a negative, a third decimal, not a number.
 */
export function hundredthsOf(units: number): number {
  return notNegative(units, 100, 'units');
}

/** The exact sum in units of the sites; sites without units add nothing. Throws DoseOutOfRange. */
export function totalUnits(sites: readonly Pick<SessionSite, 'units'>[]): number {
  const sum = sites.reduce(
    (hundredths, { units }) => hundredths + (units === null ? 0 : hundredthsOf(units)),
    0,
  );
  return sum / 100;
}

/** Units per mL of a vial with that much diluent, to 3 decimals; throws DoseOutOfRange. */
export function unitsPerMl(vialUnits: number, diluentMl: number): number {
  const vial = positive(vialUnits, 100, 'vialUnits');
  const diluent = positive(diluentMl, 1000, 'diluentMl');
  return roundedQuotient(vial * 10_000, diluent) / 1000;
}

/** Units per 0.1 mL, as injectors say it, to 3 decimals; throws DoseOutOfRange. */
export function unitsPerTenthMl(vialUnits: number, diluentMl: number): number {
  const vial = positive(vialUnits, 100, 'vialUnits');
  const diluent = positive(diluentMl, 1000, 'diluentMl');
  return roundedQuotient(vial * 1000, diluent) / 1000;
}

/** The volume in mL that holds these units, to 3 decimals, half up; throws DoseOutOfRange. */
export function volumeMl(units: number, vialUnits: number, diluentMl: number): number {
  const dose = hundredthsOf(units);
  const vial = positive(vialUnits, 100, 'vialUnits');
  const diluent = positive(diluentMl, 1000, 'diluentMl');
  return roundedQuotient(dose * diluent, vial) / 1000;
}

/** The units in a volume in mL, to 2 decimals, half up; throws DoseOutOfRange. */
export function unitsInVolume(volume: number, vialUnits: number, diluentMl: number): number {
  const thousandths = notNegative(volume, 1000, 'volumeMl');
  const vial = positive(vialUnits, 100, 'vialUnits');
  const diluent = positive(diluentMl, 1000, 'diluentMl');
  return roundedQuotient(thousandths * vial, diluent) / 100;
}

/**
 * What the opened vials hold beyond the injected units: the waste of single-dose vials, in units;
 * negative when more was injected than opened. Throws DoseOutOfRange.
 */
export function wasteUnits(vialsOpened: number, vialUnits: number, injectedUnits: number): number {
  const opened = vialsOpened * positive(vialUnits, 100, 'vialUnits');
  return (opened - hundredthsOf(injectedUnits)) / 100;
}

/**
 * mL in one vial ready to inject: the diluent of a powder, the content of a liquid; null if
 * unknown.
 */
export function readyMlPerVial(
  product: Pick<Product, 'form' | 'liquidUnitsPerMl'>,
  vialUnits: number,
  diluentMl: number | null,
): number | null {
  if (product.form === 'powder') return diluentMl;
  if (product.liquidUnitsPerMl === null) return null;
  const vial = positive(vialUnits, 100, 'vialUnits');
  return roundedQuotient(vial * 1000, Math.round(product.liquidUnitsPerMl * 100)) / 1000;
}

/** A volume as it stands in a table: '0.175'. */
export function formatVolume(volume: number): string {
  return volume.toFixed(3);
}
