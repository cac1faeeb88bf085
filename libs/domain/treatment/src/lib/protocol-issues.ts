import { findInstrument } from '@glabella/domain/instruments';
import { findArea, findRegion } from './area';
import { icd10Pattern } from './diagnoses';
import { doseLimits, isExactUnits } from './dose';
import { isDiluentMl, isVialUnits } from './checks/preparation-rules';
import { findProduct } from './products';
import { sexes, type ProtocolContent, type ProtocolSite } from './protocol';
import { siteKey } from './site';

/** The ranges that a form and a message accept for a protocol; how its parts fit is judged by `protocolIssues`. */
export const protocolLimits = {
  areaName: 80,
  areas: 40,
  sites: 40,
  days: { min: 1, max: 730 },
  weeks: { min: 1, max: 104 },
  visits: 30,
  percent: { min: 1, max: 100 },
} as const;

/** Something that does not fit in a protocol: where ('sites.2.units') and what to do. */
export interface ProtocolIssue {
  readonly path: string;
  readonly message: string;
}

/**
 * Everything that does not fit in what a protocol says, in the order of its parts: a course started on a protocol without an
 * issue can be dosed, checked, planned and charted.
 */
export function protocolIssues(protocol: ProtocolContent): ProtocolIssue[] {
  return [
    ...indicationIssues(protocol),
    ...areaIssues(protocol),
    ...productIssues(protocol),
    ...siteIssues(protocol),
    ...doseIssues(protocol),
    ...planIssues(protocol),
    ...responseIssues(protocol),
    ...sourceIssues(protocol),
  ];
}

const issue = (path: string, message: string): ProtocolIssue => ({ path, message });

/** An issue at each entry that stands in the list before. */
function onceEach(path: string, keys: readonly string[], message: string): ProtocolIssue[] {
  return keys.flatMap((key, at) =>
    keys.indexOf(key) < at ? [issue(`${path}.${at}`, message)] : [],
  );
}

function indicationIssues(protocol: ProtocolContent): ProtocolIssue[] {
  const { offLabel, offLabelStatement, diagnoses } = protocol;
  const codes = diagnoses.map(({ code }) => code);
  return [
    ...(offLabel && offLabelStatement === null
      ? [issue('offLabelStatement', 'Write what patients are told of the off-label use.')]
      : []),
    ...(!offLabel && offLabelStatement !== null
      ? [issue('offLabelStatement', 'A use on the label has no off-label statement.')]
      : []),
    ...(codes.length === 0 ? [issue('diagnoses', 'Name a diagnosis that it is for.')] : []),
    ...codes.flatMap((code, at) =>
      icd10Pattern.test(code)
        ? []
        : [issue(`diagnoses.${at}.code`, 'Write an ICD-10 code, as L74.510.')],
    ),
    ...onceEach('diagnoses', codes, 'Name each diagnosis once.'),
  ];
}

function areaIssues({ region, areas }: ProtocolContent): ProtocolIssue[] {
  const known = findRegion(region)?.areas ?? [];
  return [
    ...(areas.length === 0 ? [issue('areas', 'Name a muscle or area.')] : []),
    ...onceEach(
      'areas',
      areas.map(({ id }) => id.toLowerCase()),
      'Name each muscle or area once.',
    ),
    ...areas.flatMap(({ id, label, sides }, at): ProtocolIssue[] => {
      const shipped = findArea(id, known);
      if (sides.length === 0) return [issue(`areas.${at}.sides`, 'Choose a side.')];
      if (new Set(sides).size < sides.length) {
        return [issue(`areas.${at}.sides`, 'Name each side once.')];
      }
      if (shipped && sides.some((side) => !shipped.sides.includes(side))) {
        return [issue(`areas.${at}.sides`, `${shipped.label} does not exist on that side.`)];
      }
      if (!shipped && label !== id) {
        return [issue(`areas.${at}.label`, 'An area of yours goes by its name.')];
      }
      return [];
    }),
  ];
}

function productIssues({ products }: ProtocolContent): ProtocolIssue[] {
  const isLiquid = (id: string): boolean => findProduct(id)?.form === 'liquid';
  return [
    ...(products.length === 0 ? [issue('products', 'Choose a product.')] : []),
    ...onceEach(
      'products',
      products.map(({ productId }) => productId),
      'Name each product once.',
    ),
    ...products.flatMap(({ productId, vialUnits, diluentMl }, at): ProtocolIssue[] => {
      const { min, max } = doseLimits.diluentMl;
      return [
        ...(findProduct(productId) ? [] : [issue(`products.${at}.productId`, 'Choose a product.')]),
        ...(isVialUnits(vialUnits)
          ? []
          : [issue(`products.${at}.vialUnits`, 'Write the units of a vial, to 2 decimals.')]),
        ...(isLiquid(productId) && diluentMl !== null
          ? [issue(`products.${at}.diluentMl`, 'A liquid is not diluted.')]
          : []),
        ...(!isLiquid(productId) && (diluentMl === null || !isDiluentMl(diluentMl))
          ? [issue(`products.${at}.diluentMl`, `Write mL per vial, ${min} to ${max}.`)]
          : []),
      ];
    }),
  ];
}

