import { hundredthsOf, isExactUnits, totalUnits } from '../dose';
import { findArea, isSideOf, siteLabel, type Area } from '../area';
import { siteKey, type SessionSite } from '../site';
import { found, type Finding } from './finding';
import { isVialsOpened, isVialUnits } from './preparation-rules';
import type { SessionCheckInput } from './session-check';

/** A site whose units are known, positive and exact. */
export type DosedSite = SessionSite & { readonly units: number };

/** Whether the units of a site can be added up. */
export function isDosed(site: SessionSite): site is DosedSite {
  return site.units !== null && site.units > 0 && isExactUnits(site.units);
}

/** All sites when each can be added up, else null: half a sum is no dose. */
export function dosedSites(sites: readonly SessionSite[]): DosedSite[] | null {
  const dosed = sites.filter(isDosed);
  return dosed.length > 0 && dosed.length === sites.length ? dosed : null;
}

/** The sites in words, for an evidence. */
export function listSites(sites: readonly Pick<SessionSite, 'muscle' | 'side'>[]): string {
  return sites.map(({ muscle, side }) => siteLabel(muscle, side)).join('; ');
}

/** What makes a list of sites no record: none, twice the same, no units, more than was opened. */
export function siteRules(input: SessionCheckInput): Finding[] {
  const { sites } = input;
  const { areas } = input.protocol;
  if (sites.length === 0) {
    const evidence = 'A session names every site that was injected.';
    return [found('stop', 'sites-missing', 'No sites', evidence)];
  }
  return [
    ...stopFor(twice(sites), 'site-duplicate', 'Site entered twice'),
    ...stopFor(unknown(sites, areas), 'site-unknown', 'Area not in the protocol'),
    ...stopFor(
      onWrongSide(sites, areas),
      'site-side-impossible',
      'Side does not exist for the muscle or area',
    ),
    ...stopFor(
      sites.filter(({ units }) => units === null),
      'units-missing',
      'Units missing',
    ),
    ...stopFor(
      sites.filter(({ units }) => units !== null && !(units > 0)),
      'units-not-positive',
      'Units must be above 0',
    ),
    ...stopFor(
      sites.filter(({ units }) => units !== null && units > 0 && !isExactUnits(units)),
      'units-not-exact',
      'Units have at most 2 decimals',
    ),
    ...overOpened(input),
  ];
}

function stopFor(sites: readonly SessionSite[], code: string, title: string): Finding[] {
  return sites.length === 0 ? [] : [found('stop', code, title, `${listSites(sites)}.`)];
}

function twice(sites: readonly SessionSite[]): SessionSite[] {
  const keys = sites.map(siteKey);
  return sites.filter((site, index) => {
    const key = siteKey(site);
    return keys.indexOf(key) === index && keys.lastIndexOf(key) !== index;
  });
}

function unknown(sites: readonly SessionSite[], areas: readonly Area[]): SessionSite[] {
  return sites.filter(({ muscle }) => findArea(muscle, areas) === undefined);
}

function onWrongSide(sites: readonly SessionSite[], areas: readonly Area[]): SessionSite[] {
  return sites.filter(
    ({ muscle, side }) => findArea(muscle, areas) !== undefined && !isSideOf(muscle, side, areas),
  );
}

function overOpened({ sites, vialUnits, vialsOpened }: SessionCheckInput): Finding[] {
  const dosed = dosedSites(sites);
  if (dosed === null || vialUnits === null || vialsOpened === null) return [];
  if (!isVialUnits(vialUnits) || !isVialsOpened(vialsOpened)) return [];
  const total = totalUnits(dosed);
  const opened = vialsOpened * hundredthsOf(vialUnits);
  if (hundredthsOf(total) <= opened) return [];
  const evidence = `${total} U at the sites; ${vialsOpened} x ${vialUnits} U is ${opened / 100} U.`;
  return [found('stop', 'units-over-opened', 'More units than were opened', evidence)];
}
