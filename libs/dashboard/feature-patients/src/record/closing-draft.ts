import type { FollowUpDisposition, SafetyAssessment } from '@glabella/contracts';
import { columbiaScale, type TriageResult } from '@glabella/domain/safety';

/** A closing as it is being written; it is kept on the server until the follow-up is closed. */
export interface ClosingDraft {
  readonly disposition: FollowUpDisposition | '';
  readonly kind: SafetyAssessment['kind'];
  readonly assessment: {
    readonly text: string;
    readonly instrument: string;
    readonly result: TriageResult | null;
    readonly assessedOn: string;
    readonly assessedBy: string;
  };
  readonly plan: string;
}

/** A closing of which nothing is written yet. */
export const emptyClosing: ClosingDraft = {
  disposition: '',
  kind: 'own-words',
  assessment: {
    text: '',
    instrument: columbiaScale.name,
    result: null,
    assessedOn: '',
    assessedBy: '',
  },
  plan: '',
};

/** Whether anything would be lost with it. */
export function isWritten({ disposition, assessment, plan }: ClosingDraft): boolean {
  const { text, instrument, result, assessedOn, assessedBy } = assessment;
  return (
    disposition !== '' ||
    result !== null ||
    instrument !== emptyClosing.assessment.instrument ||
    [text, assessedOn, assessedBy, plan].some((value) => value !== '')
  );
}