function siteIssues({ areas, sites }: ProtocolContent): ProtocolIssue[] {
  return [
    ...(sites.length === 0 ? [issue('sites', 'Name a site.')] : []),
    ...onceEach('sites', sites.map(siteKey), 'Name each site once.'),
    ...sites.flatMap(({ muscle, side }, at): ProtocolIssue[] => {
      const area = findArea(muscle, areas);
      if (!area) return [issue(`sites.${at}.muscle`, 'Choose an area of this protocol.')];
      return area.sides.includes(side)
        ? []
        : [issue(`sites.${at}.side`, 'Choose a side on which the area exists.')];
    }),
  ];
}

function doseIssues({ products, sites }: ProtocolContent): ProtocolIssue[] {
  const ids = products.map(({ productId }) => productId);
  return [
    ...sites.flatMap((site, at) => unitIssues(site, at, ids)),
    ...ids.flatMap((productId): ProtocolIssue[] => {
      const dosed = sexes.filter((sex) => sites.some(({ units }) => units[productId]?.[sex]));
      if (dosed.length === 0) {
        return [issue('sites', `Write units of ${productId} at every site.`)];
      }
      // Half a sum is no dose: whom the protocol doses, it doses at every site.
      return sites.flatMap(({ units }, at) =>
        dosed.every((sex) => units[productId]?.[sex] !== undefined)
          ? []
          : [issue(`sites.${at}.units`, `Write units of ${productId} here too.`)],
      );
    }),
  ];
}

function unitIssues(
  { units }: ProtocolSite,
  at: number,
  products: readonly string[],
): ProtocolIssue[] {
  const { min, max } = doseLimits.siteUnits;
  const stray = Object.keys(units).filter((id) => !products.includes(id));
  const values = Object.values(units).flatMap((bySex) => Object.values(bySex));
  const isFine = (one: number): boolean => one >= min && one <= max && isExactUnits(one);
  return [
    ...stray.map((id) => issue(`sites.${at}.units`, `${id} is no product of this protocol.`)),
    ...(values.every(isFine)
      ? []
      : [issue(`sites.${at}.units`, `Write ${min} to ${max} U, to 2 decimals.`)]),
  ];
}

function planIssues(protocol: ProtocolContent): ProtocolIssue[] {
  const { interval, visitWeeks, assumedEffectWeeks, instruments } = protocol;
  const { reasonUnderDays, acknowledgeUnderDays } = interval;
  const { days, weeks } = protocolLimits;
  const isWhole = (value: number, { min, max }: { min: number; max: number }): boolean =>
    Number.isInteger(value) && value >= min && value <= max;
  const inOrder = visitWeeks.every((week, at) => at === 0 || week > (visitWeeks[at - 1] ?? 0));
  return [
    ...([reasonUnderDays, acknowledgeUnderDays].every((value) => isWhole(value, days))
      ? []
      : [issue('interval', `Write whole days, ${days.min} to ${days.max}.`)]),
    ...(reasonUnderDays > acknowledgeUnderDays
      ? [issue('interval.acknowledgeUnderDays', 'Not fewer days than those that need a reason.')]
      : []),
    ...(isWhole(assumedEffectWeeks, weeks)
      ? []
      : [issue('assumedEffectWeeks', `Write whole weeks, ${weeks.min} to ${weeks.max}.`)]),
    ...(visitWeeks.length > 0 && visitWeeks.every((week) => isWhole(week, weeks)) && inOrder
      ? []
      : [issue('visitWeeks', 'Write whole weeks, each later than the one before.')]),
    ...(instruments.length === 0 ? [issue('instruments', 'Choose a questionnaire.')] : []),
    ...onceEach('instruments', instruments, 'Name each questionnaire once.'),
    ...instruments.flatMap((id, at) =>
      findInstrument(id) ? [] : [issue(`instruments.${at}`, 'Choose a questionnaire of the list.')],
    ),
  ];
}

function responseIssues({ instruments, responseRule }: ProtocolContent): ProtocolIssue[] {
  const instrument = findInstrument(responseRule.instrument);
  if (!instruments.includes(responseRule.instrument) || !instrument) {
    return [issue('responseRule.instrument', 'Choose a questionnaire of this protocol.')];
  }
  if (responseRule.kind === 'percent-fall') {
    const { min, max } = protocolLimits.percent;
    const isFine = responseRule.percent >= min && responseRule.percent <= max;
    return isFine ? [] : [issue('responseRule.percent', `Write ${min} to ${max} %.`)];
  }
  const most = instrument.range.max - instrument.range.min;
  const isFine =
    Number.isInteger(responseRule.grades) &&
    responseRule.grades >= 1 &&
    responseRule.grades <= most;
  return isFine ? [] : [issue('responseRule.grades', `Write 1 to ${most} grades.`)];
}

function sourceIssues({ sources }: ProtocolContent): ProtocolIssue[] {
  return sources.length > 0
    ? []
    : [issue('sources', 'Name a source; the practice’s own rule is one.')];
}
