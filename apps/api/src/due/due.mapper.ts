import type { DueReinjectionRow, DueVisitRow } from '@glabella/contracts';
import { visitState } from '@glabella/domain/outcomes';
import { leadInstrument } from '@glabella/domain/treatment';
import type { CalendarDate } from '@glabella/domain/values';
import type { DueReinjectionDbRow, DueVisitDbRow } from './due.repository';

type PatientColumns = Pick<
  DueVisitDbRow,
  'patient_id' | 'given_name' | 'family_name' | 'birth_date' | 'mrn'
>;

function toPatient(row: PatientColumns): DueVisitRow['patient'] {
  return {
    id: row.patient_id,
    givenName: row.given_name,
    familyName: row.family_name,
    birthDate: row.birth_date,
    mrn: row.mrn,
  };
}

/** A planned visit as it stands today; the list holds none that is done. */
export function toDueVisit(row: DueVisitDbRow, today: CalendarDate): DueVisitRow {
  const window = { dueOn: row.due_on, opensOn: row.opens_on, closesOn: row.closes_on };
  const state = visitState({ ...window, assessmentId: null }, today);
  if (state === 'done') throw new Error('A list of what is due holds nothing that is done');
  return {
    patient: toPatient(row),
    courseId: row.course_id,
    week: row.week,
    ...window,
    state,
    instrumentId: leadInstrument(row),
  };
}

/** A re-injection window with the last toxin. */
export function toDueReinjection(row: DueReinjectionDbRow): DueReinjectionRow {
  return {
    patient: toPatient(row),
    courseId: row.course_id,
    opensOn: row.opens_on,
    lastToxin: {
      on: row.last_injection_on,
      productId: row.last_product_id,
      units: row.last_units === null ? null : Number(row.last_units),
      elsewhere: row.elsewhere,
    },
  };
}
