import type { SessionContext, SessionDraftBody } from '@glabella/contracts';
import {
  DoseOutOfRange,
  firstProduct,
  dosesInWords,
  protocolDoses,
  protocolTotal,
  readyMlPerVial,
  unitsPerTenthMl,
  useUntil,
  volumeMl,
  wasteUnits,
  findProduct,
  type Product,
} from '@glabella/domain/treatment';
import { unitsEntered } from '../facts/session-facts';

/** The sum of the units in words: '29 U', '22 U so far' while a site has none, and what to do where none can be made. */
export function totalWords({
  totalUnits,
  isWhole,
}: Pick<DoseFigures, 'totalUnits' | 'isWhole'>): string {
  if (totalUnits === null) return 'units to correct';
  return isWhole ? `${totalUnits} U` : `${totalUnits} U so far`;
}

/** Everything the editor computes from what was entered; null where it cannot be computed yet. */
export interface DoseFigures {
  /** The exact sum of the units entered so far. */
  readonly totalUnits: number | null;
  /** Whether every site has its units: half a sum is no dose. */
  readonly isWhole: boolean;
  readonly unitsPerTenthMl: number | null;
  /** mL of each site, in the order of the sites. */
  readonly volumes: readonly (number | null)[];
  readonly totalMl: number | null;
  /** What the opened vials hold beyond the sites; negative when more is entered than was opened. */
  readonly wasteUnits: number | null;
  /** The ISO instant until which the reconstituted vial may be used. */
  readonly useUntil: string | null;
}

/** The figures beside the form, of the product as the practice has it: concentration, volumes, total, waste, use-by. */
export function doseFigures(body: SessionDraftBody, product: Product | null): DoseFigures {
  const { vialUnits, vialsOpened, sites } = body;
  const total = unitsEntered(sites);
  const ready = orNull(() => mlPerVial(body, product));
  const volume = (units: number | null): number | null =>
    orNull(() =>
      units === null || vialUnits === null || ready === null
        ? null
        : volumeMl(units, vialUnits, ready),
    );
  return {
    totalUnits: total,
    isWhole: sites.every(({ units }) => units !== null),
    unitsPerTenthMl: orNull(() =>
      vialUnits === null || ready === null ? null : unitsPerTenthMl(vialUnits, ready),
    ),
    volumes: sites.map(({ units }) => volume(units)),
    totalMl: volume(total),
    wasteUnits: orNull(() =>
      vialUnits === null || vialsOpened === null || total === null
        ? null
        : wasteUnits(vialsOpened, vialUnits, total),
    ),
    useUntil: usableUntil(body, product),
  };
}

function mlPerVial(body: SessionDraftBody, product: Product | null): number | null {
  if (product === null || body.vialUnits === null) return body.diluentMl;
  return readyMlPerVial(product, body.vialUnits, body.diluentMl);
}

function usableUntil(
  { reconstitutedAt }: SessionDraftBody,
  product: Product | null,
): string | null {
  const hours = product?.useWithinHours ?? null;
  return reconstitutedAt === null || hours === null ? null : useUntil(reconstitutedAt, hours);
}

/** Half-typed numbers that no dose can be computed from leave the figure empty. */
function orNull<T>(compute: () => T | null): T | null {
  try {
    return compute();
  } catch (error) {
    if (error instanceof DoseOutOfRange) return null;
    throw error;
  }
}

const groupWords: Partial<Record<SessionContext['patient']['sex'], string>> = {
  female: 'women',
  male: 'men',
};

/** The protocol's dose for this patient beside the label's, in words: 'Protocol dose for women: 29 U.' */
export function protocolDoseLine(
  { protocol, patient }: Pick<SessionContext, 'protocol' | 'patient'>,
  productId: string | null,
): string {
  const { sex } = patient;
  const planned = productId ?? firstProduct(protocol).productId;
  const doses = protocolDoses(protocol, planned);
  if (doses.length === 0) return 'The protocol has no dose of this product.';
  const dose = protocolTotal(protocol, planned, sex);
  const product = productId === null ? undefined : findProduct(productId);
  const label = product?.labelledDoses.find(({ region }) => region === protocol.region);
  const above = label && (dose ?? doses[0]?.units ?? 0) > label.totalUnits;
  return [
    dose === null
      ? `The protocol has ${dosesInWords(doses, ' and ')}, no dose for this patient.`
      : `Protocol dose for ${groupWords[sex] ?? 'this patient'}: ${dose} U.`,
    ...(above ? [`The protocol’s dose exceeds the labelled ${label.totalUnits} U.`] : []),
  ].join(' ');
}
