import { frequencyOptions, phqFamilyNotice } from './frequency-options';
import type { CodedInstrument } from './instrument';
import * as sources from './sources';

/**
 * The Generalized Anxiety Disorder scale, seven scored questions, total 0 to 21, in its official
 * English wording.
 */
export const gad7: CodedInstrument = {
  id: 'gad7',
  version: '1',
  name: 'GAD-7',
  title: 'Generalized Anxiety Disorder 7-item scale (GAD-7)',
  question: 'Over the last 2 weeks, how often have you been bothered by the following problems?',
  recallDays: 14,
  direction: 'lower-is-better',
  rater: 'patient',
  entry: { kind: 'items' },
  aliases: ['gad 7', 'gad7'],
  items: [
    {
      code: 'gad7.1',
      number: 1,
      text: 'Feeling nervous, anxious or on edge',
      shortLabel: 'Nervous',
      loinc: '69725-0',
    },
    {
      code: 'gad7.2',
      number: 2,
      text: 'Not being able to stop or control worrying',
      shortLabel: 'Cannot stop worrying',
      loinc: '68509-9',
    },
    {
      code: 'gad7.3',
      number: 3,
      text: 'Worrying too much about different things',
      shortLabel: 'Worrying too much',
      loinc: '69733-4',
    },
    {
      code: 'gad7.4',
      number: 4,
      text: 'Trouble relaxing',
      shortLabel: 'Trouble relaxing',
      loinc: '69734-2',
    },
    {
      code: 'gad7.5',
      number: 5,
      text: 'Being so restless that it is hard to sit still',
      shortLabel: 'Restless',
      loinc: '69735-9',
    },
    {
      code: 'gad7.6',
      number: 6,
      text: 'Becoming easily annoyed or irritable',
      shortLabel: 'Irritable',
      loinc: '69689-8',
    },
    {
      code: 'gad7.7',
      number: 7,
      text: 'Feeling afraid as if something awful might happen',
      shortLabel: 'Afraid',
      loinc: '69736-7',
    },
  ],
  options: frequencyOptions,
  range: { min: 0, max: 21 },
  bands: [
    { id: 'minimal', label: 'Minimal', from: 0, to: 4 },
    { id: 'mild', label: 'Mild', from: 5, to: 9 },
    { id: 'moderate', label: 'Moderate', from: 10, to: 14 },
    { id: 'severe', label: 'Severe', from: 15, to: 21 },
  ],
  bandSource: sources.spitzer2006,
  loinc: { panel: '69737-5', total: '70274-6' },
  missingRule: { kind: 'complete-only', source: sources.gad7CompleteOnly },
  thresholds: {
    reliableChange: { value: 4, source: sources.nhsTalkingTherapies },
    caseness: { value: 8, source: sources.nhsTalkingTherapies },
  },
  internalConsistency: { value: 0.92, source: sources.spitzer2006 },
  copyright: phqFamilyNotice,
  sources: [sources.spitzer2006, sources.nhsTalkingTherapies],
};
