import { eventOf } from '../testing/sample-event';
import { entryIssues, entryOf, newEntry, recordingOf, type EventEntry } from './event-entry';

const context = { today: '2026-11-23', birthDate: '1984-02-29', sessionOn: '2026-11-09' };
const ptosis: EventEntry = {
  ...newEntry('session', 'judge'),
  termId: 'eyelid-ptosis',
  onsetOn: '2026-11-13',
  severity: 'mild',
  outcome: 'ongoing',
};
const issuesOf = (changes: Partial<EventEntry>, isCorrection = false) =>
  entryIssues({ ...ptosis, ...changes }, context, isCorrection).map(({ path }) => path.join('.'));

describe('the form of an adverse event', () => {
  it('begins with nothing answered, and says what is asked', () => {
    const entry = newEntry('', '');
    expect(recordingOf(entry)).toBeNull();
    expect(entryIssues(entry, context, false).map(({ path }) => path.join('.'))).toEqual([
      'termId',
      'onsetOn',
      'severity',
      'outcome',
    ]);
  });

  it('asks for nothing more than what, when, how strong and how it stands', () => {
    expect(issuesOf({})).toEqual([]);
    expect(recordingOf(ptosis)).toEqual({
      termId: 'eyelid-ptosis',
      otherWords: null,
      sessionId: 'session',
      onsetOn: '2026-11-13',
      severity: 'mild',
      seriousness: null,
      relatedness: null,
      actions: null,
      outcome: 'ongoing',
      endedOn: null,
      reports: [],
      note: null,
    });
  });

  it('keeps "none of them" apart from "not answered"', () => {
    expect(recordingOf({ ...ptosis, seriousness: [], actions: [] })).toMatchObject({
      seriousness: [],
      actions: [],
    });
  });

  it('says nothing of what stands in a control that is hidden', () => {
    const hidden = { otherWords: 'left over', endedOn: '2026-11-20' };
    expect(recordingOf({ ...ptosis, ...hidden })).toMatchObject({
      otherWords: null,
      endedOn: null,
    });
    expect(issuesOf({ ...hidden, otherWords: 'w'.repeat(201) })).toEqual([]);
  });

  it.each<[string, Partial<EventEntry>, string[]]>([
    ['an onset before the session', { onsetOn: '2026-11-08' }, ['onsetOn']],
    ['"other" without words', { termId: 'other', otherWords: ' ' }, ['otherWords']],
    [
      'relatedness without who judged it',
      { relatedness: 'certain', judgedById: '' },
      ['judgedById'],
    ],
    ['resolved without a day', { outcome: 'resolved' }, ['endedOn']],
    ['a fatal outcome', { outcome: 'fatal', endedOn: '2026-11-20' }, ['seriousness']],
    [
      'an empty report',
      { reports: [{ reportedTo: ' ', reportedOn: '', reference: '' }] },
      ['reports.0.reportedTo', 'reports.0.reportedOn'],
    ],
    [
      'a report before the onset',
      { reports: [{ reportedTo: 'FDA', reportedOn: '2026-11-12', reference: '' }] },
      ['reports.0.reportedOn'],
    ],
    ['a note that is too long', { note: 'x'.repeat(4001) }, ['note']],
  ])('names the field for %s', (_, changes, fields) => {
    expect(issuesOf(changes)).toEqual(fields);
  });

  it('asks for a reason of a correction alone', () => {
    expect(issuesOf({}, true)).toEqual(['reason']);
    expect(issuesOf({ reason: 'Seen again' }, true)).toEqual([]);
    expect(issuesOf({ reason: 'x'.repeat(501) }, true)).toEqual(['reason']);
  });

  it('holds an event on record as it stands, and gives it back unchanged', () => {
    const event = eventOf({
      outcome: 'resolved',
      endedOn: '2026-11-20',
      reports: [{ reportedTo: 'FDA', reportedOn: '2026-11-15', reference: null }],
    });
    const { session, relatedness, ...facts } = event;
    expect(recordingOf(entryOf(event, 'somebody'))).toEqual({
      termId: facts.termId,
      otherWords: null,
      sessionId: session?.id,
      onsetOn: facts.onsetOn,
      severity: 'mild',
      seriousness: [],
      relatedness: { category: 'probable', judgedById: relatedness?.judgedBy.id },
      actions: ['watched'],
      outcome: 'resolved',
      endedOn: '2026-11-20',
      reports: facts.reports,
      note: 'Left, 2 mm.',
    });
  });
});
