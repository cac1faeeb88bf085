import { doseLimits, hundredthsOf, isExactUnits, totalUnits } from '../dose';
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

/** What makes a list of sites no record: none, twice the same, no units, more than was opened or drawn up. */
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
    ...drawn(input),
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
  const opened = openedHundredths(vialUnits, vialsOpened);
  if (dosed === null || opened === null) return [];
  const total = totalUnits(dosed);
  if (hundredthsOf(total) <= opened) return [];
  const evidence = `${total} U at the sites; ${vialsOpened} x ${vialUnits} U is ${opened / 100} U.`;
  return [found('stop', 'units-over-opened', 'More units than were opened', evidence)];
}

/** What was drawn up lies between what was injected and what the opened vials hold; not recorded, it is not judged. */
function drawn({ sites, unitsDrawn, vialUnits, vialsOpened }: SessionCheckInput): Finding[] {
  if (unitsDrawn === null) return [];
  const { min, max } = doseLimits.unitsDrawn;
  if (!isExactUnits(unitsDrawn) || unitsDrawn < min || unitsDrawn > max) {
    const evidence = `Between ${min} and ${max} U, to 2 decimals.`;
    return [found('stop', 'units-drawn-impossible', 'Units drawn up impossible', evidence)];
  }
  const dosed = dosedSites(sites);
  const total = dosed === null ? null : totalUnits(dosed);
  const opened = openedHundredths(vialUnits, vialsOpened);
  return [
    ...(total === null || hundredthsOf(unitsDrawn) >= hundredthsOf(total)
      ? []
      : [
          found(
            'stop',
            'units-drawn-short',
            'Fewer units drawn up than injected',
            `${unitsDrawn} U drawn up; ${total} U at the sites.`,
          ),
        ]),
    ...(opened === null || hundredthsOf(unitsDrawn) <= opened
      ? []
      : [
          found(
            'stop',
            'units-drawn-over-opened',
            'More units drawn up than were opened',
            `${unitsDrawn} U drawn up; ${vialsOpened} x ${vialUnits} U is ${opened / 100} U.`,
          ),
        ]),
  ];
}

/** What the opened vials hold; null where that is not known. */
function openedHundredths(vialUnits: number | null, vialsOpened: number | null): number | null {
  if (vialUnits === null || vialsOpened === null) return null;
  if (!isVialUnits(vialUnits) || !isVialsOpened(vialsOpened)) return null;
  return vialsOpened * hundredthsOf(vialUnits);
}
