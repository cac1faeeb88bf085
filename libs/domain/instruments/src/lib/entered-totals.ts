import type { Instrument, InstrumentRater } from './instrument';
import * as sources from './sources';

type TotalFacts = Pick<
  Instrument,
  | 'id'
  | 'name'
  | 'title'
  | 'aliases'
  | 'recallDays'
  | 'rater'
  | 'range'
  | 'bands'
  | 'bandSource'
  | 'thresholds'
  | 'copyright'
  | 'sources'
> &
  Partial<
    Pick<Instrument, 'otherBands' | 'loinc' | 'concern' | 'question' | 'entry' | 'ambiguousNames'>
  >;

const questions: Readonly<Record<InstrumentRater, string>> = {
  clinician: 'The total of the interview, as added up on the rating form.',
  patient: 'The total of the answered form, as added up on it.',
};

/** An instrument of which only the total is kept: lower is better, entered as it stands on the form. */
function enteredTotal(facts: TotalFacts): Instrument {
  return {
    version: '1',
    question: questions[facts.rater],
    direction: 'lower-is-better',
    entry: { kind: 'total', label: 'Total', factor: 1 },
    items: [],
    options: [],
    loinc: { panel: null, total: null },
    missingRule: { kind: 'complete-only', source: sources.enteredTotal },
    ...facts,
  };
}

const licensed = 'Total only: the items may not be reproduced without a licence.';

/** The Montgomery-Åsberg Depression Rating Scale, rated by a clinician, total 0 to 60. */
export const madrs = enteredTotal({
  id: 'madrs',
  name: 'MADRS',
  title: 'Montgomery-Åsberg Depression Rating Scale (MADRS)',
  aliases: ['madrs', 'montgomery asberg'],
  recallDays: 7,
  rater: 'clinician',
  range: { min: 0, max: 60 },
  bands: [
    { id: 'none', label: 'None', from: 0, to: 6 },
    { id: 'mild', label: 'Mild', from: 7, to: 19 },
    { id: 'moderate', label: 'Moderate', from: 20, to: 34 },
    { id: 'severe', label: 'Severe', from: 35, to: 60 },
  ],
  bandSource: sources.snaith1986,
  otherBands: [
    {
      id: 'kearns-1982',
      bands: [
        { id: 'recovered', label: 'Recovered', from: 0, to: 7 },
        { id: 'mild', label: 'Mild', from: 8, to: 15 },
        { id: 'moderate', label: 'Moderate', from: 16, to: 25 },
        { id: 'severe', label: 'Severe', from: 26, to: 30 },
        { id: 'very-severe', label: 'Very severe', from: 31, to: 60 },
      ],
      source: sources.kearns1982,
    },
  ],
  thresholds: {
    remissionBelow: { value: 11, source: sources.finziRosenthal2014 },
    responseBaselineFrom: { value: 11, source: sources.aboveRemission },
  },
  copyright: licensed,
  sources: [sources.montgomeryAsberg1979, sources.snaith1986, sources.finziRosenthal2014],
});

/** The Hamilton Rating Scale for Depression with 17 items, rated by a clinician, total 0 to 52. */
export const hamd17 = enteredTotal({
  id: 'hamd17',
  name: 'HAM-D-17',
  title: 'Hamilton Rating Scale for Depression, 17 items (HAM-D-17)',
  aliases: ['ham d 17', 'hamd17', 'hamd 17', 'hdrs 17', 'hdrs17', 'hrsd 17', 'hrsd17'],
  // With 21 items, as in Magid 2014, or 24 the total is another.
  ambiguousNames: ['ham d', 'hamd', 'hdrs', 'hrsd'],
  recallDays: 7,
  rater: 'clinician',
  range: { min: 0, max: 52 },
  bands: [
    { id: 'none', label: 'None', from: 0, to: 7 },
    { id: 'mild', label: 'Mild', from: 8, to: 16 },
    { id: 'moderate', label: 'Moderate', from: 17, to: 23 },
    { id: 'severe', label: 'Severe', from: 24, to: 52 },
  ],
  bandSource: sources.zimmerman2013,
  thresholds: {
    remissionBelow: { value: 8, source: sources.zimmerman2013 },
    responseBaselineFrom: { value: 8, source: sources.aboveRemission },
  },
  copyright: 'Total only.',
  sources: [sources.hamilton1960, sources.zimmerman2013],
});

