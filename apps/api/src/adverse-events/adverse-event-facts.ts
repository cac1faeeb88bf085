import { type AdverseEventRecording, isClinical } from '@glabella/contracts';
import { adverseEventFaults } from '@glabella/domain/treatment';
import { todayIn } from '@glabella/domain/values';
import { RuleBroken } from '../http/errors';
import type { RecordingContextRow } from './adverse-event-rows';

/** What the event says already: its session may have been voided since, and who judged it may have left. */
export interface StandingLinks {
  readonly sessionId: string | null;
  readonly judgedById: string | null;
}

const noLinks: StandingLinks = { sessionId: null, judgedById: null };

/** Throws `RuleBroken`, with the fields concerned, unless the event may be recorded as stated. */
export function assertRecordable(
  event: AdverseEventRecording,
  context: RecordingContextRow,
  at: Date,
  standing: StandingLinks = noLinks,
): void {
  assertSession(event, context, standing);
  assertJudge(event, context, standing);
  const relatedness = event.relatedness?.category ?? null;
  const faults = adverseEventFaults(
    { ...event, relatedness },
    {
      today: todayIn(context.time_zone, at),
      birthDate: context.birth_date,
      sessionOn: event.sessionId === null ? null : context.session_on,
    },
  );
  const [first] = faults;
  if (first === undefined) return;
  throw new RuleBroken(
    `adverse_event.${first.code.replaceAll('-', '_')}`,
    first.message,
    {},
    faults.map(({ field, message }) => ({ path: field, message })),
  );
}

function assertSession(
  { sessionId }: AdverseEventRecording,
  { session_on: on, session_voided: isVoided }: RecordingContextRow,
  standing: StandingLinks,
): void {
  if (sessionId === null) return;
  const refuse = (code: string, message: string) =>
    new RuleBroken(code, message, {}, [{ path: 'sessionId', message }]);
  if (on === null) {
    throw refuse('adverse_event.session_unknown', 'This patient has no such signed session.');
  }
  if (isVoided && sessionId !== standing.sessionId) {
    throw refuse('adverse_event.session_voided', 'That session is voided. Choose another one.');
  }
}

function assertJudge(
  { relatedness }: AdverseEventRecording,
  { judge_roles: roles }: RecordingContextRow,
  standing: StandingLinks,
): void {
  if (relatedness === null || relatedness.judgedById === standing.judgedById) return;
  if (isClinical(roles ?? [])) return;
  const message = 'An active psychiatrist or clinician of the practice judges relatedness.';
  throw new RuleBroken('adverse_event.judge_unfit', message, {}, [
    { path: 'relatedness.judgedById', message },
  ]);
}
