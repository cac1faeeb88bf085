import { TestBed } from '@angular/core/testing';
import type { FormDraft } from '@glabella/contracts';
import { UnsavedChanges } from '@glabella/dashboard/ui';
import { openPage } from '../testing/open-page';
import { idOf, recordOf } from '../testing/record-of';
import { EditPatient } from './edit-patient';
import { NewPatient } from './new-patient';
import { duplicatePauseMs } from './patient-form';

const duplicatesUrl = '/api/v1/patients/duplicates';
const { patient } = recordOf();

function write(element: HTMLElement, label: string, value: string): void {
  const field = [...element.querySelectorAll('glabella-field')].find((one) =>
    one.querySelector('label')?.textContent?.startsWith(label),
  );
  const control = field?.querySelector<HTMLInputElement | HTMLSelectElement>(
    'input, select, textarea',
  );
  if (!control) throw new Error(`no field ${label}`);
  control.value = value;
  control.dispatchEvent(new Event('input'));
  control.dispatchEvent(new Event('change'));
}

const errors = (element: HTMLElement): string[] =>
  [...element.querySelectorAll('.error')].map((one) => one.textContent ?? '');

function writePatient(element: HTMLElement): void {
  write(element, 'Given name', 'Imani');
  write(element, 'Family name', 'Okafor');
  write(element, 'Birth date', '1982-03-04');
  write(element, 'Sex', 'female');
  write(element, 'MRN', 'NEW-1');
}

describe('the form of a new patient', () => {
  it('says at each field what is missing and sends nothing', async () => {
    const { element, button, settle, server } = openPage(NewPatient, {});
    button('Add the patient').click();
    await settle();
    expect(errors(element)).toEqual([
      'Fill this in.',
      'Fill this in.',
      'Write the birth date.',
      'Choose one; “not known” is an answer too.',
      'Fill this in.',
    ]);
    server.expectNone('/api/v1/patients');
  });

  it('refuses a birth date in the future', async () => {
    const { element, button, settle } = openPage(NewPatient, {});
    writePatient(element);
    write(element, 'Birth date', '2026-12-31');
    button('Add the patient').click();
    await settle();
    expect(errors(element)).toEqual(['This day lies in the future.']);
  });

  it('asks for possible duplicates once name and birth date stand there, not before', async () => {
    const { element, settle, server } = openPage(NewPatient, {});
    write(element, 'Given name', 'Imani');
    write(element, 'Family name', 'Okafor');
    await settle(duplicatePauseMs + 20);
    server.expectNone(duplicatesUrl);
    write(element, 'Birth date', '1982-03-04');
    await settle(duplicatePauseMs + 20);
    expect(server.expectOne(duplicatesUrl).request.body).toEqual({
      givenName: 'Imani',
      familyName: 'Okafor',
      birthDate: '1982-03-04',
    });
  });

  it('holds the save back until somebody says that it is another person', async () => {
    const { element, settle, server, text, button } = openPage(NewPatient, {});
    writePatient(element);
    await settle(duplicatePauseMs + 20);
    server.expectOne(duplicatesUrl).flush({
      rows: [{ ...patient, match: 'name-and-birth-date' }],
    });
    await settle();
    expect(text()).toContain('This may be a patient who is on record already');
    expect(text()).toContain('Imani Okafor, born 4 Mar 1982, MRN DEMO-0117');
    button('Add the patient').click();
    await settle();
    server.expectNone('/api/v1/patients');
    element.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
    await settle();
    button('Add the patient').click();
    await settle();
    const call = server.expectOne('/api/v1/patients');
    expect(call.request.body).toMatchObject({ mrn: 'NEW-1', phone: null, isKnownDuplicate: true });
  });

  it('names who has the MRN already', async () => {
    const { element, settle, server } = openPage(NewPatient, {});
    writePatient(element);
    write(element, 'MRN', 'DEMO-0117');
    await settle(duplicatePauseMs + 20);
    server.expectOne(duplicatesUrl).flush({ rows: [{ ...patient, match: 'mrn' }] });
    await settle();
    expect(errors(element)).toEqual(['Imani Okafor has this MRN already.']);
  });

  it('shows what the server refused at its field and keeps what was typed', async () => {
    const { element, settle, server, button } = openPage(NewPatient, {});
    writePatient(element);
    button('Add the patient').click();
    await settle();
    server.expectOne('/api/v1/patients').flush(
      {
        type: 'about:blank',
        title: 'Taken',
        status: 409,
        code: 'patient.mrn_taken',
        detail: 'Another patient has this MRN.',
        requestId: 'r',
        issues: [{ path: 'mrn', message: 'Another patient has this MRN.' }],
      },
      { status: 409, statusText: 'Conflict' },
    );
    await settle();
    expect(errors(element)).toEqual(['Another patient has this MRN.']);
    expect(element.querySelector<HTMLInputElement>('input')?.value).toBe('Imani');
  });

  it('opens the new record when it is stored', async () => {
    const { element, settle, server, button, navigate } = openPage(NewPatient, {});
    writePatient(element);
    button('Add the patient').click();
    await settle();
    server.expectOne('/api/v1/patients').flush({ id: idOf(12), version: 1 });
    await settle();
    expect(navigate).toHaveBeenCalledWith(['/patients', idOf(12)]);
  });
});

