import { buildPatientChart } from '../spec/build-patient-chart';
import { eventOn, onDay, phq9On, recordOf, sessionOn } from '../testing/chart-record-of';
import { chartNotes } from '../words/chart-notes';
import { chartRows } from '../words/chart-rows';
import { chartSentence } from '../words/chart-sentence';
import { adverseEventReading } from '../words/readings';
import { chartLegend } from './chart-layers';
import { chartLayout } from './chart-layout';
import { paperTheme } from './chart-theme';
import { tooltipText } from './chart-tooltip';
import { toChartConfig } from './to-chart-config';

const ptosis = eventOn(4, { session: { id: 'session-day-0' } });
const swallowing = eventOn(100, {
  termId: 'dysphagia',
  seriousness: null,
  outcome: 'resolved',
  endedOn: onDay(112),
});
const specOf = (adverseEvents = [ptosis, swallowing], axis: 'date' | 'weeks-since-last' = 'date') =>
  buildPatientChart(
    recordOf([phq9On(-7, 19), phq9On(42, 9)], [sessionOn(0), sessionOn(98)], { adverseEvents }),
    { axis },
  );
const paper = (hidden: 'adverse-events'[] = []) => ({
  widthPx: 1000,
  prefersReducedMotion: true,
  hiddenLayers: new Set(hidden),
});
const configOf = (spec = specOf()) => toChartConfig(spec, paperTheme, paper());
const annotationsOf = (config = configOf()) =>
  config.options?.plugins?.annotation?.annotations as Record<
    string,
    { content?: unknown; xMin?: number; xMax?: number }
  >;

describe('the adverse events of a chart', () => {
  it('are in order of their onset, voided ones left out', () => {
    const voided = eventOn(50, { status: 'voided' });
    const ids = specOf([swallowing, voided, ptosis]).adverseEvents.map(({ id }) => id);
    expect(ids).toEqual(['event-day-4', 'event-day-100']);
  });

  it('stand in a lane of their own under the injections, and only where there are some', () => {
    const lanesOf = (spec = specOf(), hidden: 'adverse-events'[] = []) =>
      chartLayout(spec, paper(hidden)).lanes.map(({ id }) => id);
    expect(lanesOf().slice(-3)).toEqual(['injections', 'adverse-events', 'frown']);
    expect(lanesOf(specOf([]))).not.toContain('adverse-events');
    expect(lanesOf(specOf(), ['adverse-events'])).not.toContain('adverse-events');
    expect(configOf().options?.scales).toHaveProperty('adverse-events');
  });

  it('are told apart by fill and by word, not by colour alone', () => {
    const dataset = configOf().data.datasets.find(({ yAxisID }) => yAxisID === 'adverse-events');
    expect(dataset?.pointBackgroundColor).toEqual([paperTheme.surface, paperTheme.alarm]);
    expect(dataset?.data).toHaveLength(2);
    const annotations = annotationsOf();
    expect(annotations['adverse-event-event-day-4-label']?.content).toBe('Eyelid ptosis');
    expect(annotations['adverse-event-event-day-100-label']?.content).toBe(
      'Trouble swallowing, serious',
    );
  });

  it('last from the onset to the end, or to today while they are open', () => {
    const annotations = annotationsOf();
    const daysOf = (id: string) => (annotations[id]?.xMax ?? 0) - (annotations[id]?.xMin ?? 0);
    expect(daysOf('adverse-event-event-day-4')).toBe(116);
    expect(daysOf('adverse-event-event-day-100')).toBe(12);
  });

  it('leave out the words that have no room, which table and keyboard say', () => {
    const near = specOf([ptosis, eventOn(6, { id: 'near', termId: 'headache' })]);
    expect(annotationsOf(configOf(near))).not.toHaveProperty('adverse-event-event-day-4-label');
    expect(annotationsOf(configOf(near))).toHaveProperty('adverse-event-near-label');
  });

  it('are said by keyboard and pointer with severity, outcome and session', () => {
    expect(adverseEventReading(specOf(), 0)).toMatch(
      /: adverse event, Eyelid ptosis, mild, ongoing, 4 days after injection session 1, lot C7741\.$/,
    );
    expect(adverseEventReading(specOf(), 7)).toBe('');
    expect(tooltipText(specOf(), 'adverse-events', 1)).toMatchObject({
      lines: ['Trouble swallowing', 'mild, serious', expect.stringMatching(/^resolved /)],
    });
    expect(tooltipText(specOf(), 'adverse-events', 7).lines).toEqual([]);
  });

  it('have a row of the table with the lot of their session', () => {
    const rows = chartRows(specOf()).filter(({ kind }) => kind === 'adverse-event');
    expect(rows.map(({ entry, status, lot }) => [entry, status, lot])).toEqual([
      ['Adverse event', 'Eyelid ptosis; mild; ongoing', 'C7741'],
      ['Adverse event', expect.stringMatching(/^Trouble swallowing; mild, serious; resolved/), ''],
    ]);
  });

  it('stand with their cycle where cycles are laid over each other', () => {
    const rows = chartRows(specOf(undefined, 'weeks-since-last'));
    const told = rows.filter(({ kind }) => kind === 'adverse-event');
    expect(told.map(({ cycle, status }) => [cycle, status])).toEqual([
      ['1', 'Eyelid ptosis; mild; ongoing'],
    ]);
  });

  it('are counted in the sentence and explained under the chart', () => {
    expect(chartSentence(specOf())).toContain('2 adverse events, 1 open');
    expect(
      chartNotes(specOf())
        .map(({ text }) => text)
        .join(' '),
    ).toContain('filled when serious');
    expect(chartLegend(specOf()).map(({ layer }) => layer)).toContain('adverse-events');
    expect(chartLegend(specOf([])).map(({ layer }) => layer)).not.toContain('adverse-events');
  });
});
