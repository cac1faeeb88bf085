import type { PatientRecord } from '@glabella/contracts';
import { scorePointsOf, signedSessions } from '@glabella/domain/charts';
import type { Instrument } from '@glabella/domain/instruments';
import { cycles } from '@glabella/domain/outcomes';
import { formatDate } from '@glabella/domain/values';

/** A cycle, from one injection to the next, as its line prints it; a dash where no visit shows it yet. */
export interface CycleRow {
  readonly number: number;
  readonly injectedOn: string;
  readonly units: string;
  readonly start: string;
  readonly nadir: string;
  readonly nadirWeek: string;
  readonly wearOffWeek: string;
}

const none = '–';
const weekOf = (day: number): string => String(Math.round(day / 7));

/** The cycles of a patient in order. */
export function cycleRows(record: PatientRecord, instrument: Instrument): CycleRow[] {
  const sessions = signedSessions(record.sessions);
  const injections = sessions.map(({ id, performedOn }) => ({ id, on: performedOn }));
  const points = scorePointsOf(instrument, record.assessments);
  return cycles(instrument, points, injections).map((cycle) => {
    const units = sessions
      .filter(({ id }) => cycle.injectionIds.includes(id))
      .reduce((sum, { totalUnits }) => sum + totalUnits, 0);
    return {
      number: cycle.number,
      injectedOn: formatDate(cycle.injectedOn),
      units: `${units} U`,
      start: cycle.start ? String(cycle.start.total) : none,
      nadir: cycle.nadir ? String(cycle.nadir.point.total) : none,
      nadirWeek: cycle.nadir ? weekOf(cycle.nadir.day) : none,
      wearOffWeek: cycle.wearOff ? weekOf(cycle.wearOff.day) : none,
    };
  });
}
