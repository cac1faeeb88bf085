import type { Citation } from '@glabella/domain/values';
import type { AftercareId } from './aftercare';
import type { BodyRegion, Muscle, Side } from './muscle';
import type { ProductId } from './product';
import { sortSites, type SessionSite } from './site';

/** The sex that decides a dose in the trials; 'other' and 'unknown' have no published dose. */
export type Sex = 'female' | 'male' | 'other' | 'unknown';

/** The codes of all sexes, for the schema of a message. */
export const sexes = ['female', 'male', 'other', 'unknown'] as const satisfies readonly Sex[];

/** Units by the patient's sex; a sex that is not named has no dose in the protocol. */
export interface UnitsBySex {
  readonly female: number;
  readonly male: number;
  readonly other?: number;
  readonly unknown?: number;
}

/** One site of a protocol with its starting units. */
export interface ProtocolSite {
  readonly muscle: Muscle;
  readonly side: Side;
  readonly units: UnitsBySex;
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

/**
 * A treatment as data: indication, sites, doses, interval, visits, instruments, each with its
 * source.
 */
export interface TreatmentProtocol {
  readonly id: string;
  readonly version: string;
  readonly name: string;
  readonly indication: string;
  readonly offLabel: boolean;
  /** What the patient consents to and the note prints; null when the indication is on the label. */
  readonly offLabelStatement: string | null;
  readonly region: BodyRegion;
  readonly diagnosisCodes: readonly string[];
  readonly productId: ProductId;
  readonly sites: readonly ProtocolSite[];
  /** Where the units per site come from, in words. */
  readonly splitNote: string;
  readonly totals: UnitsBySex;
  readonly vialUnits: number;
  readonly diluentMl: number;
  readonly interval: IntervalRule;
  readonly assumedEffectWeeks: number;
  /** Weeks after the first injection at which the instruments are due. */
  readonly visitWeeks: readonly number[];
  readonly instruments: readonly string[];
  readonly responseRule: ResponseRule;
  readonly aftercare: readonly AftercareId[];
  readonly techniqueLimits: readonly string[];
  readonly sources: readonly Citation[];
}

/** The protocol's units for a site and sex; null where the protocol has no dose for that sex. */
export function protocolUnits(site: Pick<ProtocolSite, 'units'>, sex: Sex): number | null {
  return site.units[sex] ?? null;
}

/** The protocol's total for a sex; null where the protocol has none. */
export function protocolTotal(
  protocol: Pick<TreatmentProtocol, 'totals'>,
  sex: Sex,
): number | null {
  return protocol.totals[sex] ?? null;
}

/** The sites of a new session: the protocol's, with its units or, without a dose, empty. */
export function prefillSites(protocol: Pick<TreatmentProtocol, 'sites'>, sex: Sex): SessionSite[] {
  return sortSites(protocol.sites).map((site) => ({
    muscle: site.muscle,
    side: site.side,
    units: protocolUnits(site, sex),
  }));
}
