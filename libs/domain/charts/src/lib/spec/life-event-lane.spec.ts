import { type ChartLayer, chartLegend, hiddenLayersNote } from '../config/chart-layers';
import { chartLayout } from '../config/chart-layout';
import { paperTheme } from '../config/chart-theme';
import { tooltipText } from '../config/chart-tooltip';
import { toChartConfig } from '../config/to-chart-config';
import { onDay, phq9On, recordOf, sessionOn } from '../testing/chart-record-of';
import { lifeEventOn, medicationOn } from '../testing/history-of';
import { chartNotes } from '../words/chart-notes';
import { chartRows } from '../words/chart-rows';
import { chartSentence } from '../words/chart-sentence';
import { lifeEventReading } from '../words/readings';
import { buildPatientChart } from './build-patient-chart';
import type { ChartRecord } from './chart-record';
import { shownLifeEvents } from './life-event-lane';

const scores = [phq9On(-7, 19), phq9On(42, 12), phq9On(80, 9)];
const chartOf = (lifeEvents: ChartRecord['lifeEvents'], axis?: 'weeks-since-last') =>
  buildPatientChart(
    recordOf(scores, [sessionOn(0), sessionOn(91)], { lifeEvents, medications: [medicationOn()] }),
    { range: 'all', ...(axis === undefined ? {} : { axis }) },
  );
const paper = (hidden: readonly ChartLayer[] = []) => ({
  widthPx: 1000,
  prefersReducedMotion: true,
  hiddenLayers: new Set(hidden),
});
const configOf = (spec = chartOf([death]), hidden: readonly ChartLayer[] = []) =>
  toChartConfig(spec, paperTheme, paper(hidden));
const annotationsOf = (config = configOf()) =>
  config.options?.plugins?.annotation?.list?.() as Record<
    string,
    { content?: unknown; xMin?: number; xMax?: number; yMin?: number; yValue?: number }
  >;
const marksOf = (config = configOf()) =>
  config.data.datasets.find(({ id }) => id === 'life-events');

const death = lifeEventOn(56, { happenedOn: '2026-03-03' });
const move = lifeEventOn(20, { happenedOn: '2026-02', kind: 'move', note: 'To another town' });

