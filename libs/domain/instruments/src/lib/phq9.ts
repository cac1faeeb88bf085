import { frequencyOptions, phqFamilyNotice } from './frequency-options';
import type { CodedInstrument } from './instrument';
import * as sources from './sources';

/**
 * The Patient Health Questionnaire, nine scored questions, total 0 to 27, in its official English
 * wording.
 */
export const phq9: CodedInstrument = {
  id: 'phq9',
  version: '1',
  name: 'PHQ-9',
  title: 'Patient Health Questionnaire (PHQ-9)',
  question:
    'Over the last 2 weeks, how often have you been bothered by any of the following problems?',
  recallDays: 14,
  direction: 'lower-is-better',
  rater: 'patient',
  entry: { kind: 'items' },
  aliases: ['phq 9', 'phq9'],
  items: [
    {
      code: 'phq9.1',
      number: 1,
      text: 'Little interest or pleasure in doing things',
      shortLabel: 'Interest',
      loinc: '44250-9',
    },
    {
      code: 'phq9.2',
      number: 2,
      text: 'Feeling down, depressed, or hopeless',
      shortLabel: 'Low mood',
      loinc: '44255-8',
    },
    {
      code: 'phq9.3',
      number: 3,
      text: 'Trouble falling or staying asleep, or sleeping too much',
      shortLabel: 'Sleep',
      loinc: '44259-0',
    },
    {
      code: 'phq9.4',
      number: 4,
      text: 'Feeling tired or having little energy',
      shortLabel: 'Energy',
      loinc: '44254-1',
    },
    {
      code: 'phq9.5',
      number: 5,
      text: 'Poor appetite or overeating',
      shortLabel: 'Appetite',
      loinc: '44251-7',
    },
    {
      code: 'phq9.6',
      number: 6,
      text:
        'Feeling bad about yourself - or that you are a failure or have let yourself or your ' +
        'family down',
      shortLabel: 'Self-worth',
      loinc: '44258-2',
    },
    {
      code: 'phq9.7',
      number: 7,
      text: 'Trouble concentrating on things, such as reading the newspaper or watching television',
      shortLabel: 'Concentration',
      loinc: '44252-5',
    },
    {
      code: 'phq9.8',
      number: 8,
      text:
        'Moving or speaking so slowly that other people could have noticed. Or the opposite - ' +
        'being so fidgety or restless that you have been moving around a lot more than usual',
      shortLabel: 'Slowed or restless',
      loinc: '44253-3',
    },
    {
      code: 'phq9.9',
      number: 9,
      text: 'Thoughts that you would be better off dead, or of hurting yourself in some way',
      shortLabel: 'Self-harm thoughts',
      loinc: '44260-8',
      isSafetyItem: true,
    },
  ],
  functionItem: {
    code: 'phq9.10',
    text:
      'If you checked off any problems, how difficult have these problems made it for you to do ' +
      'your work, take care of things at home, or get along with other people?',
    shortLabel: 'Difficulty functioning',
    loinc: '69722-7',
    // LOINC numbered "very" after "extremely": the codes do not rise with severity.
    options: [
      { value: 0, label: 'Not difficult at all', loinc: 'LA6572-7' },
      { value: 1, label: 'Somewhat difficult', loinc: 'LA6573-5' },
      { value: 2, label: 'Very difficult', loinc: 'LA6575-0' },
      { value: 3, label: 'Extremely difficult', loinc: 'LA6574-3' },
    ],
  },
  options: frequencyOptions,
  range: { min: 0, max: 27 },
  bands: [
    { id: 'minimal', label: 'Minimal', from: 0, to: 4 },
    { id: 'mild', label: 'Mild', from: 5, to: 9 },
    { id: 'moderate', label: 'Moderate', from: 10, to: 14 },
    { id: 'moderately-severe', label: 'Moderately severe', from: 15, to: 19 },
    { id: 'severe', label: 'Severe', from: 20, to: 27 },
  ],
  bandSource: sources.kroenke2001,
  loinc: { panel: '44249-1', total: '44261-6' },
  missingRule: {
    kind: 'prorate',
    minAnswered: 7,
    requiredItems: ['phq9.9'],
    source: sources.phq9Proration,
  },
  thresholds: {
    reliableChange: { value: 6, source: sources.nhsTalkingTherapies },
    caseness: { value: 10, source: sources.nhsTalkingTherapies },
    remissionBelow: { value: 5, source: sources.cms159 },
    minimalImportantDifference: { value: 5, source: sources.loewe2004 },
    responseBaselineFrom: { value: 10, source: sources.responseBaselineRule },
    worsening: { value: 6, source: sources.worseningRule },
    newSevereFrom: { value: 20, source: sources.newSevereRule },
    relapse: { from: 10, rise: 5, source: sources.relapseRule },
    wearOffRise: { value: 5, source: sources.wearOffRule },
  },
  internalConsistency: { value: 0.89, source: sources.kroenke2001 },
  copyright: phqFamilyNotice,
  sources: [sources.kroenke2001, sources.loewe2004, sources.nhsTalkingTherapies, sources.cms159],
};
