import { inject, Service } from '@angular/core';
import { EarlyReads } from '../http/early-reads';
import { patientRecordReading } from '../patients/patient-record-reading';
import { draftPath } from './draft-path';

/** The forms that are about to be opened; apart from the calls, since what opens one checks none of its answers. */
@Service()
export class ExpectedForms {
  private readonly early = inject(EarlyReads);

  /** Asks for what a form has to know first, while its page is built. */
  expect(patientId: string, instrumentId: string): void {
    this.early.begin(patientRecordReading(patientId));
    this.early.begin(draftPath(patientId, instrumentId));
  }
}
