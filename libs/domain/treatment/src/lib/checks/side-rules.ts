import { sideIds, sideLabels, type Side } from '../area';
import { hundredthsOf, totalUnits } from '../dose';
import type { LabelledSide, Product } from '../product';
import { protocolSideTotal } from '../protocol';
import { count, found, type Finding } from './finding';
import type { SessionCheckInput } from './session-check';
import type { DosedSite } from './site-rules';

/**
 * Each side that was injected beside what the protocol in force gives to one, else the label, since a total that is right may
 * lie on one side. Where the protocol gives something else than the label, the label is named beside it. Nothing of a region
 * whose label says nothing of a side.
 */
export function sideRules(dosed: readonly DosedSite[], input: SessionCheckInput): Finding[] {
  const { product, protocol } = input;
  const label = product?.labelledDoses.find(({ region }) => region === protocol.region)?.eachSide;
  if (product === null || !label) return [];
  const sides = injectedSides(dosed);
  return [
    ...doseOfSides(sides, label, product, input),
    ...sitesOfSides(sides, label, product, input),
  ];
}

interface InjectedSide {
  readonly side: Side;
  readonly units: number;
  readonly siteCount: number;
}

function doseOfSides(
  sides: readonly InjectedSide[],
  { units: labelled }: LabelledSide,
  { brand, id }: Product,
  { protocol, patient }: SessionCheckInput,
): Finding[] {
  const asked = sides.map((injected) => ({
    ...injected,
    planned: protocolSideTotal(protocol, injected.side, id, patient.sex),
  }));
  const differing = asked.filter(
    ({ units, planned }) => hundredthsOf(units) !== hundredthsOf(planned ?? labelled.value),
  );
  if (differing.length === 0) return [];
  const given = differing.map(({ side, units }) => `${sideLabels[side]} ${units} U`).join(', ');
  const label = `the label of ${brand} has ${labelled.value} U for each`;
  const own = differing.filter(
    ({ planned }) => planned !== null && hundredthsOf(planned) !== hundredthsOf(labelled.value),
  );
  if (own.length === 0) {
    const title = 'Dose of a side differs from the label';
    const evidence = `By side: ${given}; ${label}.`;
    return [found('acknowledge', 'side-dose-differs', title, evidence, labelled.source)];
  }
  const planned = own.map((one) => `${sideLabels[one.side]} ${one.planned} U`).join(', ');
  const title = 'Dose of a side differs from the protocol';
  const evidence = `By side: ${given}; the protocol has ${planned}; ${label}.`;
  return [found('acknowledge', 'side-dose-differs', title, evidence, protocol.sources[0])];
}

/** As many sites as the protocol in force has there are not asked for. */
function sitesOfSides(
  sides: readonly InjectedSide[],
  { sites: labelled }: LabelledSide,
  { brand }: Product,
  { protocol }: SessionCheckInput,
): Finding[] {
  const plannedAt = (side: Side) => protocol.sites.filter((site) => site.side === side).length;
  const counts = sides
    .filter(({ siteCount }) => siteCount < labelled.from || siteCount > labelled.through)
    .filter(({ side, siteCount }) => siteCount !== plannedAt(side))
    .map(({ side, siteCount }) => `${sideLabels[side]} ${count(siteCount, 'site')}`);
  if (counts.length === 0) return [];
  const range = `${labelled.from} to ${labelled.through}`;
  const evidence = `By side: ${counts.join(', ')}; the label of ${brand} has ${range} for each.`;
  const title = 'Sites of a side differ from the label';
  return [found('acknowledge', 'side-sites-differ', title, evidence, labelled.source)];
}

function injectedSides(dosed: readonly DosedSite[]): InjectedSide[] {
  return sideIds
    .map((side) => ({ side, sites: dosed.filter((site) => site.side === side) }))
    .filter(({ sites }) => sites.length > 0)
    .map(({ side, sites }) => ({ side, units: totalUnits(sites), siteCount: sites.length }));
}
