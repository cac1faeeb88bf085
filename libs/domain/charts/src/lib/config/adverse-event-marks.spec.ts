import { daysBetween } from '@glabella/domain/values';
import { chartSeries } from '../series/chart-series';
import { buildPatientChart } from '../spec/build-patient-chart';
import { eventOn, onDay, phq9On, recordOf, sessionOn } from '../testing/chart-record-of';
import { chartNotes } from '../words/chart-notes';
import { chartRows } from '../words/chart-rows';
import { chartSentence } from '../words/chart-sentence';
import { cycleEventReading } from '../words/cycle-words';
import { adverseEventReading } from '../words/readings';
import { shownCycleEvents } from './cycle-datasets';
import { chartLegend } from './chart-layers';
import { chartLayout } from './chart-layout';
import { paperTheme } from './chart-theme';
import { tooltipText } from './chart-tooltip';
import { axisDays, dayNumberOn } from './time-ticks';
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
  config.options?.plugins?.annotation?.list?.() as Record<
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
    const before = { ...ptosis, onsetOn: onDay(-2), session: { id: 'session-day-0' } };
    expect(adverseEventReading(specOf([before]), 0)).not.toMatch(/after|−|-2/);
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

  describe('that began before the days shown', () => {
    const shortly = (facts: Parameters<typeof eventOn>[1] = {}) =>
      buildPatientChart(
        recordOf([phq9On(-7, 19), phq9On(42, 9)], [sessionOn(0)], {
          adverseEvents: [eventOn(4, { ...ptosis, ...facts })],
        }),
        { range: '3m' },
      );
    const rowsOf = (spec = shortly()) =>
      chartRows(spec).filter(({ kind }) => kind === 'adverse-event');
    const ended = (days: number) => shortly({ outcome: 'resolved', endedOn: onDay(days) });

    it('are named where their bar begins while they reach into them', () => {
      const spec = shortly();
      expect(spec.window.from > onDay(4)).toBe(true);
      const list = annotationsOf(configOf(spec));
      expect(list['adverse-event-event-day-4']?.xMin).toBe(dayNumberOn(spec, spec.window.from));
      expect(list['adverse-event-event-day-4-label']).toMatchObject({
        content: 'Eyelid ptosis',
        xValue: dayNumberOn(spec, spec.window.from),
      });
    });

    it('have a row of the table that says since when, before all others', () => {
      expect(chartRows(shortly())[0]).toMatchObject({
        kind: 'adverse-event',
        on: onDay(4),
        date: 'since 10 Jan 2026',
        weeks: '0.6',
        status: 'Eyelid ptosis; mild; ongoing',
      });
      const file = chartSeries(shortly());
      expect(file.rows[0]?.[file.columns.findIndex(({ name }) => name === 'date')]).toBe(onDay(4));
    });

    it('have it up to their last day, and are not told when they were over before', () => {
      const { from } = shortly().window;
      const days = daysBetween(onDay(0), from);
      expect(rowsOf(ended(days))).toHaveLength(1);
      expect(rowsOf(ended(days - 1))).toEqual([]);
      expect(annotationsOf(configOf(ended(days - 1)))).not.toHaveProperty(
        'adverse-event-event-day-4-label',
      );
    });
  });

  it('stand with their cycle where cycles are laid over each other', () => {
    const rows = chartRows(specOf(undefined, 'weeks-since-last'));
    const told = rows.filter(({ kind }) => kind === 'adverse-event');
    expect(told.map(({ cycle, weeks, status }) => [cycle, weeks, status])).toEqual([
      ['1', '0.6', 'Eyelid ptosis; mild; ongoing'],
      ['2', '0.3', expect.stringMatching(/^Trouble swallowing/)],
    ]);
  });

  describe('where cycles are laid over each other', () => {
    const spec = specOf(undefined, 'weeks-since-last');
    const marksOf = (of = spec, hidden: 'adverse-events'[] = []) =>
      toChartConfig(of, paperTheme, paper(hidden)).data.datasets.find(
        ({ id }) => id === 'cycle-events',
      );

    it('stand in the row of their cycle, days after its injection, filled when serious', () => {
      const marks = marksOf();
      expect(marks?.yAxisID).toBe('cycles');
      expect(marks?.data).toEqual([
        { x: 4, y: 1 },
        { x: 2, y: 0 },
      ]);
      expect(marks?.pointBackgroundColor).toEqual([paperTheme.surface, paperTheme.alarm]);
    });

    it.each([
      ['linked to a session, with that one, however late', 150, 'session-day-0', 1, 150],
      ['linked to none, with the injection before it', 150, null, 2, 52],
      ['on the day of an injection, with that one', 98, null, 2, 0],
      ['the day before it, with the one before', 97, null, 1, 97],
    ])('%s', (_, onDayNumber, sessionId, cycle, day) => {
      const session = sessionId === null ? null : { id: sessionId };
      const { cycles } = specOf([eventOn(onDayNumber, { session })], 'weeks-since-last');
      const found = cycles.flatMap(({ number, events }) =>
        events.map((event) => [number, event.day]),
      );
      expect(found).toEqual([[cycle, day]]);
    });

    it('before the first injection belong to no cycle, and then there is no key for them', () => {
      const before = specOf([eventOn(-3, { session: null })], 'weeks-since-last');
      expect(marksOf(before)).toBeUndefined();
      expect(chartLegend(before).map(({ layer }) => layer)).not.toContain('adverse-events');
    });

    it('have a key that says what filled means, and can be hidden', () => {
      expect(chartLegend(spec).map(({ label }) => label)).toContain(
        'Adverse events, filled when serious',
      );
      expect(marksOf(spec, ['adverse-events'])).toBeUndefined();
    });

    it('are said by keyboard and pointer with cycle and week', () => {
      const [first] = shownCycleEvents(spec);
      if (!first) throw new Error('no event');
      expect(cycleEventReading(spec, first.cycle, first.event)).toMatch(
        /^Cycle 1, week 0\.6 \(.* 2026\): adverse event, Eyelid ptosis, mild, ongoing, 4 days after/,
      );
      expect(tooltipText(spec, 'cycle-events', 1)).toMatchObject({
        title: expect.stringMatching(/^Cycle 2, week 0\.3 .*, adverse event$/) as unknown,
        lines: ['Trouble swallowing', 'mild, serious', expect.stringMatching(/^resolved /)],
      });
      expect(tooltipText(spec, 'cycle-events', 7).lines).toEqual([]);
    });

    it('lie within the axis, however long after the injection they began', () => {
      const late = specOf([eventOn(150, { session: { id: 'session-day-0' } })], 'weeks-since-last');
      expect(axisDays(late).to).toBeGreaterThan(150);
    });
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
