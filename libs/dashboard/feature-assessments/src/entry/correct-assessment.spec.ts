import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { Assessment, FormDraft } from '@glabella/contracts';
import { draftPauseMs, provideApi } from '@glabella/dashboard/data-access';
import { UnsavedChanges } from '@glabella/dashboard/ui';
import { phq9 } from '@glabella/domain/instruments';
import { sampleRecord } from '../testing/sample-record';
import { CorrectAssessment } from './correct-assessment';

const patientId = sampleRecord.patient.id;
const assessmentId = '31733b8d-33f0-40b9-b16b-a0bbf8043c6e';
const correctionUrl = `/api/v1/assessments/${assessmentId}`;
const draftUrl = `/api/v1/patients/${patientId}/form-drafts/assessment-phq9/${assessmentId}`;
const nothing: FormDraft = { version: 0, savedAt: null, content: null };
const recorded: Assessment = {
  id: assessmentId,
  patientId,
  version: 1,
  status: 'recorded',
  instrumentId: phq9.id,
  instrumentVersion: phq9.version,
  assessedOn: '2026-11-20',
  mode: 'self-paper',
  language: 'en',
  source: 'form',
  importBatchId: null,
  answers: [2, 2, 1, 1, 0, 0, 1, 0, 0],
  functionAnswer: 1,
  total: 7,
  scoreStatus: 'complete',
  missingReason: null,
  note: null,
  reason: null,
  author: { id: '41733b8d-33f0-40b9-b16b-a0bbf8043c6e', displayName: 'K. Aalto (synthetic)' },
  recordedAt: '2026-11-20T10:00:00.000Z',
  firstRecordedAt: '2026-11-20T10:00:00.000Z',
};

const changed = {
  ...{ type: 'about:blank', title: 'Somebody saved another version first', status: 412 },
  ...{ code: 'record.changed', detail: 'Compare with the current version and save again.' },
  ...{ requestId: 'r', fields: { kind: 'assessment', currentVersion: 2 } },
};
const held = { version: 1, savedAt: '2026-11-23T13:02:00.000Z' };
const elsewhere = '51733b8d-33f0-40b9-b16b-a0bbf8043c6e';

async function open(version: Assessment = recorded, found: FormDraft = nothing) {
  TestBed.configureTestingModule({
    providers: [provideApi(), provideHttpClientTesting(), provideRouter([])],
  });
  const fixture = TestBed.createComponent(CorrectAssessment);
  fixture.componentRef.setInput('patientId', patientId);
  fixture.componentRef.setInput('assessmentId', assessmentId);
  const navigate = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
  const server = TestBed.inject(HttpTestingController);
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 2; turn += 1) {
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve));
    }
    TestBed.tick();
  };
  TestBed.tick();
  server.expectOne(`/api/v1/patients/${patientId}/record`).flush(sampleRecord);
  server.expectOne(`${correctionUrl}/history`).flush({ versions: [version] });
  await settle();
  server.match(draftUrl).forEach((request) => request.flush(found));
  await settle();
  // The button comes a frame after the questions.
  await fixture.whenStable();
  const page: HTMLElement = fixture.nativeElement;
  return {
    fixture,
    page,
    server,
    settle,
    navigate,
    unsaved: TestBed.inject(UnsavedChanges),
    writeReason: async (text: string): Promise<void> => {
      const field = page.querySelector('textarea');
      if (!field) throw new Error('no field for the reason');
      field.value = text;
      field.dispatchEvent(new Event('input'));
      await settle();
    },
    save: (label = 'Save the correction'): void =>
      [...page.querySelectorAll('button')]
        .find((one) => one.textContent?.trim() === label)
        ?.click(),
  };
}

