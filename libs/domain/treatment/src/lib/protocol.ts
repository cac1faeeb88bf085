import type { Citation } from '@glabella/domain/values';
import { glabella, type Area, type AreaId, type Side } from './area';
import type { Diagnosis } from './diagnoses';
import { totalUnits } from './dose';
import type { ProductId } from './product';
import { sortSites, type SessionSite } from './site';

/** The sex that decides a dose in the trials; 'other' and 'unknown' have no published dose. */
export type Sex = 'female' | 'male' | 'other' | 'unknown';

/** The codes of all sexes, for the schema of a message. */
export const sexes = ['female', 'male', 'other', 'unknown'] as const satisfies readonly Sex[];

/** Units by the patient's sex; a sex that is not named has no dose in the protocol. */
export type UnitsBySex = Readonly<Partial<Record<Sex, number>>>;

/** One site of a protocol with its starting units of each product; units of two products are never converted. */
export interface ProtocolSite {
  readonly muscle: AreaId;
  readonly side: Side;
  readonly units: Readonly<Partial<Record<ProductId, UnitsBySex>>>;
}

/** A product that a protocol has doses of, and how its vial is prepared; no diluent for a liquid. */
export interface ProtocolProduct {
  readonly productId: ProductId;
  readonly vialUnits: number;
  readonly diluentMl: number | null;
}

/** Days since the last toxin under which a session needs a reason or an acknowledgement. */
export interface IntervalRule {
  readonly reasonUnderDays: number;
  readonly acknowledgeUnderDays: number;
  readonly source: Citation;
}

/** What counts as a response: a fall by a share of the baseline, or by grades of a short scale. */
export type ResponseRule =
  | { readonly kind: 'percent-fall'; readonly instrument: string; readonly percent: number }
  | { readonly kind: 'grade-fall'; readonly instrument: string; readonly grades: number };

/** What a protocol says: indication, sites, doses, interval, visits, instruments, each with its source. */
export interface ProtocolContent {
  readonly name: string;
  readonly indication: string;
  readonly offLabel: boolean;
  /** What the patient consents to and the note prints; null when the indication is on the label. */
  readonly offLabelStatement: string | null;
  /** A region with a map of its own (`bodyRegions`), or the practice's name of another one. */
  readonly region: string;
  /** Where may be injected, in listing order. */
  readonly areas: readonly Area[];
  /** ICD-10-CM codes that it is for, with their names. */
  readonly diagnoses: readonly Diagnosis[];
  /** The first one is what a new session starts with. */
  readonly products: readonly ProtocolProduct[];
  readonly sites: readonly ProtocolSite[];
  /** Where the units per site come from, in words. */
  readonly splitNote: string;
  readonly interval: IntervalRule;
  readonly assumedEffectWeeks: number;
  /** Weeks after the first injection at which the instruments are due. */
  readonly visitWeeks: readonly number[];
  /** See `leadInstrument` for the one that visits are planned and counted by. */
  readonly instruments: readonly string[];
  readonly responseRule: ResponseRule;
  /** Which instructions of the practice's aftercare list are told, beside those told after every treatment. */
  readonly aftercare: readonly string[];
  readonly techniqueLimits: readonly string[];
  readonly sources: readonly Citation[];
}

/** What of a protocol decides when something is due and what counts as a response. */
export type CoursePlan = Pick<
  ProtocolContent,
  'interval' | 'visitWeeks' | 'instruments' | 'responseRule'
>;

/** One version of a treatment as data. A course keeps the version that it started with. */
export interface TreatmentProtocol extends ProtocolContent {
  readonly id: string;
  /** 1 for the first. */
  readonly version: number;
}

/** Which version of which protocol a record names. */
export interface ProtocolRef {
  readonly protocolId: string;
  readonly protocolVersion: number;
}

/** The version that a record names; undefined where it is not among those. */
export function protocolOf<Protocol extends Pick<TreatmentProtocol, 'id' | 'version'>>(
  protocols: readonly Protocol[],
  { protocolId, protocolVersion }: ProtocolRef,
): Protocol | undefined {
  return protocols.find(({ id, version }) => id === protocolId && version === protocolVersion);
}

/** How the protocol prepares a product; undefined where it has no doses of it. */
export function protocolProduct(
  { products }: Pick<ProtocolContent, 'products'>,
  productId: string | null,
): ProtocolProduct | undefined {
  return products.find((product) => product.productId === productId);
}

