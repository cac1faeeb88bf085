import { type Instrument, instruments } from '@glabella/domain/instruments';
import type { CitedNumber } from '@glabella/domain/values';
import { isProductRule } from './sources';
import { type ThresholdSetting, sharedSettings, windowKey } from './shared-settings';
import { instrumentNumbers, keyOf, publishedOf, thresholdSettings } from './threshold-settings';
import { type OutcomeThresholds, defaultOutcomeThresholds, thresholdsOf } from './thresholds';

/** What a practice set instead of the published numbers, by the key of the setting; empty: none. */
export type ThresholdValues = Readonly<Record<string, number>>;

/** Why a number is refused: which setting, and in words. */
export interface ThresholdProblem {
  readonly key: string;
  readonly message: string;
}

/** A number of the practice's own, its source saying what was published instead. */
function ownNumber(value: number, { value: before, source }: CitedNumber): CitedNumber {
  const { doi, url } = source;
  const origin = isProductRule(source) ? 'Default' : 'Published default';
  const detail = `${origin} ${before}: ${source.label}. ${source.detail ?? ''}`.trim();
  const label = 'Practice’s setting';
  return { value, source: { label, detail, ...(doi && { doi }), ...(url && { url }) } };
}

function withInstrument(
  thresholds: OutcomeThresholds,
  instrument: Instrument,
  values: ThresholdValues,
): OutcomeThresholds {
  let changed = thresholdsOf(instrument, thresholds);
  for (const field of instrumentNumbers) {
    const value = values[keyOf(instrument, field)];
    const published = publishedOf(instrument, field);
    if (value === undefined || published === undefined || value === published.value) continue;
    const number = ownNumber(value, published);
    const { relapse } = changed;
    if (field === 'relapseFrom') {
      if (relapse)
        changed = { ...changed, relapse: { ...relapse, from: value, source: number.source } };
    } else if (field === 'relapseRise') {
      if (relapse)
        changed = { ...changed, relapse: { ...relapse, rise: value, source: number.source } };
    } else {
      changed = { ...changed, [field]: number };
    }
  }
  return { ...thresholds, instruments: { ...thresholds.instruments, [instrument.id]: changed } };
}

/**
 * The thresholds in force: the published numbers, and the practice's where it set another. A number of
 * the practice's names itself as such in its source, with the published default. Keys that this
 * version does not know are ignored.
 */
export function thresholdsWith(values: ThresholdValues): OutcomeThresholds {
  if (ownSettings(values).length === 0) return defaultOutcomeThresholds;
  const changed = sharedSettings.reduce((thresholds, { key, read, write }) => {
    const value = values[key];
    const published = read(defaultOutcomeThresholds);
    if (value === undefined || value === published.value) return thresholds;
    return write(thresholds, ownNumber(value, published));
  }, defaultOutcomeThresholds);
  return instruments.reduce(
    (thresholds, instrument) => withInstrument(thresholds, instrument, values),
    changed,
  );
}

/** The settings that differ from the published number, in their order. */
export function ownSettings(values: ThresholdValues): ThresholdSetting[] {
  return thresholdSettings.filter(({ key, published }) => {
    const value = values[key];
    return value !== undefined && value !== published.value;
  });
}

interface OrderRule {
  readonly lower: string;
  readonly upper: string;
  readonly isStrict: boolean;
  readonly message: string;
}

const windowRules = ([6, 12] as const).flatMap((week): OrderRule[] => [
  {
    lower: windowKey(week, 'fromDay'),
    upper: windowKey(week, 'targetDay'),
    isStrict: true,
    message: `The window of week ${week} opens before the day it is nearest to.`,
  },
  {
    lower: windowKey(week, 'targetDay'),
    upper: windowKey(week, 'toDay'),
    isStrict: true,
    message: `The window of week ${week} closes after the day it is nearest to.`,
  },
]);

const orderRules: readonly OrderRule[] = [
  ...windowRules,
  {
    lower: windowKey(6, 'toDay'),
    upper: windowKey(12, 'fromDay'),
    isStrict: true,
    message: 'The windows of week 6 and week 12 do not overlap: one total stands for one week.',
  },
  {
    lower: 'littleChangeFromDay',
    upper: 'littleChangeToDay',
    isStrict: true,
    message: 'The early visit has a first day before its last.',
  },
  {
    lower: 'visitEarlyDays',
    upper: 'visitLateDays',
    isStrict: false,
    message: 'The window of an early visit is no wider than that of a later one.',
  },
  {
    lower: 'partialResponsePercent',
    upper: 'responsePercent',
    isStrict: true,
    message: 'Partial response begins below response.',
  },
  ...instruments.flatMap((instrument): OrderRule[] => [
    {
      lower: keyOf(instrument, 'remissionBelow'),
      upper: keyOf(instrument, 'responseBaselineFrom'),
      isStrict: false,
      message: 'Remission lies below the baseline from which it is stated.',
    },
    {
      lower: keyOf(instrument, 'remissionBelow'),
      upper: keyOf(instrument, 'relapseFrom'),
      isStrict: false,
      message: 'Remission lies below a relapse.',
    },
    {
      lower: keyOf(instrument, 'remissionBelow'),
      upper: keyOf(instrument, 'newSevereFrom'),
      isStrict: false,
      message: 'Remission lies below a severe total.',
    },
    {
      lower: keyOf(instrument, 'responseBaselineFrom'),
      upper: keyOf(instrument, 'newSevereFrom'),
      isStrict: true,
      message: 'A severe total lies above the baseline from which a response is stated.',
    },
  ]),
];

/**
 * Everything that is wrong with what a practice wants to set: unknown keys, no whole number, outside
 * the allowed range, or two numbers in the wrong order. Empty when all of it may stand.
 */
export function thresholdProblems(values: ThresholdValues): ThresholdProblem[] {
  const numberOf = (key: string): number | undefined =>
    values[key] ?? thresholdSettings.find((setting) => setting.key === key)?.published.value;
  const single = Object.entries(values).flatMap(([key, value]): ThresholdProblem[] => {
    const setting = thresholdSettings.find((known) => known.key === key);
    if (setting === undefined) return [{ key, message: 'There is no such setting.' }];
    const { min, max } = setting;
    if (Number.isInteger(value) && value >= min && value <= max) return [];
    return [{ key, message: `Use a whole number from ${min} to ${max}.` }];
  });
  const ordered = orderRules.flatMap(({ lower, upper, isStrict, message }): ThresholdProblem[] => {
    const [low, high] = [numberOf(lower), numberOf(upper)];
    if (low === undefined || high === undefined) return [];
    if (isStrict ? low < high : low <= high) return [];
    return [{ key: lower in values ? lower : upper, message }];
  });
  return [...single, ...ordered];
}
