import { withMinus } from '@glabella/domain/charts';
import { phq9, severityBand } from '@glabella/domain/instruments';
import {
  followUps,
  formatChange,
  formatPercentChange,
  percentChange,
  reliableChange,
  type OutcomeThresholds,
} from '@glabella/domain/outcomes';
import { ageOn, daysBetween, formatDate, type CalendarDate } from '@glabella/domain/values';
import type { ScorePoint } from '@glabella/domain/outcomes';
import type { Sex } from '@glabella/domain/treatment';
import { sexLetters } from './sex-labels';

/** What a list knows of a patient; totals are null where there is none. */
export interface ListedPatient {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: CalendarDate;
  readonly sex: Sex;
  readonly latest: Pick<ScorePoint, 'on' | 'total' | 'status'> | null;
  readonly baseline: { readonly on: CalendarDate; readonly total: number } | null;
  /** Of the course that is shown: a change is stated of what came after that day. */
  readonly firstInjectionOn: CalendarDate | null;
  readonly lastInjection: { readonly on: CalendarDate; readonly units: number } | null;
  readonly openFollowUps: number;
}

/** A patient as a list prints them; a dash where nothing is known. */
export interface ListRow<Patient extends ListedPatient> {
  readonly patient: Patient;
  readonly name: string;
  readonly born: string;
  readonly latestTotal: string;
  readonly latestBand: string;
  readonly latestOn: string;
  readonly change: string;
  readonly changeFrom: string;
  readonly lastSession: string;
  readonly lastUnits: string;
  readonly openFollowUps: number;
}

const none = '–';

function ago(days: number): string {
  if (days <= 0) return 'today';
  return days < 14 ? `${days} d ago` : `${Math.floor(days / 7)} wk ago`;
}

function latestOf({ latest }: ListedPatient) {
  // Not 'yet': under a protocol that asks for another questionnaire there may never be one.
  if (!latest) return { latestTotal: none, latestBand: 'no PHQ-9', latestOn: '' };
  const on = formatDate(latest.on);
  if (latest.total === null) return { latestTotal: none, latestBand: 'no total', latestOn: on };
  const band = severityBand(phq9, latest.total).label.toLowerCase();
  const mark = { prorated: ', prorated', 'total-only': ', total only', complete: '', none: '' };
  return {
    latestTotal: String(latest.total),
    latestBand: `${band}${mark[latest.status]}`,
    latestOn: on,
  };
}

function changeOf(
  { latest, baseline, firstInjectionOn }: ListedPatient,
  thresholds: OutcomeThresholds,
) {
  if (!baseline) return { change: none, changeFrom: 'no baseline' };
  const [followUp] = followUps(latest ? [{ id: 'latest', ...latest }] : [], firstInjectionOn);
  if (!followUp) return { change: none, changeFrom: `baseline ${baseline.total}` };
  const percent = percentChange(phq9, baseline.total, followUp.total);
  const change = followUp.total - baseline.total;
  const points = `${formatChange(change)} points`;
  const isSmall = reliableChange(phq9, baseline.total, followUp.total, thresholds) === 'none';
  return {
    change: withMinus(percent === null ? points : formatPercentChange(percent)),
    changeFrom: `from ${baseline.total}${isSmall ? ', within measurement error' : ''}`,
  };
}

/** The words of a patient's line on a day, by the numbers in force. */
export function listRow<Patient extends ListedPatient>(
  patient: Patient,
  today: CalendarDate,
  thresholds: OutcomeThresholds,
): ListRow<Patient> {
  const { lastInjection } = patient;
  const age = `${ageOn(patient.birthDate, today)} y, ${sexLetters[patient.sex]}`;
  return {
    patient,
    name: `${patient.familyName}, ${patient.givenName}`,
    born: `${formatDate(patient.birthDate)} · ${age}`,
    ...latestOf(patient),
    ...changeOf(patient, thresholds),
    lastSession: lastInjection ? ago(daysBetween(lastInjection.on, today)) : none,
    lastUnits: lastInjection ? `${lastInjection.units} U` : '',
    openFollowUps: patient.openFollowUps,
  };
}