/** The product that a new session starts with. */
export function firstProduct({ products }: Pick<ProtocolContent, 'products'>): ProtocolProduct {
  const [first] = products;
  if (first === undefined) throw new Error('A protocol without a product');
  return first;
}

/** The protocol's units of a product for a site and sex; null where the protocol has no dose. */
export function protocolUnits(
  site: Pick<ProtocolSite, 'units'>,
  productId: string | null,
  sex: Sex,
): number | null {
  const byProduct: Readonly<Partial<Record<string, UnitsBySex>>> = site.units;
  return byProduct[productId ?? '']?.[sex] ?? null;
}

/** The protocol's total of a product for a sex, the sum of its sites; null where one of them has no dose. */
export function protocolTotal(
  { sites }: Pick<ProtocolContent, 'sites'>,
  productId: string | null,
  sex: Sex,
): number | null {
  const units = sites.map((site) => protocolUnits(site, productId, sex));
  if (units.length === 0 || units.includes(null)) return null;
  return totalUnits(units.map((one) => ({ units: one })));
}

/**
 * The protocol's units of a product for one side and sex, the sum of the sites there; null where it has no site there, or one of
 * them has no dose.
 */
export function protocolSideTotal(
  { sites }: Pick<ProtocolContent, 'sites'>,
  side: Side,
  productId: string | null,
  sex: Sex,
): number | null {
  return protocolTotal({ sites: sites.filter((site) => site.side === side) }, productId, sex);
}

const sexGroups: Readonly<Record<Sex, string>> = {
  female: 'women',
  male: 'men',
  other: 'others',
  unknown: 'sex not known',
};

/** A total of a protocol and for whom it is, in words: 'women', or 'everybody'. */
export interface ProtocolDose {
  readonly units: number;
  readonly group: string;
}

/** Every total of a product that the protocol has: one for everybody where all sexes have the same. */
export function protocolDoses(
  protocol: Pick<ProtocolContent, 'sites'>,
  productId: string | null,
): ProtocolDose[] {
  const doses = sexes.flatMap((sex) => {
    const units = protocolTotal(protocol, productId, sex);
    return units === null ? [] : [{ units, group: sexGroups[sex] }];
  });
  const [first] = doses;
  const isForAll =
    doses.length === sexes.length && doses.every(({ units }) => units === first?.units);
  return isForAll && first ? [{ units: first.units, group: 'everybody' }] : doses;
}

/** '29 U for women, 39 U for men'; empty without any. */
export function dosesInWords(doses: readonly ProtocolDose[], between = ', '): string {
  return doses.map(({ units, group }) => `${units} U for ${group}`).join(between);
}

/** The sites of a new session: the protocol's, with its units of the product or, without a dose, empty. */
export function prefillSites(
  protocol: Pick<ProtocolContent, 'sites' | 'areas' | 'products'>,
  sex: Sex,
  productId: string | null = firstProduct(protocol).productId,
): SessionSite[] {
  return sortSites(protocol.sites, protocol.areas).map((site) => ({
    muscle: site.muscle,
    side: site.side,
    units: protocolUnits(site, productId, sex),
  }));
}

/** The name of a diagnosis as the protocol has it; undefined for a code that it is not for. */
export function diagnosisOf(
  { diagnoses }: Pick<ProtocolContent, 'diagnoses'>,
  code: string,
): Diagnosis | undefined {
  return diagnoses.find((diagnosis) => diagnosis.code === code);
}

/** The weeks after the first injection in which a protocol asks for an instrument; none without a protocol. */
export function plannedWeeksOf(
  protocol: Pick<ProtocolContent, 'instruments' | 'visitWeeks'> | null | undefined,
  instrumentId: string,
): readonly number[] {
  return protocol?.instruments.includes(instrumentId) ? protocol.visitWeeks : [];
}

const primary = 'phq9';

/** The instrument that planned visits and the caseload go by: the PHQ-9 where the protocol asks for it, else its first. */
export function leadInstrument({ instruments }: Pick<ProtocolContent, 'instruments'>): string {
  return instruments.includes(primary) ? primary : (instruments[0] ?? primary);
}

/** Whether a session rates the frown: where the frown muscles are what is treated. */
export function isFrownRated({ region }: Pick<ProtocolContent, 'region'>): boolean {
  return region === glabella.id;
}
