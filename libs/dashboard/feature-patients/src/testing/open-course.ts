import type { Colleague, FormDraft, PatientRecord, ProtocolList } from '@glabella/contracts';
import { protocolList } from '@glabella/dashboard/data-access/testing';
import { CoursePage } from '../course/course-page';
import { openPage } from './open-page';
import { idOf } from './record-of';

export const patientId = idOf(9);
export const recordUrl = `/api/v1/patients/${patientId}/record`;
export const nothing: FormDraft = { version: 0, savedAt: null, content: null };
export const newer: ProtocolList = {
  rows: protocolList.rows.map((row) => ({ ...row, protocol: { ...row.protocol, version: 2 } })),
};
const colleagues: Colleague[] = [
  { id: idOf(1), displayName: 'Dr. A. Reyes (synthetic)', roles: ['psychiatrist'] },
  { id: idOf(2), displayName: 'K. Aalto (synthetic)', roles: ['clinician'] },
  { id: idOf(5), displayName: 'R. Vale (synthetic)', roles: ['administrator'] },
];

/** Opens the page of a course; `held` is what was kept of its form, null where that is not answered yet. */
export async function openCourse(
  record: PatientRecord,
  inputs: Record<string, string> = {},
  held: FormDraft | null = nothing,
  protocols: ProtocolList = protocolList,
) {
  const page = openPage(CoursePage, { patientId, ...inputs });
  page.server.expectOne(recordUrl).flush(record);
  await page.settle();
  page.server.match('/api/v1/colleagues').forEach((call) => call.flush({ rows: colleagues }));
  page.server.match('/api/v1/protocols').forEach((call) => call.flush(protocols));
  if (held) {
    page.server
      .match(({ url }) => url.includes('/form-drafts/course/'))
      .forEach((call) => call.flush(held));
  }
  await page.settle();
  const choose = (label: string, value: string): void => {
    const field = [...page.element.querySelectorAll('glabella-field')].find((one) =>
      one.querySelector('label')?.textContent?.startsWith(label),
    );
    const control = field?.querySelector<HTMLInputElement>('select, input, textarea');
    if (!control) throw new Error(`no field ${label}`);
    control.value = value;
    control.dispatchEvent(new Event('input'));
    control.dispatchEvent(new Event('change'));
  };
  const answer = (name: string, value: string): void => {
    const group = [...page.element.querySelectorAll('glabella-field')].find((one) =>
      one.querySelector('.label')?.textContent?.startsWith(name),
    );
    group?.querySelector<HTMLInputElement>(`input[value=${value}]`)?.click();
  };
  const errors = (): string[] =>
    [...page.element.querySelectorAll('.error')].map((one) => one.textContent ?? '');
  return { ...page, choose, answer, errors };
}
