import { muscleIds, sideIds, type Muscle, type Side } from './muscle';

/** One injected site; units null means not entered yet, which is never zero. */
export interface SessionSite {
  readonly muscle: Muscle;
  readonly side: Side;
  readonly units: number | null;
}

/** The identity of a site within a session: 'corrugator-medial/left'. */
export function siteKey(site: Pick<SessionSite, 'muscle' | 'side'>): string {
  return `${site.muscle}/${site.side}`;
}

/** The sites in listing order: muscle, then midline, left, right. */
export function sortSites<T extends Pick<SessionSite, 'muscle' | 'side'>>(
  sites: readonly T[],
): T[] {
  return [...sites].sort(
    (a, b) =>
      muscleIds.indexOf(a.muscle) - muscleIds.indexOf(b.muscle) ||
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
export function copySide(sites: readonly SessionSite[], from: 'left' | 'right'): SessionSite[] {
  const kept = sites.filter((site) => site.side === 'midline' || site.side === from);
  const copied = mirrorSites(kept.filter((site) => site.side === from));
  return sortSites([...kept, ...copied]);
}

/**
 * The sites and units of an earlier session for a new one, in listing order and nothing else of it.
 */
export function copyLastSession(sites: readonly SessionSite[]): SessionSite[] {
  return sortSites(sites).map(({ muscle, side, units }) => ({ muscle, side, units }));
}
