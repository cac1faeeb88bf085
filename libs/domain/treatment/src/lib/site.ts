import { knownAreas, sideIds, type Area, type AreaId, type Side } from './area';

/** One injected site; `muscle` is a muscle or an area of skin; units null means not entered yet, which is never zero. */
export interface SessionSite {
  readonly muscle: AreaId;
  readonly side: Side;
  readonly units: number | null;
}

/** The identity of a site within a session: 'corrugator-medial/left'. */
export function siteKey(site: Pick<SessionSite, 'muscle' | 'side'>): string {
  return `${site.muscle}/${site.side}`;
}

/** The sites in listing order: as the areas stand (others after them, by name), then midline, left, right. */
export function sortSites<T extends Pick<SessionSite, 'muscle' | 'side'>>(
  sites: readonly T[],
  areas: readonly Area[] = knownAreas,
): T[] {
  const places = new Map(areas.map(({ id }, at) => [id, at]));
  const placeOf = ({ muscle }: T): number => places.get(muscle) ?? areas.length;
  return [...sites].sort(
    (a, b) =>
      placeOf(a) - placeOf(b) ||
      (a.muscle === b.muscle ? 0 : a.muscle < b.muscle ? -1 : 1) ||
      sideIds.indexOf(a.side) - sideIds.indexOf(b.side),
  );
}

const oppositeSide: Readonly<Record<Side, Side>> = {
  midline: 'midline',
  left: 'right',
  right: 'left',
};

/** The sites with left and right exchanged, in the same order; twice gives the sites back. */
export function mirrorSites<T extends Pick<SessionSite, 'side'>>(sites: readonly T[]): T[] {
  return sites.map((site) => ({ ...site, side: oppositeSide[site.side] }));
}

/**
 * The sites with one side copied over the other, in listing order: what the button "Mirror left to
 * right" does. The midline stays; sites of the other side that have no counterpart go.
 */
export function copySide(
  sites: readonly SessionSite[],
  from: 'left' | 'right',
  areas: readonly Area[] = knownAreas,
): SessionSite[] {
  const kept = sites.filter((site) => site.side === 'midline' || site.side === from);
  const copied = mirrorSites(kept.filter((site) => site.side === from));
  return sortSites([...kept, ...copied], areas);
}

/**
 * The sites and units of an earlier session for a new one, in listing order and nothing else of it.
 */
export function copyLastSession(
  sites: readonly SessionSite[],
  areas: readonly Area[] = knownAreas,
): SessionSite[] {
  return sortSites(sites, areas).map(({ muscle, side, units }) => ({ muscle, side, units }));
}

/** What keeps the sites of an earlier session from being copied into another. */
export type CopyObstacle =
  | 'no-session'
  | 'unknown-region'
  | 'other-region'
  | 'no-product'
  | 'unknown-product'
  | 'other-product';

/** What decides whether sites and units can be copied; a region or product of null is not known. */
export interface CopiedFrom {
  readonly region: string | null;
  readonly productId: string | null;
}

/**
 * Why the sites and units of the last session cannot be copied; null where they can. Units of one product are not those of
 * another, and the places of one region are none of another.
 */
export function copyObstacle(last: CopiedFrom | null, here: CopiedFrom): CopyObstacle | null {
  if (last === null) return 'no-session';
  if (last.region === null) return 'unknown-region';
  if (last.region !== here.region) return 'other-region';
  if (here.productId === null) return 'no-product';
  if (last.productId === null) return 'unknown-product';
  return last.productId === here.productId ? null : 'other-product';
}

/** The obstacles in words. */
export const copyObstacleWords: Readonly<Record<CopyObstacle, string>> = {
  'no-session': 'No earlier session of this patient.',
  'unknown-region': 'What it treated is not known: its sites are not copied.',
  'other-region': 'It treated another region: its sites are not copied.',
  'no-product': 'Choose the product first: units are copied for the same product alone.',
  'unknown-product': 'Its product is not known: its units are not copied.',
  'other-product': 'It was given with another product, whose units are not interchangeable.',
};