describe('correcting a recorded form', () => {
  it('counts nothing as unsaved before something is changed', async () => {
    const { page, unsaved } = await open();
    expect(page.textContent).toContain('Correct PHQ-9 of 20 Nov 2026');
    expect(unsaved.exist()).toBe(false);
  });

  it('shows and corrects nothing that a colleague moved to another patient', async () => {
    const moved = { ...recorded, version: 3, patientId: elsewhere, assessedOn: '2026-11-19' };
    const { page, server } = await open(moved);
    expect(page.textContent).toContain('This entry was moved to another patient');
    expect(page.textContent).not.toContain('19 Nov 2026');
    expect(page.querySelector('glabella-entry-panel')).toBeNull();
    expect(page.querySelector('glabella-empty-state a')?.getAttribute('href')).toBe(
      `/patients/${elsewhere}`,
    );
    server.expectNone(`/api/v1/patients/${elsewhere}/form-drafts/assessment-phq9/${assessmentId}`);
  });

  async function overtaken(theirs: Assessment) {
    const opened = await open();
    await opened.writeReason('Mine.');
    opened.save();
    await opened.settle();
    const call = opened.server.expectOne(correctionUrl);
    expect(call.request.headers.get('If-Match')).toBe('"1"');
    call.flush(changed, { status: 412, statusText: 'Changed' });
    await opened.settle();
    opened.server.match(draftUrl).forEach((one) => one.flush(held));
    opened.server.expectOne(`${correctionUrl}/history`).flush({ versions: [theirs, recorded] });
    await opened.settle();
    return opened;
  }
  const theirs: Assessment = { ...recorded, version: 2, note: 'Theirs.', reason: 'Typing error' };

  it('compares with what somebody saved first, and saves over that', async () => {
    const { page, server, settle, save } = await overtaken(theirs);
    expect(page.querySelector('glabella-conflict-panel')?.textContent).toContain('Theirs.');
    expect(page.querySelector('textarea')?.value).toBe('Mine.');
    save('Save mine as the next version');
    await settle();
    const again = server.expectOne(correctionUrl);
    expect(again.request.headers.get('If-Match')).toBe('"2"');
    expect(again.request.body).toMatchObject({ reason: 'Mine.', note: null });
  });

  it('asks what was done where what somebody saved first lowered item 9', async () => {
    const positive = [2, 2, 1, 1, 0, 0, 1, 0, 2];
    const opened = await open({ ...recorded, answers: positive, total: 9 });
    expect(opened.page.querySelector('glabella-safety-panel select')).toBeNull();
    await opened.writeReason('Mine.');
    opened.save();
    await opened.settle();
    const call = opened.server.expectOne(correctionUrl);
    call.flush(changed, { status: 412, statusText: 'Changed' });
    await opened.settle();
    opened.server.match(draftUrl).forEach((one) => one.flush(held));
    opened.server.expectOne(`${correctionUrl}/history`).flush({ versions: [theirs] });
    await opened.settle();
    opened.save('Save mine as the next version');
    await opened.settle();
    expect(opened.page.querySelector('glabella-safety-panel select')).not.toBeNull();
    expect(opened.page.textContent).toContain('Say what was done before the form is saved.');
    opened.server.expectNone(correctionUrl);
  });

  it('says so where somebody moved the form away while it was corrected', async () => {
    const { page, server, settle } = await overtaken({ ...theirs, patientId: elsewhere });
    server
      .expectOne(`${correctionUrl}/history`)
      .flush({ versions: [{ ...theirs, patientId: elsewhere }] });
    await settle();
    expect(page.textContent).toContain('This entry was moved to another patient');
    expect(page.querySelector('glabella-entry-panel')).toBeNull();
  });

  it('counts another answer as unsaved until it is kept', async () => {
    const { page, settle, server, unsaved } = await open();
    const first = [...page.querySelectorAll<HTMLInputElement>('glabella-answer-sheet input')];
    const was = first.slice(0, 4).findIndex(({ checked }) => checked);
    first[was === 0 ? 1 : 0]?.click();
    await settle();
    expect(unsaved.exist()).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, draftPauseMs));
    server.expectOne(draftUrl).flush({ version: 1, savedAt: '2026-11-23T13:02:00.000Z' });
    await settle();
    expect(unsaved.exist()).toBe(false);
  });

  it('keeps what is written when its page is left, and brings it back', async () => {
    const left = await open();
    await left.writeReason('Typed from the');
    left.fixture.destroy();
    await left.settle();
    const kept = left.server.expectOne(draftUrl).request;
    expect(kept.headers.get('If-Match')).toBe('"0"');
    const { content } = kept.body as { readonly content: FormDraft['content'] };
    expect(content).toMatchObject({ reason: 'Typed from the', subjectVersion: 1 });
    TestBed.resetTestingModule();
    const again = await open(recorded, {
      version: 1,
      savedAt: '2026-11-23T13:02:00.000Z',
      content,
    });
    expect(again.page.textContent).toContain('Your draft of 23 Nov 2026, 14:02 is back');
    expect(again.page.querySelector('textarea')?.value).toBe('Typed from the');
    expect(again.unsaved.exist()).toBe(false);
    [...again.page.querySelectorAll('button')]
      .find((one) => one.textContent?.trim() === 'Discard and start anew')
      ?.click();
    await again.settle();
    again.server.expectNone({ method: 'DELETE', url: draftUrl });
    document.querySelector<HTMLButtonElement>('[role=alertdialog] .danger')?.click();
    await again.settle();
    again.server.expectOne({ method: 'DELETE', url: draftUrl }).flush(null);
    await again.settle();
    await again.fixture.whenStable();
    expect(again.page.querySelector('textarea')?.value).toBe('');
    expect(again.page.querySelectorAll('glabella-answer-sheet input:checked')).toHaveLength(10);
  });

  it('says so, and puts nothing back, where it was written about an earlier version', async () => {
    const content = { reason: 'Typed from the', subjectVersion: 1 };
    const held = { version: 1, savedAt: '2026-11-23T13:02:00.000Z', content };
    const { page } = await open({ ...recorded, version: 2 }, held);
    expect(page.textContent).toContain('was about an earlier version of this record');
    expect(page.querySelector('textarea')?.value).toBe('');
  });

  it('is kept over no correction that another tab wrote: which one goes on is said first', async () => {
    const { page, server, settle, writeReason, save } = await open();
    await writeReason('Mine');
    await new Promise((resolve) => setTimeout(resolve, draftPauseMs));
    server.expectOne(draftUrl).flush(
      {
        ...{ type: 'about:blank', title: 'Changed', status: 412, code: 'record.changed' },
        ...{ detail: 'Changed.', requestId: 'r', fields: { kind: 'draft', currentVersion: 2 } },
      },
      { status: 412, statusText: 'Changed' },
    );
    await settle();
    expect(page.textContent).toContain('changed in another tab. Both are still there');
    save();
    await settle();
    server.expectNone(correctionUrl);
  });

  it('counts a reason as unsaved until the correction is on record', async () => {
    const { server, settle, unsaved, writeReason, save, navigate } = await open();
    await writeReason('Typed from the wrong line.');
    expect(unsaved.exist()).toBe(true);
    save();
    await settle();
    const fault = { type: 'about:blank', title: 'The server could not answer', status: 500 };
    server
      .expectOne(correctionUrl)
      .flush(
        { ...fault, code: 'server.fault', detail: 'Try again.', requestId: 'r' },
        { status: 500, statusText: 'Fault' },
      );
    await settle();
    expect(unsaved.exist()).toBe(true);
    server.expectOne(draftUrl).flush({ version: 1, savedAt: '2026-11-23T13:02:00.000Z' });
    await settle();
    await writeReason('Typed from the wrong line of it.');
    save();
    await settle();
    const call = server.expectOne(correctionUrl);
    expect(call.request.body).toMatchObject({ reason: 'Typed from the wrong line of it.' });
    let wasUnsaved = true;
    navigate.mockImplementation(async () => {
      wasUnsaved = unsaved.exist();
      return true;
    });
    call.flush({
      id: assessmentId,
      version: 2,
      total: 7,
      scoreStatus: 'complete',
      followUpId: null,
    });
    await settle();
    expect(navigate).toHaveBeenCalledWith(['/patients', patientId]);
    expect(wasUnsaved).toBe(false);
  });
});
