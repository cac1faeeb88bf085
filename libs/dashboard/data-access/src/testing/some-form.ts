import { Component, inject, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { FormDraft, Role } from '@glabella/contracts';
import { draftPauseMs } from '../drafts/draft-keeper';
import { FormDraftCalls, type FormContent } from '../drafts/form-draft-calls';
import type { FormDraftPlace } from '../drafts/form-draft-path';
import { keepsForm } from '../drafts/kept-form';
import { ApiProblem } from '../http/api-problem';
import { CurrentUser } from '../sign-in/current-user';

export const place: FormDraftPlace = { patientId: 'p', form: 'adverse-event', subjectId: 'p' };
export const savedAt = '2026-11-23T14:02:00.000Z';
export const nothing: FormDraft = { version: 0, savedAt: null, content: null };
export const empty = { note: '', tags: [] as string[] };

/** The calls of a form that is kept, as a test answers them. */
export const calls = {
  read: jest.fn<Promise<FormDraft>, [FormDraftPlace]>(),
  save: jest.fn(async (_: FormDraftPlace, __: FormContent, version: number) => ({
    version: version + 1,
    savedAt,
  })),
  discard: jest.fn(async () => undefined),
};

/** What the server answers where another version is there. */
export const refusal = (currentVersion: number) =>
  new ApiProblem({
    code: 'record.changed',
    title: 'Changed',
    status: 412,
    detail: 'Changed',
    requestId: null,
    fields: { currentVersion },
  });

/** What it answers with another status. */
export const answered = (status: number) =>
  new ApiProblem({ code: 'x', title: 'No answer', status, detail: 'x', requestId: null });

@Component({ template: '' })
class SomeForm {
  readonly at = signal<FormDraftPlace>(place);
  readonly model = signal(empty);
  readonly problem = signal<ApiProblem | null>(null);
  readonly kept = keepsForm({ place: this.at, model: this.model, problem: this.problem });
  readonly calls = inject(FormDraftCalls);
}

export async function settle(ms = 0): Promise<void> {
  TestBed.tick();
  await jest.advanceTimersByTimeAsync(ms);
  TestBed.tick();
  await jest.advanceTimersByTimeAsync(0);
}

/** Opens a form that is kept, by fake timers, for somebody with these roles. */
export async function openForm(
  held: FormDraft | Promise<FormDraft> = nothing,
  at = place,
  roles: readonly Role[] = ['clinician'],
) {
  calls.read.mockImplementationOnce(async () => held);
  TestBed.configureTestingModule({
    providers: [
      { provide: FormDraftCalls, useValue: calls },
      { provide: CurrentUser, useValue: { me: () => ({ roles }) } },
    ],
  });
  const fixture = TestBed.createComponent(SomeForm);
  fixture.componentInstance.at.set(at);
  await settle();
  const { model, kept, problem } = fixture.componentInstance;
  const write = async (note: string): Promise<void> => {
    model.update((before) => ({ ...before, note }));
    await settle(draftPauseMs);
  };
  return { fixture, model, kept, problem, write };
}

/** Before each test: no call was made, and nothing is kept. */
export function forgetCalls(): void {
  calls.read.mockReset().mockResolvedValue(nothing);
  calls.save.mockClear();
  calls.discard.mockClear();
}
