import { findInstrument } from '@glabella/domain/instruments';
import {
  aftercareText,
  findProduct,
  findRegion,
  plannedAftercare,
  protocolTotal,
  protocolUnits,
  sexes,
  siteLabel,
  sortSites,
  type AftercareList,
  type ProtocolContent,
  type ProtocolProduct,
  type Sex,
} from '@glabella/domain/treatment';

const instrumentName = (id: string): string => findInstrument(id)?.name ?? id;

/** 'A fall of PHQ-9 by 50 % of the baseline', 'A fall of HDSS by 2 grades'. */
export function responseWords({ responseRule }: Pick<ProtocolContent, 'responseRule'>): string {
  const name = instrumentName(responseRule.instrument);
  return responseRule.kind === 'percent-fall'
    ? `${name} better by ${responseRule.percent} % of the baseline`
    : `${name} better by ${responseRule.grades} ${responseRule.grades === 1 ? 'grade' : 'grades'}`;
}

/** 'PHQ-9 in weeks 2, 6, 12'. */
export function measureWords({
  instruments,
  visitWeeks,
}: Pick<ProtocolContent, 'instruments' | 'visitWeeks'>): string {
  return `${instruments.map(instrumentName).join(', ')} in weeks ${visitWeeks.join(', ')}`;
}

/** 'onabotulinumtoxinA, 100 U vial in 2.5 mL'. */
export function productWords({ productId, vialUnits, diluentMl }: ProtocolProduct): string {
  const name = findProduct(productId)?.name ?? productId;
  return `${name}, ${vialUnits} U vial${diluentMl === null ? '' : ` in ${diluentMl} mL`}`;
}

/** 'Glabella', or the practice's name of another region. */
export function regionWords({ region }: Pick<ProtocolContent, 'region'>): string {
  return findRegion(region)?.label ?? region;
}

/** What patients are told afterwards, in full, as the practice's list has it. */
export function toldWords(
  { aftercare }: Pick<ProtocolContent, 'aftercare'>,
  list: AftercareList,
): string[] {
  return plannedAftercare(list, aftercare).map(aftercareText);
}

/** The doses of one product as a table: a column for each group with a dose, one for everybody where all have the same. */
export interface DoseTable {
  readonly product: string;
  readonly groups: readonly string[];
  readonly rows: readonly { readonly label: string; readonly units: readonly string[] }[];
  readonly totals: readonly string[];
}

const groupLabels: Readonly<Record<Sex, string>> = {
  female: 'Women',
  male: 'Men',
  other: 'Others',
  unknown: 'Sex not known',
};

/** The dose tables of a protocol, one for each product. */
export function doseTables(protocol: ProtocolContent): DoseTable[] {
  return protocol.products.map((product) => {
    const { productId } = product;
    const dosed = sexes.filter((sex) => protocolTotal(protocol, productId, sex) !== null);
    const isForAll = isTheSameForAll(protocol, productId, dosed);
    const shown = isForAll ? dosed.slice(0, 1) : dosed;
    return {
      product: productWords(product),
      groups: isForAll ? ['Everybody'] : shown.map((sex) => groupLabels[sex]),
      rows: sortSites(protocol.sites, protocol.areas).map((site) => ({
        label: siteLabel(site.muscle, site.side),
        units: shown.map((sex) => `${protocolUnits(site, productId, sex) ?? '–'} U`),
      })),
      totals: shown.map((sex) => `${protocolTotal(protocol, productId, sex) ?? '–'} U`),
    };
  });
}

/** Whether every sex has the same units at every site. */
export function isTheSameForAll(
  { sites }: Pick<ProtocolContent, 'sites'>,
  productId: string,
  dosed: readonly Sex[] = sexes,
): boolean {
  if (dosed.length < sexes.length) return false;
  return sites.every((site) => {
    const [first, ...others] = sexes.map((sex) => protocolUnits(site, productId, sex));
    return others.every((units) => units === first);
  });
}