/** The Beck Depression Inventory, second edition, total 0 to 63. */
export const bdi2 = enteredTotal({
  id: 'bdi2',
  name: 'BDI-II',
  title: 'Beck Depression Inventory, second edition (BDI-II)',
  aliases: ['bdi ii', 'bdi 2', 'bdi2', 'bdiii'],
  // The first edition asks otherwise and has other bands.
  ambiguousNames: ['bdi'],
  recallDays: 14,
  rater: 'patient',
  range: { min: 0, max: 63 },
  bands: [
    { id: 'minimal', label: 'Minimal', from: 0, to: 13 },
    { id: 'mild', label: 'Mild', from: 14, to: 19 },
    { id: 'moderate', label: 'Moderate', from: 20, to: 28 },
    { id: 'severe', label: 'Severe', from: 29, to: 63 },
  ],
  bandSource: sources.beck1996,
  loinc: { panel: null, total: '89209-1' },
  thresholds: {
    remissionBelow: { value: 13, source: sources.riedel2010 },
    responseBaselineFrom: { value: 13, source: sources.aboveRemission },
  },
  copyright: licensed,
  sources: [sources.beck1996, sources.riedel2010],
});

/** The Quick Inventory of Depressive Symptomatology, self-report, total 0 to 27. */
export const qidsSr16 = enteredTotal({
  id: 'qids-sr16',
  name: 'QIDS-SR16',
  title: 'Quick Inventory of Depressive Symptomatology, self-report (QIDS-SR16)',
  aliases: ['qids sr16', 'qids sr 16', 'qids sr'],
  // A clinician rates the QIDS-C16.
  ambiguousNames: ['qids'],
  recallDays: 7,
  rater: 'patient',
  range: { min: 0, max: 27 },
  bands: [
    { id: 'none', label: 'None', from: 0, to: 5 },
    { id: 'mild', label: 'Mild', from: 6, to: 10 },
    { id: 'moderate', label: 'Moderate', from: 11, to: 15 },
    { id: 'severe', label: 'Severe', from: 16, to: 20 },
    { id: 'very-severe', label: 'Very severe', from: 21, to: 27 },
  ],
  bandSource: sources.rush2003,
  thresholds: {
    remissionBelow: { value: 6, source: sources.rush2003 },
    responseBaselineFrom: { value: 6, source: sources.aboveRemission },
  },
  copyright: licensed,
  sources: [sources.rush2003],
});

/**
 * The Hyperhidrosis Disease Severity Scale, answered by the patient: one grade from 1 to 4. It begins at 1, so a share of it
 * means nothing: response is a fall by grades, as in the studies of the label.
 */
export const hdss = enteredTotal({
  id: 'hdss',
  name: 'HDSS',
  title: 'Hyperhidrosis Disease Severity Scale (HDSS)',
  aliases: ['hdss', 'hyperhidrosis disease severity scale'],
  concern: 'sweating',
  question: 'The grade that the patient chose: how much sweating is noticed and interferes.',
  entry: { kind: 'total', label: 'Grade', factor: 1 },
  recallDays: 7,
  rater: 'patient',
  range: { min: 1, max: 4 },
  bands: [
    { id: 'not-noticeable', label: 'Never noticeable', from: 1, to: 1 },
    { id: 'tolerable', label: 'Tolerable', from: 2, to: 2 },
    { id: 'barely-tolerable', label: 'Barely tolerable', from: 3, to: 3 },
    { id: 'intolerable', label: 'Intolerable', from: 4, to: 4 },
  ],
  bandSource: sources.hdssGrades,
  thresholds: {
    responseGrades: { value: 2, source: sources.hdssResponse },
    responseBaselineFrom: { value: 3, source: sources.hdssEntry },
  },
  copyright: 'The grade only; its four answers in our own words.',
  sources: [sources.hdssGrades, sources.hdssResponse],
});
