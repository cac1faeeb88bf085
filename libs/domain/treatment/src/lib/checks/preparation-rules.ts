import { doseLimits, unitsPerTenthMl } from '../dose';
import { protocolProduct } from '../protocol';
import { found, missing, type Finding } from './finding';
import type { SessionCheckInput } from './session-check';

/**
 * Vial, its seal, number of vials and dilution: missing, impossible, unknown to the label or the protocol.
 */
export function preparationRules(input: SessionCheckInput): Finding[] {
  return [...vial(input), ...seal(input), ...opened(input), ...diluent(input), ...dilution(input)];
}

function vial({ vialUnits, product }: SessionCheckInput): Finding[] {
  if (vialUnits === null) return [missing('vial-missing', 'Vial size missing')];
  if (!isVialUnits(vialUnits)) {
    const { min, max } = doseLimits.vialUnits;
    const evidence = `A vial holds ${min} to ${max} U.`;
    return [found('stop', 'vial-impossible', 'Vial size impossible', evidence)];
  }
  if (product === null || product.vialUnits.includes(vialUnits)) return [];
  const sizes = product.vialUnits.length === 0 ? 'none' : product.vialUnits.join(', ');
  const evidence = `${vialUnits} U; sizes stored for ${product.brand}: ${sizes}.`;
  return [found('acknowledge', 'vial-size-unlabelled', 'Vial size not on the label', evidence)];
}

/** What was not looked at is not recorded, and is not called broken. */
function seal({ sealIntact }: SessionCheckInput): Finding[] {
  if (sealIntact !== false) return [];
  const evidence =
    'A broken seal or a missing hologram is a sign of a counterfeit: keep vial and carton, ask the manufacturer.';
  return [found('acknowledge', 'seal-not-intact', 'Seal or hologram not intact', evidence)];
}

function opened({ vialsOpened }: SessionCheckInput): Finding[] {
  if (vialsOpened === null) return [missing('vials-opened-missing', 'Number of vials missing')];
  if (isVialsOpened(vialsOpened)) return [];
  const { min, max } = doseLimits.vialsOpened;
  const evidence = `Whole vials are opened, ${min} to ${max} of them.`;
  return [found('stop', 'vials-opened-impossible', 'Number of vials impossible', evidence)];
}

function diluent({ diluentMl, product }: SessionCheckInput): Finding[] {
  if (product?.form === 'liquid') return [];
  if (diluentMl === null) return [missing('diluent-missing', 'Diluent missing')];
  if (isDiluentMl(diluentMl)) return [];
  const { min, max } = doseLimits.diluentMl;
  const evidence = `Between ${min} and ${max} mL per vial, to 3 decimals.`;
  return [found('stop', 'diluent-impossible', 'Diluent impossible', evidence)];
}

function dilution({ product, protocol, vialUnits, diluentMl }: SessionCheckInput): Finding[] {
  const planned = protocolProduct(protocol, product?.id ?? null);
  if (product?.form !== 'powder' || !planned || planned.diluentMl === null) return [];
  if (vialUnits === null || !isVialUnits(vialUnits)) return [];
  if (diluentMl === null || !isDiluentMl(diluentMl)) return [];
  const ours = unitsPerTenthMl(vialUnits, diluentMl);
  const theirs = unitsPerTenthMl(planned.vialUnits, planned.diluentMl);
  if (ours === theirs) return [];
  const mixed = `${vialUnits} U in ${diluentMl} mL is ${ours} U per 0.1 mL`;
  const evidence = `${mixed}; the protocol has ${theirs}.`;
  return [
    found('acknowledge', 'dilution-differs', 'Dilution differs', evidence, product.sources[0]),
  ];
}

/** Whether the vial size can be computed with. */
export function isVialUnits(vialUnits: number): boolean {
  return within(vialUnits, doseLimits.vialUnits) && hasDecimals(vialUnits, 2);
}

/** Whether whole vials were opened. */
export function isVialsOpened(vialsOpened: number): boolean {
  return within(vialsOpened, doseLimits.vialsOpened) && Number.isInteger(vialsOpened);
}

/** Whether the volume of diluent can be computed with. */
export function isDiluentMl(diluentMl: number): boolean {
  return within(diluentMl, doseLimits.diluentMl) && hasDecimals(diluentMl, 3);
}

function within(value: number, range: { readonly min: number; readonly max: number }): boolean {
  return value >= range.min && value <= range.max;
}

function hasDecimals(value: number, atMost: number): boolean {
  const shifted = value * 10 ** atMost;
  return Math.abs(shifted - Math.round(shifted)) < 1e-6;
}
