import { phq9 } from '@glabella/domain/instruments';
import { type Citation, type CitedNumber, capital } from '@glabella/domain/values';
import type { OutcomeThresholds, ReadingWeek, WeekWindow } from './thresholds';

/**
 * One number that a practice may set: its key, what it decides, the unit, the whole numbers that are
 * allowed (both ends included) and the published number with its source. `group` is the instrument's
 * name, or what else the number is about.
 */
export interface ThresholdSetting {
  readonly key: string;
  readonly group: string;
  readonly label: string;
  readonly explains: string;
  readonly unit: '%' | 'points' | 'total' | 'days' | 'months' | 'day' | 'week' | 'patients';
  readonly min: number;
  readonly max: number;
  readonly published: CitedNumber;
}

/** How a setting is called and explained. */
export type SettingWords = Pick<ThresholdSetting, 'label' | 'explains' | 'unit'>;

/** The least and the greatest number that a setting takes. */
export type SettingRange = Pick<ThresholdSetting, 'min' | 'max'>;

/** A number that is no instrument's own, with how it is read and replaced. */
export interface SharedSetting extends SettingWords, SettingRange {
  readonly key: string;
  readonly group: string;
  readonly read: (thresholds: OutcomeThresholds) => CitedNumber;
  readonly write: (thresholds: OutcomeThresholds, number: CitedNumber) => OutcomeThresholds;
}

type SharedNumber = {
  readonly [Key in keyof OutcomeThresholds]: OutcomeThresholds[Key] extends CitedNumber
    ? Key
    : never;
}[keyof OutcomeThresholds];

const everyQuestionnaire = 'Every questionnaire';
const weeksAndVisits = 'Weeks and visits';
const reports = 'Reports and comparison';

const shared = (
  key: SharedNumber,
  group: string,
  words: SettingWords,
  range: SettingRange,
): SharedSetting => ({
  key,
  group,
  ...words,
  ...range,
  read: (thresholds) => thresholds[key],
  write: (thresholds, number) => ({ ...thresholds, [key]: number }),
});

/** A rule of several numbers with one of them replaced; its source names every number that is the practice's own. */
function withNumber<Rule extends { readonly source: Citation }>(
  rule: Rule,
  field: string,
  { value, source }: CitedNumber,
): Rule {
  const isOwn = rule.source.label === source.label;
  const detail = [isOwn ? rule.source.detail : undefined, source.detail].filter(Boolean).join(' ');
  return { ...rule, [field]: value, source: { ...source, detail } };
}

const ofLittleChange = (
  key: string,
  field: 'percent' | 'fromDay' | 'toDay',
  words: SettingWords,
  range: SettingRange,
): SharedSetting => ({
  key,
  group: everyQuestionnaire,
  ...words,
  ...range,
  read: ({ littleChange }) => ({ value: littleChange[field], source: littleChange.source }),
  write: (thresholds, { value, source }) => ({
    ...thresholds,
    littleChange: withNumber(thresholds.littleChange, field, { value, source }),
  }),
});

const ofVisits = (
  key: string,
  field: 'earlyUntilWeek' | 'earlyDays' | 'lateDays',
  words: SettingWords,
  range: SettingRange,
): SharedSetting => ({
  key,
  group: weeksAndVisits,
  ...words,
  ...range,
  read: ({ visitTolerance }) => ({ value: visitTolerance[field], source: visitTolerance.source }),
  write: (thresholds, { value, source }) => ({
    ...thresholds,
    visitTolerance: withNumber(thresholds.visitTolerance, field, { value, source }),
  }),
});

/** The most days after its day for which any practice may keep a planned visit open. */
export const longestVisitLateDays = 21;

type WindowDay = 'fromDay' | 'targetDay' | 'toDay';

/** 'weekSixFromDay': the key of a day of the window of a reading week. */
export const windowKey = (week: ReadingWeek, day: WindowDay): string =>
  `week${week === 6 ? 'Six' : 'Twelve'}${capital(day)}`;

const windowWords: Readonly<Record<WindowDay, (week: ReadingWeek) => SettingWords>> = {
  fromDay: (week) => ({
    label: `Week ${week} counts from`,
    explains: `The first day after the first injection on which a complete total may stand for week ${week}.`,
    unit: 'day',
  }),
  targetDay: (week) => ({
    label: `Week ${week} is nearest to`,
    explains: `Of several complete totals the one nearest this day stands for week ${week}; it lies within half a week of day ${7 * week}.`,
    unit: 'day',
  }),
  toDay: (week) => ({
    label: `Week ${week} counts up to`,
    explains: `The last day on which a complete total may stand for week ${week}; after it the total is missing.`,
    unit: 'day',
  }),
};

const windowSettings = (
  week: ReadingWeek,
  ranges: Readonly<Record<WindowDay, SettingRange>>,
): SharedSetting[] =>
  (['fromDay', 'targetDay', 'toDay'] as const).map((day) => ({
    key: windowKey(week, day),
    group: weeksAndVisits,
    ...windowWords[day](week),
    ...ranges[day],
    read: ({ weekWindows }) => {
      const window = windowOf(weekWindows, week);
      return { value: window[day], source: window.source };
    },
    write: (thresholds, { value, source }) => ({
      ...thresholds,
      weekWindows: thresholds.weekWindows.map((window) =>
        window.week === week ? withNumber(window, day, { value, source }) : window,
      ),
    }),
  }));

