import {
  adherenceLabels,
  drugClassLabels,
  drugClassOf,
  drugIds,
  drugName,
  electrodeLabels,
  frownSeverities,
  hasFailed,
  informationSourceLabels,
  isTrial,
  lifeEventLabels,
  priorOutcomeLabels,
  priorTreatmentLabels,
  trialAdequacy,
  type DrugNamed,
  type PriorTreatmentFacts,
} from '@glabella/domain/treatment';
import type { Cell } from '@glabella/domain/values';
import {
  code,
  day,
  decimal,
  type DerivationContext,
  type ExportColumn,
  type ExportTable,
  id,
  instant,
  labelled,
  listOf,
  whole,
  words,
  yesNo,
} from './export-table';

const ANSWERS = listOf(['yes', 'no', 'unknown']);
const GRADES = listOf(frownSeverities.map(({ value, label }) => ({ id: String(value), label })));

/** A date of which perhaps only month or year is known: it cannot be moved by days, so a pseudonymised export has none. */
const partialDay = (name: string, meaning: string): ExportColumn =>
  words(name, `${meaning} YYYY, YYYY-MM or YYYY-MM-DD, as far as it is known.`);

/** What every table says of the version that stands. */
const versionColumns: readonly ExportColumn[] = [
  words('correction_reason', 'Why this version differs from the one before, or why it was voided.'),
  whole('version', 'Version of the record, 1 for the first.', { values: '1 and above' }),
  instant('recorded_at', 'When this version was recorded.'),
  words('recorded_by', 'Who recorded this version.'),
];
const status = code(
  'status',
  'Recorded, or voided as entered by mistake (in the file only if asked for).',
  { values: listOf(['recorded', 'voided']) },
);

function drugOf({ cell }: DerivationContext): DrugNamed {
  return {
    drugId: cell('drug_id'),
    otherName: cell('other_name'),
    otherClass: cell('other_class') as DrugNamed['otherClass'],
  };
}

const drugColumns: readonly ExportColumn[] = [
  code('drug_id', 'The drug by the list; "other": see drug_name.', { values: listOf(drugIds) }),
  words('drug_name', 'Its name, as the list or the clinician words it.', {
    source: 'computed from drug_id and the written name',
    derive: (row) => (row.cell('drug_id') === null ? null : drugName(drugOf(row))),
  }),
  code('drug_class', 'Its class, by the list or as the clinician chose it.', {
    values: labelled(drugClassLabels),
    source: 'computed from drug_id and the chosen class',
    derive: (row) => drugClassOf(drugOf(row)),
  }),
];

const numberOf = (cell: Cell): number | null => (cell === null ? null : Number(cell));
const answerOf = (cell: Cell): boolean | null => (cell === null ? null : cell === 'yes');

function treatmentOf(row: DerivationContext): PriorTreatmentFacts {
  const { cell } = row;
  return {
    ...drugOf(row),
    kind: cell('kind') as PriorTreatmentFacts['kind'],
    startedOn: cell('started_on'),
    stoppedOn: cell('stopped_on'),
    isOngoing: cell('ongoing') === 'yes',
    maximumDose: numberOf(cell('maximum_dose')),
    doseUnit: cell('dose_unit') as PriorTreatmentFacts['doseUnit'],
    weeksAtDose: numberOf(cell('weeks_at_dose')),
    isDoseAdequate: answerOf(cell('dose_stated_adequate')),
    sessionCount: numberOf(cell('session_count')),
    electrodes: cell('electrodes') as PriorTreatmentFacts['electrodes'],
    adherence: cell('adherence') as PriorTreatmentFacts['adherence'],
    outcome: cell('outcome') as PriorTreatmentFacts['outcome'],
    reasonStopped: null,
    sideEffects: null,
    augmentationOfId: cell('added_to'),
    informationSource: cell('information_source') as PriorTreatmentFacts['informationSource'],
  };
}

function ofTrial(say: (facts: PriorTreatmentFacts) => string) {
  return (row: DerivationContext): Cell => {
    const facts = treatmentOf(row);
    return isTrial(facts) ? say(facts) : null;
  };
}

