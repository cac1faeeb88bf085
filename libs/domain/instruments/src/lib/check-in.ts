import type { Instrument } from './instrument';
import * as sources from './sources';

/**
 * A short check-in on negative feelings of the last week: how strong, how long, how often. Words of
 * this product, not validated; lower is better; three curves and no total.
 */
export const checkIn: Instrument = {
  id: 'check-in',
  version: '1',
  name: 'Check-in',
  title: 'Check-in: negative feelings in the last week',
  question: 'Think of the negative feelings, such as sadness or anxiety, of the last 7 days.',
  recallDays: 7,
  direction: 'lower-is-better',
  rater: 'patient',
  entry: { kind: 'separate-items' },
  isNotValidated: true,
  aliases: ['check in', 'checkin'],
  items: [
    {
      code: 'check-in.1',
      number: 1,
      text: 'How strong was the feeling at its strongest?',
      shortLabel: 'Intensity',
      scale: { min: 0, max: 10, unit: '', ends: '0 not felt, 10 as strong as it could be' },
    },
    {
      code: 'check-in.2',
      number: 2,
      text: 'Once it came, how many minutes until it passed, most of the time?',
      shortLabel: 'Minutes to pass',
      scale: {
        min: 0,
        max: 480,
        unit: 'min',
        ends: 'in minutes; 480 stands for eight hours or longer',
      },
    },
    {
      code: 'check-in.3',
      number: 3,
      text: 'How often did it come?',
      shortLabel: 'How often',
      options: [
        { value: 0, label: 'Not at all' },
        { value: 1, label: 'Once or twice a week' },
        { value: 2, label: 'Most days' },
        { value: 3, label: 'Every day' },
        { value: 4, label: 'Several times a day' },
      ],
    },
  ],
  options: [],
  range: { min: 0, max: 480 },
  bands: [],
  bandSource: null,
  loinc: { panel: null, total: null },
  missingRule: { kind: 'complete-only', source: sources.checkInRule },
  thresholds: {},
  copyright: 'Words of this product. Not validated.',
  sources: [sources.checkInRule],
};