function windowOf(windows: readonly WeekWindow[], week: ReadingWeek): WeekWindow {
  const found = windows.find((window) => window.week === week);
  if (found === undefined) throw new Error(`Week ${week} has no window`);
  return found;
}

/** The numbers that are no instrument's own, with how each is read and replaced. */
export const sharedSettings: readonly SharedSetting[] = [
  shared(
    'responsePercent',
    everyQuestionnaire,
    {
      label: 'Response from',
      explains: 'A fall from baseline of at least this share is a response.',
      unit: '%',
    },
    { min: 30, max: 75 },
  ),
  shared(
    'partialResponsePercent',
    everyQuestionnaire,
    {
      label: 'Partial response from',
      explains: 'A smaller fall of at least this share is a partial response.',
      unit: '%',
    },
    { min: 10, max: 49 },
  ),
  shared(
    'baselineWindowDays',
    everyQuestionnaire,
    {
      label: 'Baseline at most this old',
      explains:
        'How many days before the first injection a total may serve as the baseline; for as long a PHQ-9 is current before any injection.',
      unit: 'days',
    },
    { min: 1, max: 60 },
  ),
  shared(
    'noResponseFromDay',
    everyQuestionnaire,
    {
      label: 'No response stated from',
      explains: 'Before this day after the first injection nothing is called "no response".',
      unit: 'day',
    },
    { min: 28, max: 120 },
  ),
  ofLittleChange(
    'littleChangePercent',
    'percent',
    {
      label: 'Little change under',
      explains: 'Less improvement than this at the first early visit reads "little change yet".',
      unit: '%',
    },
    { min: 5, max: 40 },
  ),
  ofLittleChange(
    'littleChangeFromDay',
    'fromDay',
    {
      label: 'Little change is read from',
      explains: 'The first day after the first injection on which a visit is an early one.',
      unit: 'day',
    },
    { min: 7, max: 41 },
  ),
  ofLittleChange(
    'littleChangeToDay',
    'toDay',
    {
      label: 'Little change is read up to',
      explains: 'The last such day. Nothing is said once "no response" may be stated.',
      unit: 'day',
    },
    { min: 14, max: 56 },
  ),
  shared(
    'relapseConfirmationDays',
    everyQuestionnaire,
    {
      label: 'A relapse can be withdrawn within',
      explains: 'A visit within these days that does not meet the rule withdraws the relapse.',
      unit: 'days',
    },
    { min: 1, max: 60 },
  ),
  shared(
    'recoveryMonths',
    everyQuestionnaire,
    {
      label: 'Recovery after',
      explains: 'Remission at every visit for this long is a recovery.',
      unit: 'months',
    },
    { min: 2, max: 12 },
  ),
  shared(
    'onsetPercent',
    everyQuestionnaire,
    {
      label: 'Onset of a cycle from',
      explains: 'The first visit that lies this far below the start of a cycle is its onset.',
      unit: '%',
    },
    { min: 5, max: 50 },
  ),
  ...windowSettings(6, {
    fromDay: { min: 14, max: 44 },
    targetDay: { min: 39, max: 45 },
    toDay: { min: 40, max: 83 },
  }),
  ...windowSettings(12, {
    fromDay: { min: 43, max: 86 },
    targetDay: { min: 81, max: 87 },
    toDay: { min: 82, max: 168 },
  }),
  ofVisits(
    'visitEarlyDays',
    'earlyDays',
    {
      label: 'An early visit counts within',
      explains: 'Days before and after its day within which an early planned visit counts.',
      unit: 'days',
    },
    { min: 1, max: 14 },
  ),
  ofVisits(
    'visitEarlyUntilWeek',
    'earlyUntilWeek',
    {
      label: 'Visits are early up to',
      explains: 'The last planned week with the window of an early visit.',
      unit: 'week',
    },
    { min: 1, max: 26 },
  ),
  ofVisits(
    'visitLateDays',
    'lateDays',
    {
      label: 'A later visit counts within',
      explains: 'Days before and after its day within which every later planned visit counts.',
      unit: 'days',
    },
    { min: 1, max: longestVisitLateDays },
  ),
  shared(
    'leastComparable',
    reports,
    {
      label: 'A band of comparable patients from',
      explains:
        'A week with fewer shows their number alone. It may be raised, never lowered below 20: a band of fewer is mostly chance.',
      unit: 'patients',
    },
    { min: 20, max: 200 },
  ),
  shared(
    'leastPrinted',
    reports,
    {
      label: 'A count is printed from',
      explains:
        'Where nobody is named, a smaller count but 0 is not printed and cannot be computed back. It may be raised up to 11, as CMS asks for its data, never lowered below 5: single people would show.',
      unit: 'patients',
    },
    { min: 5, max: 11 },
  ),
  shared(
    'importedItem9Days',
    phq9.name,
    {
      label: 'An imported item 9 opens a follow-up within',
      explains:
        'The latest form of a patient asks for a follow-up when it is imported up to this many days after its day. An older one marks its point and opens none. At least a week.',
      unit: 'days',
    },
    { min: 7, max: 90 },
  ),
];
