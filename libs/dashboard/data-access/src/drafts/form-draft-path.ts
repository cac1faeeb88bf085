import type { DraftedForm } from '@glabella/contracts';
import { questionnaireForm } from '@glabella/domain/instruments';
import { apiPath } from '../http/api-path';

/** Whose half-written form it is, which form, and about what: the patient for something new, else the record. */
export interface FormDraftPlace {
  readonly patientId: string;
  readonly form: DraftedForm;
  readonly subjectId: string;
  /** The version of the record that is corrected: what was written about an earlier one is not put back. */
  readonly subjectVersion?: number;
}

/** Where the caller's half-written form is kept; apart from the calls, since what opens a form checks none of its answers. */
export const formDraftPath = ({ patientId, form, subjectId }: FormDraftPlace): string =>
  apiPath`patients/${patientId}/form-drafts/${form}/${subjectId}`;

/** The place of a new form of a questionnaire. */
export const newQuestionnairePlace = (patientId: string, instrumentId: string): FormDraftPlace => ({
  patientId,
  form: questionnaireForm(instrumentId),
  subjectId: patientId,
});
