import type { AdverseEvent } from '@glabella/contracts';
import {
  adverseEventActionLabels,
  adverseEventStanding,
  adverseEventTitle,
  onsetAfterSession,
  relatednessLabels,
  seriousnessCriterionLabels,
  seriousnessOf,
} from '@glabella/domain/treatment';
import { compareDates, formatDate } from '@glabella/domain/values';

/** A fact of an event in words: what was not answered says so. */
export type EventFact = readonly [label: string, text: string];

/** Everything that a version says, one line each, in the order of the form. */
export function eventFacts(event: AdverseEvent): EventFact[] {
  return [
    ['What happened', adverseEventTitle(event)],
    ['After the session of', sessionWords(event)],
    ['Began on', onsetWords(event)],
    ['Severity', event.severity],
    ['Seriousness', seriousnessWords(event)],
    ['Related to the injection', relatednessWords(event)],
    ['What was done', actionWords(event)],
    ['How it stands', adverseEventStanding(event)],
    ['Reported to', reportWords(event)],
    ['Note', event.note ?? ''],
  ];
}

function sessionWords({ session }: AdverseEvent): string {
  if (!session) return 'no session of this practice';
  const voided = session.isVoided ? ' (voided)' : '';
  return `${formatDate(session.performedOn)}, ${session.productId}, lot ${session.lotNumber}${voided}`;
}

function onsetWords({ onsetOn, session }: AdverseEvent): string {
  const on = formatDate(onsetOn);
  if (!session || compareDates(onsetOn, session.performedOn) < 0) return on;
  return `${on}, ${onsetAfterSession(onsetOn, session.performedOn)}`;
}

/** 'serious: hospital stay, or a longer one', 'not serious', 'not judged yet'. */
export function seriousnessWords(event: AdverseEvent): string {
  const met = (event.seriousness ?? []).map((id) => seriousnessCriterionLabels[id].toLowerCase());
  switch (seriousnessOf(event)) {
    case 'not-judged':
      return 'not judged yet';
    case 'not-serious':
      return 'not serious';
    case 'serious':
      return `serious: ${met.length > 0 ? met.join('; ') : 'red flag of distant spread'}`;
  }
}

function relatednessWords({ relatedness }: AdverseEvent): string {
  if (!relatedness) return 'not judged yet';
  const { category, judgedBy } = relatedness;
  return `${relatednessLabels[category].toLowerCase()}, judged by ${judgedBy.displayName}`;
}

function actionWords({ actions }: AdverseEvent): string {
  if (actions === null) return 'not stated';
  if (actions.length === 0) return 'nothing';
  return actions.map((id) => adverseEventActionLabels[id].toLowerCase()).join('; ');
}

/** One line for each report: to whom, when, under which number. */
export function reportWords({ reports }: AdverseEvent): string {
  if (reports.length === 0) return 'no report recorded';
  return reports
    .map(
      ({ reportedTo, reportedOn, reference }) =>
        `${reportedTo}, ${formatDate(reportedOn)}${reference ? `, reference ${reference}` : ''}`,
    )
    .join('\n');
}
