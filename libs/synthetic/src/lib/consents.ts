import { addDays, compareDates, type CalendarDate } from '@glabella/domain/values';
import { archetypes } from './archetypes';
import { instantOn } from './assessments';
import type { Random } from './random';
import type { SyntheticConsent, SyntheticPatient, SyntheticSession } from './synthetic-practice';

type ConsentingPatient = Pick<
  SyntheticPatient,
  'archetype' | 'createdAt' | 'course' | 'assessments' | 'sessions'
>;

/**
 * The consent of each treated patient, of the day of the intake. The first patients of some kinds show what can become of
 * one: photographs declined, the use of the data withdrawn, the treatment withdrawn by somebody who stopped coming.
 */
export function syntheticConsents(
  { archetype, createdAt, course, assessments, sessions }: ConsentingPatient,
  index: number,
  today: CalendarDate,
  random: Random,
): readonly SyntheticConsent[] {
  const [first] = sessions;
  if (!course || !first) return [];
  const isShown = index < archetypes.length;
  const { consentOn: agreedOn } = first.beforeNeedle;
  const seenOn = [
    agreedOn,
    ...assessments.map(({ assessedOn }) => assessedOn),
    ...sessions.map(({ performedOn }) => performedOn),
  ];
  const lastSeenOn = seenOn.sort(compareDates).at(-1);
  const nextDay = addDays(lastSeenOn ?? agreedOn, 1);
  const happenedOn = compareDates(nextDay, today) < 0 ? nextDay : addDays(today, -1);
  const withdrawal = isShown ? shownWithdrawals[archetype] : undefined;
  return [
    {
      id: random.uuid(),
      courseId: course.id,
      agreedOn,
      takenById: course.responsibleId,
      declined: isShown && archetype === 'gaps' ? ['photographs'] : [],
      recordedAt: createdAt,
      withdrawal: withdrawal
        ? { ...withdrawal, happenedOn, recordedAt: instantOn(happenedOn, random) }
        : null,
    },
  ];
}

const shownWithdrawals: Readonly<
  Partial<
    Record<
      SyntheticPatient['archetype'],
      Pick<NonNullable<SyntheticConsent['withdrawal']>, 'scope' | 'reason'>
    >
  >
> = {
  'drop-out': { scope: 'treatment', reason: 'Synthetic: does not want to go on.' },
  'baseline-below-10': { scope: 'data-use', reason: null },
};

/** The sessions, each resting on the consent that covers it. */
export function withConsent(
  sessions: readonly SyntheticSession[],
  consents: readonly SyntheticConsent[],
): readonly SyntheticSession[] {
  const [given] = consents;
  if (!given) return sessions;
  const consent = { id: given.id, documentVersion: 1 };
  return sessions.map((session) => ({
    ...session,
    beforeNeedle: { ...session.beforeNeedle, consent },
  }));
}