export const trialsTable: ExportTable = {
  name: 'trials',
  row: 'One treatment before toxin in its current version.',
  columns: [
    id('trial_id', 'The treatment before toxin.'),
    id('patient_id', 'The patient; joins all tables.'),
    status,
    code('kind', 'The kind of treatment.', { values: labelled(priorTreatmentLabels) }),
    ...drugColumns,
    partialDay('started_on', 'When it started; empty: not known.'),
    partialDay('stopped_on', 'When it stopped; empty while it goes on and where it is not known.'),
    yesNo('ongoing', 'Whether it went on when it was recorded.'),
    decimal('maximum_dose', 'The highest dose of a day; empty: not known, or no drug.'),
    code('dose_unit', 'The unit of maximum_dose.'),
    decimal('weeks_at_dose', 'Weeks at the minimum dose or more; empty: not known.', {
      unit: 'weeks',
    }),
    code('dose_stated_adequate', 'What the clinician states where no minimum dose has a source.', {
      values: listOf(['yes', 'no']),
    }),
    whole('session_count', 'Sessions of ECT, TMS, ketamine or psychotherapy; empty: not known.'),
    code('electrodes', 'Where ECT was applied.', { values: labelled(electrodeLabels) }),
    code('adherence', 'How it was taken.', { values: labelled(adherenceLabels) }),
    code('outcome', 'What it brought.', { values: labelled(priorOutcomeLabels) }),
    code('adequate', 'Whether it was an adequate trial; empty: no antidepressant of its own.', {
      values: ANSWERS,
      source: 'computed from dose, weeks and adherence; Sforzini 2022',
      derive: ofTrial((facts) => trialAdequacy(facts).answer),
    }),
    code('failed', 'Whether it failed, adequate or not; empty: no antidepressant of its own.', {
      values: ANSWERS,
      source: 'computed from outcome',
      derive: ofTrial(hasFailed),
    }),
    id('added_to', 'The treatment that it was added to; empty: a treatment of its own.'),
    code('information_source', 'Who told it.', { values: labelled(informationSourceLabels) }),
    words('reason_stopped', 'Why it was stopped.'),
    words('side_effects', 'Side effects.'),
    ...versionColumns,
  ],
};

export const medicationsTable: ExportTable = {
  name: 'medications',
  row: 'One dose of a medication in its current version, in order of time.',
  columns: [
    id('medication_id', 'The medication.'),
    id('patient_id', 'The patient; joins all tables.'),
    status,
    ...drugColumns,
    whole('step', 'The place of the dose in the medication, 1 for the start.'),
    partialDay('from_on', 'From when this dose was taken; empty: not known.'),
    decimal('dose', 'The dose of a day; empty: not known.'),
    code('dose_unit', 'The unit of dose.'),
    partialDay('stopped_on', 'When the medication stopped; empty while it goes on.'),
    yesNo('ongoing', 'Whether the medication goes on.'),
    words('purpose', 'What it is taken for.'),
    ...versionColumns,
  ],
};

export const frownRatingsTable: ExportTable = {
  name: 'frown_ratings',
  row: 'One frown rating of a review in its current version; those before an injection stand in injection_sites.',
  columns: [
    id('frown_rating_id', 'The rating.'),
    id('patient_id', 'The patient; joins all tables.'),
    status,
    day('rated_on', 'Day of the rating.'),
    whole('frown_at_maximum', 'Severity at maximum frown; empty: not rated.', { values: GRADES }),
    whole('frown_at_rest', 'Severity at rest; empty: not rated.', { values: GRADES }),
    words('rated_by', 'Who rated.'),
    words('note', 'What was written about it.'),
    ...versionColumns,
  ],
};

export const lifeEventsTable: ExportTable = {
  name: 'life_events',
  row: 'One life event in its current version; nothing is computed from it.',
  columns: [
    id('life_event_id', 'The life event.'),
    id('patient_id', 'The patient; joins all tables.'),
    status,
    day('happened_on', 'Day of the event; empty where only the month or the year is known.'),
    partialDay('happened_as_known', 'When it happened.'),
    code('kind', 'What kind of event it was, by the product’s own list.', {
      values: labelled(lifeEventLabels),
    }),
    words('note', 'What was written about it.'),
    ...versionColumns,
  ],
};
