import { formatDate, formatDateTime } from '@glabella/domain/values';
import {
  formatVolume,
  readyMlPerVial,
  totalUnits,
  unitsPerTenthMl,
  volumeMl,
  wasteUnits,
} from '../dose';
import { siteLabel } from '../area';
import { sortSites } from '../site';
import type { ProcedureNoteFacts } from './note-facts';
import { asColumns, asOneLine, type NoteSection } from './text-lines';

/** Product, lot, expiry, vials with their seal, dilution and concentration, who prepared it, and what was drawn up. */
export function productSection(facts: ProcedureNoteFacts): NoteSection {
  const { product, vialUnits, vialsOpened, lotNumber, lotExpiresOn } = facts;
  return {
    heading: 'Product',
    lines: [
      `${product.name} (${product.brand})`,
      `Lot ${asOneLine(lotNumber)}, use through ${formatDate(lotExpiresOn)}`,
      `Opened: ${vialsOpened} x ${vialUnits} U, single-dose`,
      `Seal and hologram: ${sealWords(facts)}`,
      ...preparation(facts),
      ...preparedBy(facts),
      `Drawn up: ${facts.unitsDrawn === null ? 'not recorded' : `${facts.unitsDrawn} U`}`,
    ],
  };
}

function sealWords({ sealIntact }: ProcedureNoteFacts): string {
  if (sealIntact === null) return 'not recorded';
  return sealIntact ? 'intact' : 'NOT INTACT';
}

function preparation(facts: ProcedureNoteFacts): string[] {
  const { product, diluentMl, reconstitutedAt, timeZone, vialUnits } = facts;
  const mlPerVial = readyMlPerVial(product, vialUnits, diluentMl);
  if (mlPerVial === null) return ['Dilution: not recorded'];
  const concentration = `${unitsPerTenthMl(vialUnits, mlPerVial)} U per 0.1 mL`;
  if (product.form === 'liquid') return [`Liquid, ${concentration}`];
  const at =
    reconstitutedAt === null ? 'time not recorded' : formatDateTime(reconstitutedAt, timeZone);
  return [
    `Diluent: ${mlPerVial} mL preservative-free 0.9 % saline per vial: ${concentration}`,
    `Reconstituted: ${at}`,
  ];
}

function preparedBy({ product, reconstitutedByName: name }: ProcedureNoteFacts): string[] {
  if (name !== null) return [`Reconstituted by: ${asOneLine(name)}`];
  return product.form === 'liquid' ? [] : ['Reconstituted by: not recorded'];
}

/** Every site with units and mL, the total, and the waste of the opened vials. */
export function sitesSection(facts: ProcedureNoteFacts): NoteSection {
  const { sites, product, vialUnits, vialsOpened, diluentMl } = facts;
  const mlPerVial = readyMlPerVial(product, vialUnits, diluentMl);
  const volume = (units: number): string =>
    mlPerVial === null ? 'not known' : formatVolume(volumeMl(units, vialUnits, mlPerVial));
  const total = totalUnits(sites);
  const rows = sortSites(sites, facts.protocol.areas).map(({ muscle, side, units }) => [
    siteLabel(muscle, side),
    units === null ? 'not entered' : String(units),
    units === null ? '' : volume(units),
  ]);
  return {
    heading: 'Sites (the patient’s left and right)',
    lines: [
      ...asColumns([['Site', 'Units', 'mL'], ...rows, ['Total', String(total), volume(total)]]),
      `Waste: ${wasteUnits(vialsOpened, vialUnits, total)} U`,
    ],
  };
}
