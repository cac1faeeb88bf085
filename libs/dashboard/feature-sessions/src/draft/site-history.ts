import { siteKey, sortSites, type Area, type SessionSite } from '@glabella/domain/treatment';

/** A change of the list of sites that can be taken back. */
export interface SiteChange {
  /** What was done, in words: 'Removed Procerus, 7 U.' */
  readonly text: string;
  /** The sites as they stand after taking it back. */
  readonly takeBack: (sites: readonly SessionSite[]) => SessionSite[];
  /** Of a change that came with another product: brings back the product, whose units the sites are. */
  readonly takeBackProduct?: () => void;
}

/**
 * Takes back a removal: the site stands there again in the order of the protocol's areas, whatever was typed at the others
 * since.
 */
export function putBack(removed: SessionSite, areas: readonly Area[]): SiteChange['takeBack'] {
  return (sites) =>
    sites.some((site) => siteKey(site) === siteKey(removed))
      ? [...sites]
      : sortSites([...sites, removed], areas);
}

/** Takes back a change of the whole list. */
export function restore(before: readonly SessionSite[]): SiteChange['takeBack'] {
  return () => [...before];
}
