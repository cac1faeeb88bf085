import { TestBed } from '@angular/core/testing';
import type { FormDraft } from '@glabella/contracts';
import { Toasts } from '@glabella/dashboard/ui';
import { axillaryHyperhidrosis, glabellarDepression } from '@glabella/domain/treatment';
import { newer, nothing, openCourse, patientId, recordUrl } from '../testing/open-course';
import { openPage, serverFault } from '../testing/open-page';
import { courseOf, idOf, onDay, recordOf } from '../testing/record-of';
import { CoursePage } from './course-page';

const draftUrl = `/api/v1/patients/${patientId}/form-drafts/course/${patientId}`;

describe('starting a course', () => {
  it('shows the protocol with its off-label mark, dose, visits and sources', async () => {
    const { text } = await openCourse(recordOf());
    expect(text()).toContain('off-label');
    expect(text()).toContain('5 sites, 29 U in all; PHQ-9 at weeks 2, 6, 12, 18, 24.');
    expect(text()).toContain('Wollmer');
  });

  it('asks psychosis and bipolar, and takes no answer for granted', async () => {
    const { button, settle, errors, server } = await openCourse(recordOf());
    button('Start the course').click();
    await settle();
    expect(errors()).toEqual([
      'Choose a diagnosis.',
      'Choose one; “not known” is an answer too.',
      'Choose one; “not known” is an answer too.',
      'Choose the responsible psychiatrist.',
    ]);
    server.expectNone(`/api/v1/patients/${patientId}/courses`);
  });

  it('offers psychiatrists as responsible and no administrator at all', async () => {
    const { element, text } = await openCourse(recordOf());
    const responsible = [...element.querySelectorAll('option')].map((one) =>
      one.textContent?.trim(),
    );
    expect(responsible).toContain('Dr. A. Reyes (synthetic)');
    expect(responsible).not.toContain('K. Aalto (synthetic)');
    expect(text()).not.toContain('R. Vale');
  });

  it('sends what was chosen, and an episode start that is not known as such', async () => {
    const { choose, answer, button, settle, server, navigate, element, text } =
      await openCourse(recordOf());
    choose('Diagnosis', 'F33.1');
    answer('Psychosis', 'no');
    answer('Bipolar', 'yes');
    choose('Responsible', idOf(1));
    element.querySelectorAll<HTMLInputElement>('input[type=checkbox]')[1]?.click();
    await settle();
    expect(text()).toContain('The trials of this treatment left these patients out.');
    button('Start the course').click();
    await settle();
    const call = server.expectOne(`/api/v1/patients/${patientId}/courses`);
    expect(call.request.body).toEqual({
      diagnosisCode: 'F33.1',
      episodeStartedOn: null,
      psychosis: 'no',
      bipolar: 'yes',
      responsibleId: idOf(1),
      clinicianIds: [idOf(2)],
      startedOn: onDay(60),
      protocolId: 'glabellar-depression',
    });
    call.flush({ id: idOf(50), version: 1 });
    await settle();
    expect(navigate).toHaveBeenCalledWith(['/patients', patientId]);
  });

  it.each([
    { protocol: glabellarDepression, next: 'Next: a PHQ-9 as the baseline.' },
    { protocol: axillaryHyperhidrosis, next: 'Next: the HDSS as the baseline.' },
  ])('names the instrument of $protocol.name that comes next', async ({ protocol, next }) => {
    const { choose, answer, button, settle, server } = await openCourse(recordOf());
    choose('Protocol', protocol.id);
    await settle();
    choose('Diagnosis', protocol.diagnoses[0]?.code ?? '');
    answer('Psychosis', 'no');
    answer('Bipolar', 'no');
    choose('Responsible', idOf(1));
    await settle();
    button('Start the course').click();
    await settle();
    const call = server.expectOne(`/api/v1/patients/${patientId}/courses`);
    expect(call.request.body).toMatchObject({ protocolId: protocol.id });
    call.flush({ id: idOf(50), version: 1 });
    await settle();
    expect(TestBed.inject(Toasts).current()?.text).toBe(`The course is started. ${next}`);
  });

  it('keeps what was chosen when its page is left, brings it back, and names it when it is recorded', async () => {
    const left = await openCourse(recordOf());
    left.choose('Diagnosis', 'F33.1');
    await left.settle();
    left.fixture.destroy();
    await left.settle();
    const kept = left.server.expectOne(draftUrl).request;
    expect(kept.headers.get('If-Match')).toBe('"0"');
    const { content } = kept.body as Pick<FormDraft, 'content'>;
    TestBed.resetTestingModule();
    const savedAt = '2026-11-23T13:02:00.000Z';
    const again = await openCourse(recordOf(), {}, { version: 1, savedAt, content });
    expect(again.text()).toContain('Your draft of');
    expect(again.element.querySelectorAll('select')[1]?.value).toBe('F33.1');
    again.answer('Psychosis', 'no');
    again.answer('Bipolar', 'no');
    again.choose('Responsible', idOf(1));
    await again.settle();
    again.button('Start the course').click();
    await again.settle();
    const call = again.server.expectOne(`/api/v1/patients/${patientId}/courses`);
    expect(call.request.headers.get('If-Match')).toBe('"1"');
    call.flush(
      { ...serverFault, status: 412, fields: { kind: 'draft', currentVersion: 2 } },
      { status: 412, statusText: 'Changed' },
    );
    await again.settle();
    expect(again.text()).toContain('changed in another tab');
    again.button('Start the course').click();
    await again.settle();
    again.server.expectNone(`/api/v1/patients/${patientId}/courses`);
  });

  it('is empty again where what came back is discarded', async () => {
    const content = { diagnosisCode: 'F33.1' };
    const held = { version: 1, savedAt: '2026-11-23T13:02:00.000Z', content };
    const { element, button, settle, server } = await openCourse(recordOf(), {}, held);
    button('Discard and start anew').click();
    await settle();
    button('Discard').click();
    await settle();
    server.expectOne({ method: 'DELETE', url: draftUrl }).flush(null);
    await settle();
    expect(element.querySelectorAll('select')[1]?.value).toBe('');
  });

  it('says that one course is running already', async () => {
    const { text } = await openCourse(recordOf({ courses: [courseOf()] }));
    expect(text()).toContain('A course is running already');
  });

  it('says what failed', async () => {
    const { server, settle, text } = openPage(CoursePage, { patientId });
    server.expectOne(recordUrl).flush(serverFault, { status: 500, statusText: 'Fault' });
    await settle();
    expect(text()).toContain('The server could not answer');
  });
});

