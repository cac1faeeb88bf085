import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import type { Assessment } from '@glabella/contracts';
import { provideApi } from '@glabella/dashboard/data-access';
import { UnsavedChanges } from '@glabella/dashboard/ui';
import { phq9 } from '@glabella/domain/instruments';
import { sampleRecord } from '../testing/sample-record';
import { CorrectAssessment } from './correct-assessment';

const patientId = sampleRecord.patient.id;
const assessmentId = '31733b8d-33f0-40b9-b16b-a0bbf8043c6e';
const correctionUrl = `/api/v1/assessments/${assessmentId}`;
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

async function open(version: Assessment = recorded) {
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
  const page: HTMLElement = fixture.nativeElement;
  return {
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
    save: (): void =>
      [...page.querySelectorAll('button')]
        .find((one) => one.textContent?.trim() === 'Save the correction')
        ?.click(),
  };
}

describe('correcting a recorded form', () => {
  it('counts nothing as unsaved before something is changed', async () => {
    const { page, unsaved } = await open();
    expect(page.textContent).toContain('Correct PHQ-9 of 20 Nov 2026');
    expect(unsaved.exist()).toBe(false);
  });

  it('counts another answer as unsaved, and the old one again as nothing', async () => {
    const { page, settle, unsaved } = await open();
    const first = [...page.querySelectorAll<HTMLInputElement>('glabella-answer-sheet input')];
    const was = first.slice(0, 4).findIndex(({ checked }) => checked);
    first[was === 0 ? 1 : 0]?.click();
    await settle();
    expect(unsaved.exist()).toBe(true);
    first[was]?.click();
    await settle();
    expect(unsaved.exist()).toBe(false);
  });

  it('counts a reason as unsaved until the correction is on record', async () => {
    const { server, settle, unsaved, writeReason, save, navigate } = await open();
    await writeReason('Typed from the wrong line.');
    expect(unsaved.exist()).toBe(true);
    save();
    const fault = { type: 'about:blank', title: 'The server could not answer', status: 500 };
    server
      .expectOne(correctionUrl)
      .flush(
        { ...fault, code: 'server.fault', detail: 'Try again.', requestId: 'r' },
        { status: 500, statusText: 'Fault' },
      );
    await settle();
    expect(unsaved.exist()).toBe(true);
    save();
    const call = server.expectOne(correctionUrl);
    expect(call.request.body).toMatchObject({ reason: 'Typed from the wrong line.' });
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
