import { checkIn, gad7, type Instrument, measuresOf, phq9 } from '@glabella/domain/instruments';
import { untilEnd, verdict } from '@glabella/domain/outcomes';
import { formatDate } from '@glabella/domain/values';
import { buildPatientChart } from '../spec/build-patient-chart';
import { latestAfterEnd, scorePointsOf } from '../spec/course-of-chart';
import type { ChartAssessment } from '../spec/chart-record';
import { course, dayZero, onDay, phq9On, recordOf, sessionOn } from '../testing/chart-record-of';
import { noteParagraph } from './note-paragraph';

function paragraph(
  assessments: readonly ChartAssessment[],
  sessions: ReturnType<typeof sessionOn>[],
  change: { instrument?: Instrument; isOffLabel?: boolean; endedOn?: string } = {},
): string {
  const { instrument = phq9, isOffLabel = true, endedOn = null } = change;
  const record = recordOf(assessments, sessions);
  const points = scorePointsOf(instrument, assessments);
  return noteParagraph({
    instrument,
    today: record.today,
    verdict: verdict(instrument, untilEnd(points, endedOn), sessions.length > 0 ? dayZero : null),
    afterEnd: latestAfterEnd(points, { ...course, endedOn }),
    injections: buildPatientChart(record).injections,
    course: { protocolName: 'Glabella 5-point', startedOn: course.startedOn, endedOn, isOffLabel },
  });
}

describe('the paragraph for the notes', () => {
  it('says the change with its days, each finding with threshold and source, and the treatment', () => {
    const text = paragraph([phq9On(-7, 19), phq9On(42, 7)], [sessionOn(0)]);
    expect(text).toMatch(
      /^PHQ-9 fell from 19 \(moderately severe\) on .*, the baseline, to 7 \(mild\) on .*: −12 points, −63 %\. /,
    );
    expect(text).toContain('Reliable improvement −12, threshold 6 (NHS Talking Therapies manual).');
    expect(text).toMatch(/Response: .*threshold −50 % \(.+\)\./);
    expect(text).toContain('by the protocol Glabella 5-point, off-label; 1 injection session');
    expect(text).toContain('29 U, 5 sites, lot');
    expect(text).toMatch(/As recorded on \d+ \w+ \d{4}\.$/);
  });

  it.each([
    ['rose', [phq9On(-7, 12), phq9On(42, 19)], 'PHQ-9 rose from 12'],
    ['stayed', [phq9On(-7, 12), phq9On(42, 12)], 'PHQ-9 unchanged from 12'],
    ['is nothing but the baseline', [phq9On(-7, 12)], 'PHQ-9 12 (moderate) on'],
    ['has no baseline', [phq9On(42, 12)], '; no baseline.'],
    ['is missing', [], 'No PHQ-9 with a total is recorded.'],
    ['is a gap', [phq9On(42, null)], 'No PHQ-9 with a total is recorded.'],
    [
      'is prorated',
      [phq9On(-7, 19), phq9On(42, 7, { scoreStatus: 'prorated' })],
      'to 7 (mild, prorated) on',
    ],
  ])('says it when the score %s', (_, assessments, words) => {
    expect(paragraph(assessments, [sessionOn(0)])).toContain(words);
  });

  it.each([
    ['the day of the first injection', 0, -5, ' on 6 Jan 2026; the baseline is 18'],
    ['days before it', -2, -5, ' on 4 Jan 2026; the baseline is 18'],
    ['the day of the baseline itself', 0, 0, ' on 6 Jan 2026; the baseline is 18'],
  ])('calls no prorated total of %s the baseline, and says which is', (_, day, before, words) => {
    const text = paragraph(
      [
        phq9On(before, 18),
        phq9On(day, 15, {
          id: 'prorated',
          scoreStatus: 'prorated',
          firstRecordedAt: `${onDay(day)}T11:00:00Z`,
        }),
      ],
      [sessionOn(0)],
    );
    const on = formatDate(onDay(before));
    expect(text.split('. ')[0]).toBe(
      `PHQ-9 15 (moderately severe, prorated)${words} (moderately severe) on ${on}`,
    );
    expect(text).not.toContain(', the baseline');
  });

  it('calls the baseline so where it is the latest, though a prorated total came before it', () => {
    const text = paragraph(
      [phq9On(-5, 15, { scoreStatus: 'prorated' }), phq9On(0, 18)],
      [sessionOn(0)],
    );
    expect(text).toMatch(/^PHQ-9 18 \(moderately severe\) on 6 Jan 2026, the baseline\. /);
  });

  it('marks off-label treatment, and only that', () => {
    const forms = [phq9On(-7, 19)];
    expect(paragraph(forms, [sessionOn(0)])).toContain('off-label');
    expect(paragraph(forms, [sessionOn(0)], { isOffLabel: false })).not.toContain('off-label');
  });

  it('says when there was no session, and when the course ended', () => {
    expect(paragraph([phq9On(-7, 19)], [])).toContain('no injection session yet');
    const ended = paragraph([phq9On(-7, 19)], [sessionOn(0)], { endedOn: onDay(60) });
    expect(ended).not.toContain('since');
  });

  it('tells the verdict of an ended course up to its end, and the total after it apart', () => {
    const forms = [phq9On(-7, 19), phq9On(42, 4), phq9On(110, 20)];
    const text = paragraph(forms, [sessionOn(0)], { endedOn: onDay(60) });
    expect(text).toMatch(
      /^Up to the end of the course on 7 Mar 2026: PHQ-9 fell from 19 .* to 4 .* Since the end of the course: PHQ-9 20 \(severe\) on 26 Apr 2026\. Course /,
    );
  });

  it('marks a small change as within measurement error', () => {
    const text = paragraph([phq9On(-7, 15), phq9On(14, 12)], [sessionOn(0)]);
    expect(text).toContain(
      'Within measurement error: change −3, reliable from 6 (NHS Talking Therapies manual).',
    );
  });

  it('states no threshold that an instrument does not have, and says what is not validated', () => {
    const gad = [-7, 42].map((days, at) =>
      phq9On(days, [14, 11][at] ?? 0, { instrumentId: gad7.id, answers: null }),
    );
    expect(paragraph(gad, [sessionOn(0)], { instrument: gad7 })).not.toContain('Response');
    const [intensity] = measuresOf(checkIn);
    if (!intensity) throw new Error('A check-in has measures');
    const checkIns = [-7, 42].map((days, at) =>
      phq9On(days, null, {
        instrumentId: checkIn.id,
        scoreStatus: 'unscored',
        answers: [[8, 90, 3][0] ?? 0, 90 - at, 3],
      }),
    );
    const text = paragraph(checkIns, [sessionOn(0)], { instrument: intensity });
    expect(text).toContain('Check-in: intensity is not validated.');
    expect(text).not.toMatch(/threshold/);
  });

  it('gives no advice and names nobody', () => {
    const text = paragraph([phq9On(-7, 19), phq9On(42, 7)], [sessionOn(0)]);
    expect(text).not.toMatch(/should|recommend|consider|continue|stop/i);
  });
});