describe('correcting a course', () => {
  it('keeps a colleague who has left choosable and asks for a reason', async () => {
    const left = { id: idOf(6), displayName: 'Dr. L. Gone (synthetic)' };
    const course = courseOf({ responsible: left });
    const { button, settle, errors, choose, server, text } = await openCourse(
      recordOf({ courses: [course] }),
      { courseId: course.id },
    );
    expect(text()).toContain('Dr. L. Gone (synthetic)');
    button('Save the correction').click();
    await settle();
    expect(errors()).toEqual(['Write why it is corrected, in up to 500 characters.']);
    choose('Reason of the correction', 'Coded again');
    choose('Diagnosis', 'F33.2');
    button('Save the correction').click();
    await settle();
    const call = server.expectOne(`/api/v1/courses/${course.id}`);
    expect(call.request.headers.get('If-Match')).toBe('"1"');
    expect(call.request.body).toMatchObject({
      diagnosisCode: 'F33.2',
      responsibleId: left.id,
      reason: 'Coded again',
    });
    expect(call.request.body).not.toHaveProperty('protocolId');
  });

  it('says so when the course is not of this patient', async () => {
    const { text } = await openCourse(recordOf(), { courseId: idOf(51) });
    expect(text()).toContain('No such course');
  });
});

describe('a course whose protocol has a newer version', () => {
  const { id: courseId, version } = courseOf();
  const moveUrl = `/api/v1/courses/${courseId}/protocol-version`;
  const draftOf = `/api/v1/patients/${patientId}/form-drafts/course/${courseId}`;

  async function openOlder(held: FormDraft | null = nothing) {
    const record = recordOf({ courses: [courseOf()] });
    const page = await openCourse(record, { courseId }, held, newer);
    const giveReason = async (): Promise<void> => {
      const reason = document.querySelector<HTMLTextAreaElement>('.glabella-dialog-panel textarea');
      if (!reason) throw new Error('no dialog');
      reason.value = 'The practice reads the new trial so';
      reason.dispatchEvent(new Event('input'));
      document
        .querySelector<HTMLButtonElement>('.glabella-dialog-panel button[type=submit]')
        ?.click();
      await page.settle();
    };
    const refusal = (): string | undefined =>
      page.element.querySelector('glabella-protocol-move [role=alert]')?.textContent ?? undefined;
    const press = async (name: string): Promise<void> => {
      page.button(name).click();
      await page.settle();
    };
    return { ...page, giveReason, refusal, press };
  }

  it('says which one it keeps, and is moved with a reason', async () => {
    const { text, press, giveReason, settle, element, server } = await openOlder();
    expect(text()).toContain('This course keeps version 1 of Glabella 5-point');
    await press('Move to version 2');
    const form = element.querySelector('glabella-card.form');
    expect(form?.hasAttribute('inert')).toBe(false);
    await giveReason();
    const call = server.expectOne(moveUrl);
    expect(call.request.body).toEqual({
      protocolVersion: 2,
      reason: 'The practice reads the new trial so',
    });
    expect(call.request.headers.get('If-Match')).toBe(`"${version}"`);
    // What would be written now would be about the version before.
    expect(form?.hasAttribute('inert')).toBe(true);
    call.flush({ id: courseId, version: version + 1 });
    await settle();
    expect(form?.hasAttribute('inert')).toBe(true);
    const moved = courseOf({ version: version + 1, protocolVersion: 2 });
    server.expectOne(recordUrl).flush(recordOf({ courses: [moved] }));
    await settle();
    expect(form?.hasAttribute('inert')).toBe(false);
  });

  it('lets go of the form again where it could not be moved', async () => {
    const { press, giveReason, settle, element, server, text } = await openOlder();
    await press('Move to version 2');
    await giveReason();
    server.expectOne(moveUrl).flush(serverFault, { status: 500, statusText: 'Fault' });
    await settle();
    expect(text()).toContain('The server could not answer');
    expect(element.querySelector('glabella-card.form')?.hasAttribute('inert')).toBe(false);
  });

  it('is not moved over a correction that is half written, which can be discarded first', async () => {
    const { choose, settle, press, refusal, giveReason, button, element, server } =
      await openOlder();
    const reason = (): string | undefined =>
      element.querySelector<HTMLTextAreaElement>('glabella-course-form textarea')?.value;
    choose('Reason of the correction', 'Coded again');
    await settle();
    expect(refusal()).toBeUndefined();
    await press('Move to version 2');
    expect(refusal()).toContain('Save the correction or discard it, then move the course.');
    expect(document.querySelector('.glabella-dialog-panel')).toBeNull();
    expect(reason()).toBe('Coded again');
    await press('Discard the correction');
    document.querySelector<HTMLElement>('[role=alertdialog] .btn:not(.danger)')?.click();
    await settle();
    expect(reason()).toBe('Coded again');
    await press('Discard the correction');
    await press('Discard');
    server
      .match({ method: 'PUT', url: draftOf })
      .forEach((call) => call.flush({ version: 1, savedAt: '2026-11-23T13:02:00.000Z' }));
    await settle();
    server.expectOne({ method: 'DELETE', url: draftOf }).flush(null);
    await settle();
    expect([reason(), refusal()]).toEqual(['', undefined]);
    expect(document.activeElement).toBe(button('Move to version 2'));
    await press('Move to version 2');
    await giveReason();
    server.expectOne(moveUrl);
  });

  it('is moved once the correction is as it was before', async () => {
    const { choose, settle, press, refusal, giveReason, server } = await openOlder();
    choose('Diagnosis', 'F33.2');
    await settle();
    await press('Move to version 2');
    expect(refusal()).toContain('not on record yet');
    choose('Diagnosis', courseOf().diagnosisCode);
    await settle();
    expect(refusal()).toBeUndefined();
    await press('Move to version 2');
    await giveReason();
    server.expectOne(moveUrl);
  });

  it.each(['before', 'while'])(
    'is not moved over a correction that comes back %s the reason is written',
    async (when) => {
      const content = { reason: 'Coded again', subjectVersion: version };
      const held = { version: 1, savedAt: '2026-11-23T13:02:00.000Z', content };
      const { press, refusal, giveReason, settle, server } = await openOlder(
        when === 'before' ? held : null,
      );
      await press('Move to version 2');
      if (when === 'while') {
        server.expectOne({ method: 'GET', url: draftOf }).flush(held);
        await settle();
        await giveReason();
      }
      expect(refusal()).toContain('not on record yet');
      server.expectNone(moveUrl);
    },
  );
});
