import type { PatientRecord, Role } from '@glabella/contracts';
import { PatientPage } from '../record/patient-page';
import { openPage } from './open-page';
import { idOf } from './record-of';

/** The patient whose page is opened, and where the record is asked for. */
export const patientId = idOf(9);
export const recordUrl = `/api/v1/patients/${patientId}/record`;

/** The page of a patient with this record, built to its end. */
export async function openRecord(
  record: PatientRecord,
  inputs: Record<string, string> = {},
  roles: readonly Role[] = ['psychiatrist'],
) {
  const page = openPage(PatientPage, { patientId, ...inputs }, roles);
  page.server.expectOne(recordUrl).flush(record);
  await page.settle();
  await lastTurn(page);
  return page;
}

/** Until the page is built down to its last part, which takes some frames. */
async function lastTurn({ element, settle }: ReturnType<typeof openPage>): Promise<void> {
  for (let waits = 0; waits < 100; waits += 1) {
    if (element.querySelector('glabella-access-panel')) return;
    await settle(10);
  }
  throw new Error('the page was not built to its end');
}
