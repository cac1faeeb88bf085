import type { FollowUpDisposition, SafetyAssessment } from '@glabella/contracts';
import { restoredInto, type FormContent } from '@glabella/dashboard/data-access';
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

/** A closing as it was kept, as far as the form of today still asks for it. */
export function closingFrom(content: FormContent): ClosingDraft {
  const closing = restoredInto(emptyClosing, content);
  const { assessment } = content;
  const isKept =
    typeof assessment === 'object' && assessment !== null && !Array.isArray(assessment);
  return {
    ...closing,
    assessment: isKept
      ? restoredInto(emptyClosing.assessment, Object.fromEntries(Object.entries(assessment)))
      : emptyClosing.assessment,
  };
}

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
