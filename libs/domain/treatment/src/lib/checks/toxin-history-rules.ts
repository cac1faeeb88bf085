import { formatDate } from '@glabella/domain/values';
import { hundredthsOf, isExactUnits, totalUnits } from '../dose';
import { intervalDemand, lastToxinBefore, nextToxinAfter, type ToxinAtDistance } from '../interval';
import type { Product } from '../product';
import type { IntervalRule } from '../protocol';
import { defaultRollingMonths, rollingUnits, type RollingUnits } from '../rolling-units';
import { practiceRule } from '../sources';
import { count, found, passed, type Finding } from './finding';
import { dosedSites } from './site-rules';
import { isDated, type DatedInput } from './timing';
import type { PreviousToxin, SessionCheckInput } from './session-check';

/** Toxin on other days: the interval, the cumulative limit, other products, other clinics. */
export function toxinHistoryRules(input: SessionCheckInput): Finding[] {
  const asked = input.elsewhereAsked
    ? []
    : [
        found(
          'acknowledge',
          'elsewhere-not-asked',
          'Toxin at other clinics not asked',
          'Interval and cumulative dose count only what is known here.',
          practiceRule,
        ),
      ];
  const impossible = impossibleUnits(input);
  if (!isDated(input)) return [...impossible, ...asked];
  const sums = impossible.length > 0 ? [] : cumulative(input);
  return [...impossible, ...interval(input), ...sums, ...asked];
}

function impossibleUnits({ previousToxin }: SessionCheckInput): Finding[] {
  const doses = previousToxin.filter(
    ({ units }) => units !== null && !(units > 0 && isExactUnits(units)),
  );
  if (doses.length === 0) return [];
  const evidence = `${listToxin(doses, placed)}: units are above 0, to 2 decimals, or unknown.`;
  return [found('stop', 'earlier-units-impossible', 'Earlier units impossible', evidence)];
}

function interval(input: DatedInput): Finding[] {
  const last = lastToxinBefore(input.previousToxin, input.performedOn);
  const next = nextToxinAfter(input.previousToxin, input.performedOn);
  return [
    ...(last === null ? noEarlierToxin(input) : sinceLast(last, input)),
    ...(next === null ? [] : untilNext(next, input)),
  ];
}

function noEarlierToxin({ elsewhereAsked }: DatedInput): Finding[] {
  if (!elsewhereAsked) return [];
  return [passed('interval-kept', 'No earlier toxin', 'None here, none reported elsewhere.')];
}

function sinceLast({ toxin, days }: ToxinAtDistance, { protocol }: DatedInput): Finding[] {
  const { interval: rule } = protocol;
  const demand = intervalDemand(days, rule);
  const title = days === 0 ? 'Toxin already on this day' : `Last toxin ${count(days, 'day')} ago`;
  const evidence = `${count(days, 'day')} since the last toxin on ${placed(toxin)}; ${asks(rule)}.`;
  if (demand === 'none') return [passed('interval-kept', title, evidence)];
  return [found(demand, 'interval-short', title, evidence, rule.source)];
}

function untilNext({ toxin, days }: ToxinAtDistance, { protocol }: DatedInput): Finding[] {
  const { interval: rule } = protocol;
  const demand = intervalDemand(days, rule);
  if (demand === 'none') return [];
  const distance = count(days, 'day');
  const evidence = `${distance} before the next toxin on ${placed(toxin)}; ${asks(rule)}.`;
  const title = `Next toxin ${distance} later`;
  return [found(demand, 'interval-short-next', title, evidence, rule.source)];
}

function asks(rule: IntervalRule): string {
  return `the protocol asks for ${rule.acknowledgeUnderDays}`;
}

function cumulative(input: DatedInput): Finding[] {
  const dosed = dosedSites(input.sites);
  if (dosed === null || input.product === null) return [];
  const { product, previousToxin, performedOn } = input;
  const months = product.cumulativeLimit?.months ?? defaultRollingMonths;
  const window = rollingUnits(previousToxin, performedOn, product.id, months);
  const sum = (hundredthsOf(window.units) + hundredthsOf(totalUnits(dosed))) / 100;
  return [
    ...againstLimit(product, sum, window, months),
    ...unknownUnits(window),
    ...otherProducts(window),
  ];
}

function againstLimit(
  product: Product,
  sum: number,
  window: RollingUnits,
  months: number,
): Finding[] {
  const given = `${sum} U of ${product.name} after ${formatDate(window.after)}, with this session`;
  const limit = product.cumulativeLimit;
  if (limit === null) {
    const evidence = `No limit stored for ${product.name}; ${given}.`;
    return [found('note', 'cumulative-no-limit', 'No cumulative limit stored', evidence)];
  }
  if (hundredthsOf(sum) > hundredthsOf(limit.units)) {
    const title = `${sum} of ${limit.units} U in ${months} months`;
    const evidence = `${given}; the label’s limit is ${limit.units} U in ${months} months.`;
    return [found('reason', 'cumulative-over-limit', title, evidence, limit.source)];
  }
  if (window.unknownUnits.length > 0) return [];
  const title = `${sum} of ${limit.units} U in ${months} months, with this session`;
  return [passed('cumulative-kept', title, `${given}.`)];
}

function unknownUnits({ unknownUnits: doses }: RollingUnits): Finding[] {
  if (doses.length === 0) return [];
  const evidence = `Units unknown: ${listToxin(doses, placed)}. The sum is at least what is known.`;
  return [found('acknowledge', 'cumulative-unknown', 'Cumulative dose not fully known', evidence)];
}

function otherProducts({ otherProducts: doses }: RollingUnits): Finding[] {
  if (doses.length === 0) return [];
  const listed = listToxin(doses, (toxin) => {
    const units = toxin.units === null ? 'unknown units' : `${toxin.units} U`;
    return `${units} of ${toxin.productId ?? 'an unknown product'} on ${placed(toxin)}`;
  });
  const evidence = `${listed}. Units are not interchangeable and are not summed.`;
  return [found('acknowledge', 'other-product-in-window', 'Other toxin in the window', evidence)];
}

function placed(toxin: PreviousToxin): string {
  const on = formatDate(toxin.on);
  return toxin.elsewhere === true ? `${on} (elsewhere)` : on;
}

// An evidence is stored with its answer, so a long history is counted rather than listed.
const listedAtMost = 4;

function listToxin(
  doses: readonly PreviousToxin[],
  inWords: (toxin: PreviousToxin) => string,
): string {
  const listed = doses.slice(0, listedAtMost).map(inWords).join('; ');
  const more = doses.length - listedAtMost;
  return more > 0 ? `${listed}; and ${more} more` : listed;
}
