import { sideIds, sideLabels } from '../area';
import { hundredthsOf, totalUnits } from '../dose';
import type { Product } from '../product';
import { count, found, type Finding } from './finding';
import type { DosedSite } from './site-rules';

/**
 * Each side that was injected beside what the label gives to one, since a total that is right may lie on one side. Nothing of
 * a region whose label says nothing of a side.
 */
export function sideRules(
  dosed: readonly DosedSite[],
  { brand, labelledDoses }: Product,
  region: string,
): Finding[] {
  const label = labelledDoses.find((dose) => dose.region === region)?.eachSide ?? null;
  if (label === null) return [];
  const sides = injectedSides(dosed);
  const { units, sites } = label;
  const doses = sides
    .filter((side) => hundredthsOf(side.units) !== hundredthsOf(units.value))
    .map((side) => `${side.name} ${side.units} U`);
  const counts = sides
    .filter(({ siteCount }) => siteCount < sites.from || siteCount > sites.through)
    .map(({ name, siteCount }) => `${name} ${count(siteCount, 'site')}`);
  const beside = (list: readonly string[], labelled: string): string =>
    `By side: ${list.join(', ')}; the label of ${brand} has ${labelled} for each.`;
  const doseTitle = 'Dose of a side differs from the label';
  const sitesTitle = 'Sites of a side differ from the label';
  return [
    ...(doses.length === 0
      ? []
      : [
          found(
            'acknowledge',
            'side-dose-differs',
            doseTitle,
            beside(doses, `${units.value} U`),
            units.source,
          ),
        ]),
    ...(counts.length === 0
      ? []
      : [
          found(
            'acknowledge',
            'side-sites-differ',
            sitesTitle,
            beside(counts, `${sites.from} to ${sites.through}`),
            sites.source,
          ),
        ]),
  ];
}

function injectedSides(dosed: readonly DosedSite[]) {
  return sideIds
    .map((side) => ({ side, sites: dosed.filter((site) => site.side === side) }))
    .filter(({ sites }) => sites.length > 0)
    .map(({ side, sites }) => ({
      name: sideLabels[side],
      units: totalUnits(sites),
      siteCount: sites.length,
    }));
}
