import { patientRecordSchema, type PatientRecord } from '@glabella/contracts';
import { apiPath, apiResource } from '@glabella/dashboard/data-access';
import type { EarlierAnswers } from '@glabella/dashboard/ui';
import { compareDates } from '@glabella/domain/values';

/** The patient's record, for name, birth date, earlier forms and the practice's safety text. Call in an injection context. */
export function entryRecordResource(patientId: () => string) {
  return apiResource(() => apiPath`patients/${patientId()}/record`, patientRecordSchema);
}

/** The patient's latest form of the instrument with its answers; null when there is none. */
export function latestForm(record: PatientRecord, instrumentId: string): EarlierAnswers | null {
  const forms = record.assessments
    .filter((one) => one.instrumentId === instrumentId && one.status === 'recorded')
    .flatMap(({ assessedOn, answers }) => (answers ? [{ on: assessedOn, answers }] : []))
    .sort((a, b) => compareDates(a.on, b.on));
  return forms.at(-1) ?? null;
}
