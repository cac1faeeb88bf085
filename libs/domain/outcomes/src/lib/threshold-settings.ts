import { type Instrument, instruments } from '@glabella/domain/instruments';
import type { CitedNumber } from '@glabella/domain/values';
import { type OutcomeThresholds, defaultOutcomeThresholds } from './thresholds';

/**
 * One number that a practice may set: its key, what it decides, the unit, the whole numbers that are
 * allowed (both ends included) and the published number with its source. `group` is the instrument's
 * name, or 'Every questionnaire'.
 */
export interface ThresholdSetting {
  readonly key: string;
  readonly group: string;
  readonly label: string;
  readonly explains: string;
  readonly unit: '%' | 'points' | 'total' | 'days' | 'months' | 'day';
  readonly min: number;
  readonly max: number;
  readonly published: CitedNumber;
}

type SettingWords = Pick<ThresholdSetting, 'label' | 'explains' | 'unit'>;
type SettingRange = Pick<ThresholdSetting, 'min' | 'max'>;

interface SharedSetting extends SettingWords, SettingRange {
  readonly key: string;
  readonly read: (thresholds: OutcomeThresholds) => CitedNumber;
  readonly write: (thresholds: OutcomeThresholds, number: CitedNumber) => OutcomeThresholds;
}

type SharedNumber =
  | 'responsePercent'
  | 'partialResponsePercent'
  | 'baselineWindowDays'
  | 'noResponseFromDay'
  | 'relapseConfirmationDays'
  | 'recoveryMonths'
  | 'onsetPercent';

const shared = (key: SharedNumber, words: SettingWords, range: SettingRange): SharedSetting => ({
  key,
  ...words,
  ...range,
  read: (thresholds) => thresholds[key],
  write: (thresholds, number) => ({ ...thresholds, [key]: number }),
});

/** The numbers that hold for every questionnaire, with how each is read and replaced. */
export const sharedSettings: readonly SharedSetting[] = [
  shared(
    'responsePercent',
    {
      label: 'Response from',
      explains: 'A fall from baseline of at least this share is a response.',
      unit: '%',
    },
    { min: 30, max: 75 },
  ),
  shared(
    'partialResponsePercent',
    {
      label: 'Partial response from',
      explains: 'A smaller fall of at least this share is a partial response.',
      unit: '%',
    },
    { min: 10, max: 49 },
  ),
  shared(
    'baselineWindowDays',
    {
      label: 'Baseline at most this old',
      explains: 'How many days before the first injection a total may serve as the baseline.',
      unit: 'days',
    },
    { min: 1, max: 60 },
  ),
  shared(
    'noResponseFromDay',
    {
      label: 'No response stated from',
      explains: 'Before this day after the first injection nothing is called "no response".',
      unit: 'day',
    },
    { min: 28, max: 120 },
  ),
  {
    key: 'littleChangePercent',
    label: 'Little change under',
    explains: 'Less improvement than this in weeks 3 to 5 reads "little change yet".',
    unit: '%',
    min: 5,
    max: 40,
    read: ({ littleChange: { percent: value, source } }) => ({ value, source }),
    write: (thresholds, { value: percent, source }) => ({
      ...thresholds,
      littleChange: { ...thresholds.littleChange, percent, source },
    }),
  },
  shared(
    'relapseConfirmationDays',
    {
      label: 'A relapse can be withdrawn within',
      explains: 'A visit within these days that does not meet the rule withdraws the relapse.',
      unit: 'days',
    },
    { min: 1, max: 60 },
  ),
  shared(
    'recoveryMonths',
    {
      label: 'Recovery after',
      explains: 'Remission at every visit for this long is a recovery.',
      unit: 'months',
    },
    { min: 2, max: 12 },
  ),
  shared(
    'onsetPercent',
    {
      label: 'Onset of a cycle from',
      explains: 'The first visit that lies this far below the start of a cycle is its onset.',
      unit: '%',
    },
    { min: 5, max: 50 },
  ),
];

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
  `${instrument.id}${field.charAt(0).toUpperCase()}${field.slice(1)}`;

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
  ...sharedSettings.map(({ key, label, explains, unit, min, max, read }) => ({
    key,
    group: 'Every questionnaire',
    label,
    explains,
    unit,
    min,
    max,
    published: read(defaultOutcomeThresholds),
  })),
];