describe('the life events on a chart', () => {
  it('are in order of time, voided ones left out', () => {
    const voided = lifeEventOn(30, { status: 'voided' });
    expect(chartOf([death, voided, move]).lifeEvents).toEqual([
      {
        id: 'life-event-day-20',
        on: '2026-02-01',
        until: '2026-02-28',
        date: 'Feb 2026',
        label: 'move',
        words: 'move: To another town',
      },
      {
        id: 'life-event-day-56',
        on: '2026-03-03',
        until: '2026-03-03',
        date: '3 Mar 2026',
        label: 'bereavement',
        words: 'bereavement',
      },
    ]);
  });

  it('of this year or month lie before today, however much of it is still to come', () => {
    const [year] = chartOf([lifeEventOn(0, { happenedOn: '2026' })]).lifeEvents;
    expect(year).toMatchObject({ on: '2026-01-01', until: onDay(120) });
  });

  it('stand in a lane of their own under the medication, and only where there are some', () => {
    const lanesOf = (spec = chartOf([death]), hidden: readonly ChartLayer[] = []) =>
      chartLayout(spec, paper(hidden)).lanes.map(({ id }) => id);
    expect(lanesOf().slice(-2)).toEqual(['medication', 'life-events']);
    expect(lanesOf(chartOf([]))).not.toContain('life-events');
    expect(lanesOf(chartOf([lifeEventOn(0, { happenedOn: '2019' })]))).not.toContain('life-events');
    expect(lanesOf(chartOf([death], 'weeks-since-last'))).not.toContain('life-events');
    expect(configOf().options?.scales).toHaveProperty('life-events');
  });

  it('are a dot with its kind beside it, without what was written about it', () => {
    const config = configOf(chartOf([move, death]));
    const [moved, died] = marksOf(config)?.data ?? [];
    // Whole on its day, hollow on the last day that it can mean.
    expect((died?.x ?? 0) - (moved?.x ?? 0)).toBe(3);
    expect(marksOf(config)?.pointBackgroundColor).toEqual([paperTheme.surface, paperTheme.inkSoft]);
    const annotations = annotationsOf(config);
    const open = annotations['life-event-life-event-day-20-open'];
    expect((open?.xMax ?? 0) - (open?.xMin ?? 0)).toBe(27);
    expect(annotations).not.toHaveProperty('life-event-life-event-day-56-open');
    expect(annotations['life-event-life-event-day-56-label']?.content).toBe('bereavement');
    // Three days before the next mark there is no room for words.
    expect(annotations).not.toHaveProperty('life-event-life-event-day-20-label');
  });

  it.each([1000, 360])('have no line through their words on %d pixels', (widthPx) => {
    const env = { ...paper(), widthPx };
    const year = lifeEventOn(0, { happenedOn: '2026' });
    const spec = chartOf([lifeEventOn(4), year]);
    const annotations = annotationsOf(toChartConfig(spec, paperTheme, env));
    const words = Object.values(annotations).find(({ content }) => content === 'bereavement');
    const line = annotations['life-event-life-event-day-0-open'];
    const { fontPx, lanes } = chartLayout(spec, env);
    const heightPx = lanes.find(({ id }) => id === 'life-events')?.heightPx ?? 0;
    const betweenPx = ((words?.yValue ?? 0) - (line?.yMin ?? 0)) * heightPx;
    expect(betweenPx).toBeGreaterThan(fontPx * 0.75);
  });

  it('of another kind read as such beside their mark and in the sentence, as in the lists', () => {
    const spec = chartOf([lifeEventOn(56, { kind: 'other', note: 'Won a prize' })]);
    const label = annotationsOf(configOf(spec))['life-event-life-event-day-56-label'];
    expect(label?.content).toBe('other event');
    expect(chartSentence(spec)).toContain('1 life event: other event, ');
  });

  it('have a key that hides them, and then say that they are not drawn', () => {
    const spec = chartOf([death]);
    expect(chartLegend(spec).map(({ layer }) => layer)).toContain('life-events');
    const hidden = configOf(spec, ['life-events']);
    expect(marksOf(hidden)).toBeUndefined();
    expect(Object.keys(annotationsOf(hidden)).filter((id) => id.startsWith('life-event'))).toEqual(
      [],
    );
    expect(hiddenLayersNote(spec, new Set(['life-events']))).toBe(
      'Switched off, not drawn: Life events.',
    );
    expect(chartLegend(chartOf([])).map(({ layer }) => layer)).not.toContain('life-events');
  });

  it('stand in the table, the sentence, the notes, the tooltips and what is read out', () => {
    const spec = chartOf([death, move]);
    const rows = chartRows(spec).filter(({ kind }) => kind === 'life-event');
    expect(rows.map(({ date, weeks, entry, status }) => [date, weeks, entry, status])).toEqual([
      ['Feb 2026', '', 'Life event', 'move: To another town'],
      ['3 Mar 2026', '8', 'Life event', 'bereavement'],
    ]);
    expect(chartSentence(spec)).toContain('2 life events, the latest bereavement, 3 Mar 2026');
    expect(chartSentence(chartOf([move]))).toContain('1 life event: move, Feb 2026');
    const note = chartNotes(spec).find(({ text }) => text.startsWith('Life event'));
    expect(note?.text).toContain('nothing is computed from it');
    expect(note?.source?.label).toContain('own list');
    expect(shownLifeEvents(spec).map(lifeEventReading)).toEqual([
      'Feb 2026: life event, move: To another town.',
      '3 Mar 2026: life event, bereavement.',
    ]);
    expect(tooltipText(spec, 'life-events', 1)).toEqual({
      title: '3 Mar 2026, life event',
      lines: ['bereavement'],
    });
    expect(tooltipText(spec, 'life-events', 7).lines).toEqual([]);
  });

  it('change nothing that is computed: no score, no standing, no days shown', () => {
    const { lifeEvents, ...without } = chartOf([]);
    const { lifeEvents: some, ...beside } = chartOf([
      death,
      lifeEventOn(0, { happenedOn: '2001' }),
    ]);
    expect(lifeEvents).toEqual([]);
    expect(some).toHaveLength(2);
    expect(beside).toEqual(without);
  });
});
