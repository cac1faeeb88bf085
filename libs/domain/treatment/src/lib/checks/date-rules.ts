import {
  ageOn,
  compareDates,
  daysBetween,
  formatDate,
  instantMillis,
  todayIn,
} from '@glabella/domain/values';
import { botoxCosmeticLabel } from '../sources';
import { count, found, missing, type Finding } from './finding';
import { isDated, type DatedInput } from './timing';
import type { SessionCheckInput } from './session-check';

const adultFromAge = 18;

/** Day, time and age: in the future, before birth, late, another day than its time, under 18. */
export function dateRules(input: SessionCheckInput): Finding[] {
  const birth = input.patient.birthDate === null ? missingBirthDate : [];
  if (!isDated(input)) return [missing('date-missing', 'Date of the injection missing'), ...birth];
  return [...future(input), ...timeOfDay(input), ...birth, ...age(input), ...late(input)];
}

const missingBirthDate = [missing('birth-date-missing', 'Birth date missing')];

function future({ performedOn, today }: DatedInput): Finding[] {
  const days = daysBetween(today, performedOn);
  if (days <= 0) return [];
  const evidence = `${formatDate(performedOn)} is ${count(days, 'day')} from today.`;
  return [found('stop', 'date-in-future', 'Date in the future', evidence)];
}

function timeOfDay({ performedOn, performedAt, timeZone }: DatedInput): Finding[] {
  if (performedAt === null) return [];
  const dayOfTime = todayIn(timeZone, new Date(instantMillis(performedAt)));
  if (dayOfTime === performedOn) return [];
  const [timed, dated] = [dayOfTime, performedOn].map(formatDate);
  const evidence = `The time lies on ${timed}, the date says ${dated}.`;
  return [found('stop', 'time-outside-day', 'Date and time disagree', evidence)];
}

function age({ performedOn, patient, product }: DatedInput): Finding[] {
  if (patient.birthDate === null) return [];
  if (compareDates(performedOn, patient.birthDate) < 0) {
    const [injected, born] = [performedOn, patient.birthDate].map(formatDate);
    const evidence = `Injected on ${injected}, born on ${born}.`;
    return [found('stop', 'date-before-birth', 'Date before the birth', evidence)];
  }
  const years = ageOn(patient.birthDate, performedOn);
  if (years < adultFromAge) {
    const evidence = `${count(years, 'year')} old; not established under ${adultFromAge}.`;
    return [found('acknowledge', 'under-18', 'Patient under 18', evidence, botoxCosmeticLabel)];
  }
  const limit = product?.labelledAge?.through ?? null;
  if (product === null || limit === null || years <= limit) return [];
  const evidence = `${years} years old; the label of ${product.brand} ends at ${limit}.`;
  return [
    found(
      'acknowledge',
      'age-outside-label',
      'Age outside the label',
      evidence,
      product.sources[0],
    ),
  ];
}

/** Of the first version alone: what is amended was recorded before. */
function late({ performedOn, today, isAmendment }: DatedInput): Finding[] {
  const days = daysBetween(performedOn, today);
  if (isAmendment || days <= 0) return [];
  const evidence = `Given on ${formatDate(performedOn)}, recorded ${count(days, 'day')} later.`;
  return [found('note', 'late-entry', 'Late entry', evidence)];
}
