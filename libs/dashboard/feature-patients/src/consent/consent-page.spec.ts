import { TestBed } from '@angular/core/testing';
import type { Colleague, PatientRecord } from '@glabella/contracts';
import { PrintedSubject, UnsavedChanges } from '@glabella/dashboard/ui';
import { axillaryHyperhidrosis } from '@glabella/domain/treatment';
import { consentText } from '../testing/consent-of';
import { openPage, serverFault } from '../testing/open-page';
import { courseOf, idOf, recordOf } from '../testing/record-of';
import { ConsentPage } from './consent-page';

const patientId = idOf(9);
const courseId = courseOf().id;
const recordUrl = `/api/v1/patients/${patientId}/record`;
const textUrl = '/api/v1/practice/consent-text';
const consentsUrl = `/api/v1/courses/${courseId}/consents`;
const colleagues: Colleague[] = [
  { id: idOf(1), displayName: 'Dr. A. Reyes (synthetic)', roles: ['psychiatrist'] },
  { id: idOf(5), displayName: 'R. Vale (synthetic)', roles: ['administrator'] },
];

async function open(
  inputs: Record<string, string> = {},
  record: PatientRecord = recordOf({ courses: [courseOf()] }),
) {
  const page = openPage(ConsentPage, { patientId, courseId, ...inputs });
  page.server.expectOne(recordUrl).flush(record);
  page.server.expectOne(textUrl).flush(consentText);
  await page.settle();
  page.server.match('/api/v1/colleagues').forEach((call) => call.flush({ rows: colleagues }));
  await page.settle();
  const radio = (value: string): HTMLInputElement => {
    const found = page.element.querySelector<HTMLInputElement>(`input[value="${value}"]`);
    if (!found) throw new Error(`no radio ${value}`);
    return found;
  };
  const field = (label: string): HTMLInputElement => {
    const found = [...page.element.querySelectorAll('glabella-field')].find((one) =>
      one.querySelector('label')?.textContent?.startsWith(label),
    );
    const control = found?.querySelector<HTMLInputElement>('input, select');
    if (!control) throw new Error(`no field ${label}`);
    return control;
  };
  const errors = (): string[] =>
    [...page.element.querySelectorAll('.error')].map((one) => one.textContent?.trim() ?? '');
  return { ...page, radio, field, errors };
}

