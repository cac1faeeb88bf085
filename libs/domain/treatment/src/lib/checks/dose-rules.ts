import { hundredthsOf, totalUnits } from '../dose';
import { siteLabel } from '../area';
import {
  dosesInWords,
  protocolDoses,
  protocolProduct,
  protocolTotal,
  protocolUnits,
  type ProtocolSite,
} from '../protocol';
import { siteKey } from '../site';
import { found, passed, type Finding } from './finding';
import { sideRules } from './side-rules';
import { dosedSites, listSites, type DosedSite } from './site-rules';
import type { SessionCheckInput } from './session-check';

interface Deviation {
  readonly site: DosedSite;
  readonly expected: number;
}

/**
 * The dose beside the protocol's and the label's; of another product there is nothing to compare.
 */
export function doseRules(input: SessionCheckInput): Finding[] {
  const dosed = dosedSites(input.sites);
  if (dosed === null || input.product === null) return [];
  const { protocol, product } = input;
  const onProtocol = protocolProduct(protocol, product.id) !== undefined;
  const sides = sideRules(dosed, input);
  return [
    ...(onProtocol ? [...totalRules(dosed, sides, input), ...perSiteRules(dosed, input)] : []),
    ...sides,
    ...aboveLabel(dosed, input),
  ];
}

function totalRules(
  dosed: readonly DosedSite[],
  sides: readonly Finding[],
  input: SessionCheckInput,
): Finding[] {
  const { protocol, patient } = input;
  const total = totalUnits(dosed);
  const expected = protocolTotal(protocol, input.product?.id ?? null, patient.sex);
  const source = protocol.sources[0];
  if (expected === null) return noDoseForSex(total, input);
  const evidence = `${total} U; the protocol has ${expected} U.`;
  if (hundredthsOf(total) > hundredthsOf(expected)) {
    return [
      found('acknowledge', 'dose-above-protocol', 'Dose above the protocol', evidence, source),
    ];
  }
  if (hundredthsOf(total) < hundredthsOf(expected)) {
    return [found('note', 'dose-below-protocol', 'Dose below the protocol', evidence, source)];
  }
  // A total that lies wrongly on the two sides is not in order.
  if (sides.length > 0) return [];
  return [passed('dose-as-protocol', 'Dose as in the protocol', `${total} U.`)];
}

function noDoseForSex(total: number, { protocol, product }: SessionCheckInput): Finding[] {
  const doses = protocolDoses(protocol, product?.id ?? null);
  const highest = Math.max(0, ...doses.map(({ units }) => units));
  const source = protocol.sources[0];
  const open = found(
    'note',
    'dose-not-in-protocol',
    'No protocol dose for this patient',
    `Doses stored: ${dosesInWords(doses) || 'none'}; the injector chose ${total} U.`,
    source,
  );
  if (highest === 0 || hundredthsOf(total) <= hundredthsOf(highest)) return [open];
  const evidence = `${total} U; the highest total of the protocol is ${highest} U.`;
  return [
    found('acknowledge', 'dose-above-protocol', 'Dose above the protocol', evidence, source),
    open,
  ];
}

function perSiteRules(dosed: readonly DosedSite[], input: SessionCheckInput): Finding[] {
  const { protocol } = input;
  const planned = new Map(protocol.sites.map((site) => [siteKey(site), site]));
  const deviations = dosed.flatMap((site): Deviation[] => {
    const expected = expectedUnits(planned.get(siteKey(site)), input);
    return expected === null ? [] : [{ site, expected }];
  });
  const above = deviations.filter(({ site, expected }) => site.units > expected);
  const below = deviations.filter(({ site, expected }) => site.units < expected);
  const outside = dosed.filter((site) => !planned.has(siteKey(site)));
  const injected = new Set(dosed.map(siteKey));
  const left = protocol.sites.filter((site) => !injected.has(siteKey(site)));
  return [
    ...listed(above, 'acknowledge', 'site-above-protocol', 'Site above the protocol'),
    ...(outside.length === 0
      ? []
      : [
          found(
            'acknowledge',
            'site-outside-protocol',
            'Site outside the protocol',
            `${listSites(outside)}.`,
          ),
        ]),
    ...listed(below, 'note', 'site-below-protocol', 'Site below the protocol'),
    ...(left.length === 0
      ? []
      : [found('note', 'site-not-injected', 'Protocol site not injected', `${listSites(left)}.`)]),
  ];
}

function expectedUnits(
  site: ProtocolSite | undefined,
  { product, patient }: SessionCheckInput,
): number | null {
  return site === undefined ? null : protocolUnits(site, product?.id ?? null, patient.sex);
}

function listed(
  deviations: readonly Deviation[],
  severity: 'acknowledge' | 'note',
  code: string,
  title: string,
): Finding[] {
  if (deviations.length === 0) return [];
  const evidence = deviations
    .map(
      ({ site, expected }) =>
        `${siteLabel(site.muscle, site.side)} ${site.units} U, protocol ${expected} U`,
    )
    .join('; ');
  return [found(severity, code, title, `${evidence}.`)];
}

function aboveLabel(dosed: readonly DosedSite[], input: SessionCheckInput): Finding[] {
  const { product, protocol } = input;
  const label = product?.labelledDoses.find(({ region }) => region === protocol.region);
  if (product === null || label === undefined) return [];
  const total = totalUnits(dosed);
  if (hundredthsOf(total) <= hundredthsOf(label.totalUnits)) return [];
  const labelled = `${label.totalUnits} U for ${label.indication}`;
  const evidence = `${total} U; the label of ${product.brand} has ${labelled}.`;
  return [found('note', 'dose-above-label', 'Dose above the label', evidence, product.sources[0])];
}