describe('the correction of a patient', () => {
  const draftUrl = `/api/v1/patients/${patient.id}/form-drafts/patient/${patient.id}`;
  const savedAt = '2026-11-23T13:02:00.000Z';
  async function openCorrection(held: FormDraft = { version: 0, savedAt: null, content: null }) {
    const page = openPage(EditPatient, { patientId: patient.id });
    page.server.expectOne(`/api/v1/patients/${patient.id}`).flush(patient);
    await page.settle();
    page.server.expectOne(draftUrl).flush(held);
    await page.settle();
    return page;
  }
  /** Somebody saved first. */
  async function overtaken({
    settle,
    server,
  }: Pick<ReturnType<typeof openPage>, 'settle' | 'server'>) {
    await settle();
    const url = `/api/v1/patients/${patient.id}`;
    server.expectOne(url).flush(
      {
        type: 'about:blank',
        title: 'Changed meanwhile',
        status: 412,
        code: 'record.changed',
        detail: 'Somebody saved first.',
        requestId: 'r',
      },
      { status: 412, statusText: 'Changed' },
    );
    await settle();
    server.expectOne(url).flush({ ...patient, mrn: 'DEMO-0118', version: 4 });
    await settle();
  }
  /** What was on its way as a draft arrives before the next try is sent. */
  const draftArrives = ({ server }: Pick<ReturnType<typeof openPage>, 'server'>) =>
    server
      .match({ method: 'PUT', url: draftUrl })
      .forEach((call) => call.flush({ version: 1, savedAt }));
  const familyName = (element: HTMLElement) =>
    element.querySelectorAll<HTMLInputElement>('input')[1]?.value;

  it('keeps what is written when its page is left, brings it back, and is as before where it is discarded', async () => {
    const left = await openCorrection();
    write(left.element, 'Family name', 'Okafor-Reyes');
    await left.settle();
    left.fixture.destroy();
    await left.settle();
    const kept = left.server.expectOne(draftUrl).request;
    expect(kept.headers.get('If-Match')).toBe('"0"');
    const { content } = kept.body as Pick<FormDraft, 'content'>;
    TestBed.resetTestingModule();
    const again = await openCorrection({ version: 1, savedAt, content });
    expect(again.text()).toContain('Your draft of');
    expect(familyName(again.element)).toBe('Okafor-Reyes');
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(false);
    again.button('Discard and start anew').click();
    await again.settle();
    again.button('Discard').click();
    await again.settle();
    again.server.expectOne({ method: 'DELETE', url: draftUrl }).flush(null);
    await again.settle();
    expect(familyName(again.element)).toBe('Okafor');
  });

  it('says so, and puts nothing back, where it was written about an earlier version', async () => {
    const content = { familyName: 'Okafor-Reyes', subjectVersion: 2 };
    const { element, text } = await openCorrection({ version: 1, savedAt, content });
    expect(text()).toContain('was about an earlier version of this record');
    expect(familyName(element)).toBe('Okafor');
  });

  it('asks for a reason and saves over the version that was read', async () => {
    const { element, settle, server, button, navigate } = await openCorrection();
    write(element, 'Family name', 'Okafor-Reyes');
    button('Save the correction').click();
    await settle();
    expect(errors(element)).toEqual(['Write why it is corrected, in up to 500 characters.']);
    write(element, 'Reason of the correction', 'Married name');
    button('Save the correction').click();
    await settle();
    const call = server.expectOne(`/api/v1/patients/${patient.id}`);
    expect(call.request.method).toBe('PUT');
    expect(call.request.headers.get('If-Match')).toBe('"3"');
    expect(call.request.body).toMatchObject({
      familyName: 'Okafor-Reyes',
      reason: 'Married name',
    });
    call.flush({ id: patient.id, version: 4 });
    await settle();
    expect(navigate).toHaveBeenCalledWith(['/patients', patient.id]);
  });

  it('does not take the patient for a duplicate of themselves', async () => {
    const { settle, server } = await openCorrection();
    await settle(duplicatePauseMs + 20);
    expect(server.expectOne(duplicatesUrl).request.body).toMatchObject({ exceptId: patient.id });
  });

  it('shows both texts when somebody saved first, and saves over theirs when asked to', async () => {
    const { element, settle, server, button, text, navigate } = await openCorrection();
    write(element, 'Family name', 'Okafor-Reyes');
    write(element, 'Reason of the correction', 'Married name');
    button('Save the correction').click();
    await overtaken({ settle, server });
    expect(text()).toContain('saved this while you were writing');
    expect(text()).toContain('Family name Okafor-Reyes Okafor');
    expect(text()).toContain('MRN DEMO-0117 DEMO-0118');
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(true);
    draftArrives({ server });
    button('Save mine as the next version').click();
    await settle();
    const again = server.expectOne(`/api/v1/patients/${patient.id}`);
    expect(again.request.headers.get('If-Match')).toBe('"4"');
    expect(again.request.body).toMatchObject({ familyName: 'Okafor-Reyes', mrn: 'DEMO-0117' });
    again.flush({ id: patient.id, version: 5 });
    await settle();
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(false);
    expect(navigate).toHaveBeenCalledWith(['/patients', patient.id]);
  });

  it('saves what stands in the form when it is pressed, not what stood there at the first try', async () => {
    const { element, settle, server, button, text } = await openCorrection();
    write(element, 'Family name', 'Okafor-Reyes');
    write(element, 'Reason of the correction', 'Married name');
    button('Save the correction').click();
    await overtaken({ settle, server });
    draftArrives({ server });
    write(element, 'MRN', 'DEMO-0118');
    await settle();
    expect(text()).toContain('MRN DEMO-0118 DEMO-0118');
    write(element, 'Given name', '');
    button('Save mine as the next version').click();
    await settle();
    expect(errors(element)).toEqual(['Fill this in.']);
    server.expectNone(`/api/v1/patients/${patient.id}`);
    write(element, 'Given name', 'Imani');
    button('Save the correction').click();
    await settle();
    const again = server.expectOne(`/api/v1/patients/${patient.id}`);
    expect(again.request.headers.get('If-Match')).toBe('"4"');
    expect(again.request.body).toMatchObject({ familyName: 'Okafor-Reyes', mrn: 'DEMO-0118' });
  });

  it('drops what was written where theirs is taken', async () => {
    const { element, settle, server, button } = await openCorrection();
    write(element, 'Family name', 'Okafor-Reyes');
    write(element, 'Reason of the correction', 'Married name');
    button('Save the correction').click();
    await overtaken({ settle, server });
    server.expectOne({ method: 'PUT', url: draftUrl }).flush({ version: 1, savedAt });
    await settle();
    button('Keep theirs').click();
    await settle();
    server.expectOne({ method: 'DELETE', url: draftUrl }).flush(null);
    await settle();
    server.expectOne(draftUrl).flush({ version: 0, savedAt: null, content: null });
    await settle();
    server.expectOne(`/api/v1/patients/${patient.id}`);
    expect(familyName(element)).toBe('Okafor');
  });

  it('asks for no draft where an administrator opens it', async () => {
    const page = openPage(EditPatient, { patientId: patient.id }, ['administrator']);
    page.server.expectOne(`/api/v1/patients/${patient.id}`).flush(patient);
    await page.settle();
    page.server.expectNone(draftUrl);
    write(page.element, 'Family name', 'Okafor-Reyes');
    await page.settle();
    expect(TestBed.inject(UnsavedChanges).exist()).toBe(true);
  });
});