describe('recording a consent', () => {
  it('shows that it loads, then what failed', async () => {
    const page = openPage(ConsentPage, { patientId, courseId });
    expect(page.element.querySelector('glabella-loading-state')).not.toBeNull();
    page.server.expectOne(recordUrl).flush(serverFault, { status: 500, statusText: 'Fault' });
    page.server.expectOne(textUrl).flush(consentText);
    await page.settle();
    expect(page.text()).toContain('The server could not answer');
  });

  it('says so where the course is not one of the patient', async () => {
    const { text } = await open({ courseId: idOf(99) });
    expect(text()).toContain('No such course');
  });

  it('shows the text in force beside the form, with what may be declined', async () => {
    const { text } = await open();
    expect(text()).toContain('The text, version 2');
    expect(text()).toContain('missed the result that was set as its main goal');
    expect(text()).toContain('Synthetic addition.');
    expect(text()).toContain('may be declined');
  });

  it('shows what the treatment of the course asks, and nothing of another', async () => {
    const axilla = recordOf({ courses: [{ ...courseOf(), protocolId: axillaryHyperhidrosis.id }] });
    const { element } = await open({}, axilla);
    const shown = element.querySelector('glabella-consent-text-view')?.textContent ?? '';
    expect(shown).toContain('sweating under the arms');
    expect(shown).not.toContain('depression');
  });

  it('shows and prints the older text where an older one was agreed to', async () => {
    const { text, field, settle } = await open();
    const version = field('Version of the text');
    version.value = '1';
    version.dispatchEvent(new Event('input'));
    await settle();
    expect(text()).toContain('The text, version 1');
    expect(text()).not.toContain('Synthetic addition.');
    expect(TestBed.inject(PrintedSubject).identity()?.mrn).toBe(recordOf().patient.mrn);
  });

  it('takes the text that was in force on the day of an older paper, unless another is chosen', async () => {
    const { text, field, settle, radio, button, server } = await open();
    const agreedOn = field('Agreed on');
    agreedOn.value = '2025-12-20';
    agreedOn.dispatchEvent(new Event('input'));
    await settle();
    expect(text()).toContain('In force on that day: version 1');
    expect(text()).toContain('The text, version 1');
    radio('on-paper').click();
    await settle();
    button('Record the consent').click();
    await settle();
    const call = server.expectOne(consentsUrl);
    expect(call.request.body).toMatchObject({ documentVersion: 1, agreedOn: '2025-12-20' });
  });

  it('offers who left for an older paper alone, and records it as taken by them', async () => {
    const { text, field, settle, radio, button, server, element } = await open();
    server.expectNone('/api/v1/colleagues/former');
    const agreedOn = field('Agreed on');
    agreedOn.value = '2025-12-20';
    agreedOn.dispatchEvent(new Event('input'));
    await settle();
    const rows: Colleague[] = [
      { id: idOf(6), displayName: 'Dr. O. Lund (synthetic)', roles: ['psychiatrist'] },
      { id: idOf(7), displayName: 'P. Moss (synthetic)', roles: ['administrator'] },
    ];
    server.expectOne('/api/v1/colleagues/former').flush({ rows });
    await settle();
    expect(element.querySelector('optgroup')?.label).toBe('Account switched off');
    expect(text()).toContain('Dr. O. Lund (synthetic)');
    expect(text()).not.toContain('P. Moss (synthetic)');
    const taker = field('Taken by');
    taker.value = idOf(6);
    taker.dispatchEvent(new Event('input'));
    radio('on-paper').click();
    await settle();
    button('Record the consent').click();
    await settle();
    const call = server.expectOne(consentsUrl);
    expect(call.request.body).toMatchObject({ takenById: idOf(6), agreedOn: '2025-12-20' });
  });

  it('takes no way of giving it for granted, and asks for the names that belong to one', async () => {
    const { button, settle, errors, radio, server } = await open();
    button('Record the consent').click();
    await settle();
    expect(errors()).toEqual(['Choose how it was given.']);
    radio('verbally-with-witness').click();
    radio('representative').click();
    await settle();
    button('Record the consent').click();
    await settle();
    expect(errors()).toEqual(['Name the witness.', 'Name the representative.']);
    server.expectNone(consentsUrl);
  });

  it('records it as given today to the newest text, and leads to the patient', async () => {
    const { button, settle, radio, server, navigate, element } = await open();
    radio('on-paper').click();
    element.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')[1]?.click();
    await settle();
    button('Record the consent').click();
    await settle();
    const call = server.expectOne(consentsUrl);
    expect(call.request.body).toEqual({
      documentVersion: 2,
      agreedOn: recordOf().today,
      agreedBy: 'patient',
      representative: null,
      how: 'on-paper',
      witness: null,
      takenById: idOf(1),
      declined: ['data-use'],
    });
    expect(call.request.headers.get('Idempotency-Key')).toBeTruthy();
    call.flush({ id: idOf(701), version: 1 });
    await settle();
    expect(navigate).toHaveBeenCalledWith(['/patients', patientId]);
  });

  it('leads back to the draft that asked for it', async () => {
    const { button, settle, radio, server, navigate } = await open({ draft: idOf(77) });
    radio('on-screen').click();
    await settle();
    button('Record the consent').click();
    await settle();
    server.expectOne(consentsUrl).flush({ id: idOf(701), version: 1 });
    await settle();
    expect(navigate).toHaveBeenCalledWith(['/sessions/drafts', idOf(77)]);
  });

  it('says that the people of the practice could not be read, reads them again, and keeps what is written', async () => {
    const page = openPage(ConsentPage, { patientId, courseId });
    page.server.expectOne(recordUrl).flush(recordOf({ courses: [courseOf()] }));
    page.server.expectOne(textUrl).flush(consentText);
    await page.settle();
    const fault = { status: 500, statusText: 'Fault' };
    page.server.match('/api/v1/colleagues').forEach((call) => call.flush(serverFault, fault));
    await page.settle();
    expect(page.text()).toContain('The server could not answer');
    page.element.querySelector<HTMLInputElement>('input[value="on-paper"]')?.click();
    await page.settle();
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(true);
    page.button('Try again').click();
    await page.settle();
    page.server.match('/api/v1/colleagues').forEach((call) => call.flush({ rows: colleagues }));
    await page.settle();
    expect(page.text()).not.toContain('The server could not answer');
    expect(page.text()).toContain('Dr. A. Reyes (synthetic)');
  });

  it('counts what was written as unsaved until it is on record', async () => {
    const { button, settle, radio, server } = await open();
    const unsaved = TestBed.inject(UnsavedChanges);
    expect(unsaved.exist()).toBe(false);
    radio('on-paper').click();
    await settle();
    expect(unsaved.exist()).toBe(true);
    button('Record the consent').click();
    await settle();
    server.expectOne(consentsUrl).flush(serverFault, { status: 500, statusText: 'Fault' });
    await settle();
    expect(unsaved.exist()).toBe(true);
    button('Record the consent').click();
    await settle();
    server.expectOne(consentsUrl).flush({ id: idOf(701), version: 1 });
    await settle();
    expect(unsaved.exist()).toBe(false);
  });
});
