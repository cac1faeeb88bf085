import { type Instrument, instruments } from '@glabella/domain/instruments';
import { type CitedNumber, capital } from '@glabella/domain/values';
import {
  type SettingRange,
  type SettingWords,
  type ThresholdSetting,
  sharedSettings,
} from './shared-settings';
import { defaultOutcomeThresholds } from './thresholds';

/** The numbers of one instrument that a practice may set, where the instrument has them. */
export type InstrumentNumber =
  | 'reliableChange'
  | 'minimalImportantDifference'
  | 'remissionBelow'
  | 'responseBaselineFrom'
  | 'worsening'
  | 'newSevereFrom'
  | 'relapseFrom'
  | 'relapseRise'
  | 'wearOffRise';

const instrumentWords: Readonly<Record<InstrumentNumber, SettingWords>> = {
  reliableChange: {
    label: 'Reliable change from',
    explains: 'A smaller change from baseline is within measurement error.',
    unit: 'points',
  },
  minimalImportantDifference: {
    label: 'Clinically important improvement from',
    explains: 'The smallest fall from baseline that counts as important to the patient.',
    unit: 'points',
  },
  remissionBelow: {
    label: 'Remission below',
    explains: 'A total under this one is remission.',
    unit: 'total',
  },
  responseBaselineFrom: {
    label: 'Response stated from a baseline of',
    explains: 'Under this baseline neither response nor remission is stated.',
    unit: 'total',
  },
  worsening: {
    label: 'Worsening in the caseload from',
    explains: 'So far above the lowest total of the course, a patient needs attention.',
    unit: 'points',
  },
  newSevereFrom: {
    label: 'New severe total from',
    explains: 'The latest total reaches this and the one before did not.',
    unit: 'total',
  },
  relapseFrom: {
    label: 'Relapse from',
    explains: 'After a response, a total of at least this.',
    unit: 'total',
  },
  relapseRise: {
    label: 'Relapse needs a rise of',
    explains: 'And at least this far above the lowest total.',
    unit: 'points',
  },
  wearOffRise: {
    label: 'Wear-off from',
    explains: 'So far above the lowest total of a cycle, its effect wears off.',
    unit: 'points',
  },
};

/** The published number of an instrument; undefined where there is none, and then none can be set. */
export function publishedOf(
  { thresholds }: Instrument,
  field: InstrumentNumber,
): CitedNumber | undefined {
  const { relapse } = thresholds;
  if (field === 'relapseFrom') return relapse && { value: relapse.from, source: relapse.source };
  if (field === 'relapseRise') return relapse && { value: relapse.rise, source: relapse.source };
  return thresholds[field];
}

function rangeOf({ range }: Instrument, unit: ThresholdSetting['unit']): SettingRange {
  return unit === 'total'
    ? { min: range.min + 1, max: range.max }
    : { min: 2, max: Math.floor((range.max - range.min) / 2) };
}

/** 'phq9ReliableChange': the key of a number of an instrument. */
export const keyOf = (instrument: Instrument, field: InstrumentNumber): string =>
  `${instrument.id}${capital(field)}`;

/** Every number of an instrument that a practice may set, in their order. */
export const instrumentNumbers = Object.keys(instrumentWords) as InstrumentNumber[];

function settingsOf(instrument: Instrument): ThresholdSetting[] {
  return instrumentNumbers.flatMap((field) => {
    const published = publishedOf(instrument, field);
    if (published === undefined) return [];
    const words = instrumentWords[field];
    const group = instrument.name;
    const range = rangeOf(instrument, words.unit);
    return [{ key: keyOf(instrument, field), group, ...words, ...range, published }];
  });
}

/**
 * Every number that a practice may set, with its published default: those of each instrument that has
 * the rule, then those that hold for every questionnaire.
 */
export const thresholdSettings: readonly ThresholdSetting[] = [
  ...instruments.flatMap(settingsOf),
  ...sharedSettings.map(({ key, group, label, explains, unit, min, max, read }) => ({
    key,
    group,
    label,
    explains,
    unit,
    min,
    max,
    published: read(defaultOutcomeThresholds),
  })),
];
