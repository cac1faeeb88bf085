import {
  buildPatientChart,
  type ChartAxis,
  type ChartRecord,
  type ClinicalChartSpec,
} from '@glabella/domain/charts';
import { glabellarDepression } from '@glabella/domain/treatment';
import { addDays } from '@glabella/domain/values';

const first = '2026-01-06';

/** A chart with these PHQ-9 totals every three weeks from the first injection on, and a second injection in week 14. */
export function chartOf(
  totals: readonly (number | null)[],
  axis: ChartAxis = 'date',
  facts: Partial<ChartRecord> = {},
): ClinicalChartSpec {
  const record: ChartRecord = {
    today: '2026-06-01',
    courses: [
      {
        id: 'course',
        protocolId: 'glabellar-depression',
        protocolVersion: 1,
        startedOn: first,
        endedOn: null,
      },
    ],
    protocols: [glabellarDepression],
    assessments: totals.map((total, at) => ({
      id: `phq9-${at}`,
      status: 'recorded',
      instrumentId: 'phq9',
      assessedOn: addDays(first, at * 21),
      total,
      scoreStatus: total === null ? 'none' : 'complete',
      answers: [1, 1, 1, 1, 1, 1, 1, 1, 0],
      firstRecordedAt: `${addDays(first, at * 21)}T10:00:00Z`,
    })),
    sessions: [0, 98].map((day) => ({
      id: `session-${day}`,
      status: 'signed',
      courseId: 'course',
      performedOn: addDays(first, day),
      protocolId: 'glabellar-depression',
      protocolVersion: 1,
      productId: 'onabotulinumtoxinA',
      lotNumber: 'C7741',
      totalUnits: 29,
      sites: [1, 2, 3, 4, 5],
      frownAtRest: 1,
      frownAtMaximum: 3,
    })),
    adverseEvents: [],
    medications: [],
    frownRatings: [],
    ...facts,
  };
  return buildPatientChart(record, { range: 'all', axis });
}

/** A drawing context that takes every call and measures every text: enough for Chart.js to lay out without a screen. */
export function blindContext(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const properties: Record<PropertyKey, unknown> = {
    canvas,
    // Chart.js takes anything with a length for a list of canvases.
    length: 0,
    measureText: (text: unknown) => ({
      width: String(text).length * 7,
      actualBoundingBoxAscent: 9,
      actualBoundingBoxDescent: 3,
    }),
    createLinearGradient: () => ({
      addColorStop: () => undefined,
      [Symbol.toStringTag]: 'CanvasGradient',
    }),
    getContextAttributes: () => ({}),
  };
  return new Proxy(properties, {
    get: (target, name) => (name in target ? target[name] : () => undefined),
    set: (target, name, value) => {
      target[name] = value;
      return true;
    },
  }) as unknown as CanvasRenderingContext2D;
}
