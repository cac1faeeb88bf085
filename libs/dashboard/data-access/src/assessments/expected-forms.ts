import { inject, Service } from '@angular/core';
import { formDraftPath, newQuestionnairePlace } from '../drafts/form-draft-path';
import { EarlyReads } from '../http/early-reads';
import { patientRecordReading } from '../patients/patient-record-reading';

/** The forms that are about to be opened; apart from the calls, since what opens one checks none of its answers. */
@Service()
export class ExpectedForms {
  private readonly early = inject(EarlyReads);

  /** Asks for what a form has to know first, while its page is built. */
  expect(patientId: string, instrumentId: string): void {
    this.early.begin(patientRecordReading(patientId));
    this.expectDraft(patientId, instrumentId);
  }

  /** Asks for what was kept of a form, while the record that it needs is still awaited. */
  expectDraft(patientId: string, instrumentId: string): void {
    this.early.begin(formDraftPath(newQuestionnairePlace(patientId, instrumentId)));
  }
}
