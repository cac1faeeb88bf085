import type { PatientRecord } from '@glabella/contracts';
import { ownerWords } from '@glabella/dashboard/ui';
import { formatDateTime } from '@glabella/domain/values';
import { openEvents, openEventWords } from './adverse-event-words';
import { causeWords, openFollowUps } from './follow-up-words';

/** What of a patient waits for somebody, as a sheet of paper says it: open follow-ups with owner and deadline, then open events. */
export function openMatters({ followUps, adverseEvents, timeZone }: PatientRecord): string[] {
  return [
    ...openFollowUps(followUps).map((followUp) => {
      const owner = ownerWords(followUp, undefined);
      const due = formatDateTime(followUp.dueAt, timeZone);
      return `${causeWords(followUp)}: follow-up open with ${owner}, due ${due}.`;
    }),
    ...openEvents(adverseEvents).map((event) => openEventWords(event).words),
  ];
}
