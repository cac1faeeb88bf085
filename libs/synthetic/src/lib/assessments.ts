import type { SafetyAssessment } from '@glabella/contracts';
import {
  followUpCause,
  safetyConcern,
  scoreAnswers,
  type AssessmentMode,
} from '@glabella/domain/instruments';
import { columbiaScale } from '@glabella/domain/safety';
import { daysBetween, type CalendarDate } from '@glabella/domain/values';
import type { ArchetypePlan } from './archetypes';
import { instrumentOrThrow } from './instruments';
import { seededRandom, type Random } from './random';
import type { SyntheticAssessment, SyntheticFollowUp } from './synthetic-practice';
import { answersAt, levelAt, type Trajectory } from './trajectory';

const MODES: readonly AssessmentMode[] = ['self-paper', 'self-screen', 'read-aloud', 'phone'];

/** One PHQ-9 of a made-up patient on a day, sometimes with gaps where the plan has them. */
export function syntheticPhq9(
  on: CalendarDate,
  injectionDays: readonly CalendarDate[],
  trajectory: Trajectory,
  plan: ArchetypePlan,
  authorId: string,
  random: Random,
): SyntheticAssessment {
  const phq9 = instrumentOrThrow('phq9');
  const weeks = injectionDays.map((day) => daysBetween(day, on) / 7).filter((week) => week > 0);
  const complete = answersAt(levelAt(trajectory, weeks), trajectory, random);
  const isBaseline = weeks.length === 0;
  const answers =
    !isBaseline && random.chance(plan.gapRate) ? withGaps(complete, random) : complete;
  const score = scoreAnswers(phq9, answers);
  if (score.status === 'unscored') throw new Error('A PHQ-9 is scored');
  return {
    id: random.uuid(),
    instrumentId: phq9.id,
    instrumentVersion: phq9.version,
    assessedOn: on,
    mode: random.pick(MODES),
    answers,
    functionAnswer: functionAnswerFor(complete.reduce((sum, answer) => sum + answer, 0)),
    score,
    missingReason: score.status === 'none' ? 'declined' : null,
    authorId,
    recordedAt: instantOn(on, random),
  };
}

/** An instant within the working hours of that day, UTC. */
export function instantOn(on: CalendarDate, random: Random): string {
  const hour = String(random.between(8, 15)).padStart(2, '0');
  const minute = String(random.between(0, 59)).padStart(2, '0');
  return `${on}T${hour}:${minute}:00.000Z`;
}

function withGaps(answers: readonly number[], random: Random): (number | null)[] {
  const gaps = new Set(Array.from({ length: random.between(1, 2) }, () => random.between(0, 7)));
  return answers.map((answer, index) => (gaps.has(index) ? null : answer));
}

function functionAnswerFor(total: number): number | null {
  if (total === 0) return null;
  return Math.min(3, Math.floor(total / 7));
}

const HOUR_MS = 3_600_000;

/** The follow-up that an item 9 answer or a form without a total opened: closed the same day, or open when it is the chosen one. */
export function syntheticFollowUp(
  assessment: SyntheticAssessment,
  staysOpen: boolean,
  random: Random,
): SyntheticFollowUp | null {
  const concern = safetyConcern(instrumentOrThrow(assessment.instrumentId), assessment.answers);
  const cause = followUpCause(concern);
  if (cause === null) return null;
  const openedAt = Date.parse(assessment.recordedAt);
  const at = (hours: number) => new Date(openedAt + hours * HOUR_MS).toISOString();
  return {
    id: random.uuid(),
    assessmentId: assessment.id,
    cause,
    ownerId: assessment.authorId,
    openedAt: assessment.recordedAt,
    dueAt: at(24),
    acknowledged:
      concern === 'positive'
        ? { at: assessment.recordedAt, disposition: 'handed-to-psychiatrist' }
        : null,
    closed: staysOpen
      ? null
      : {
          at: at(random.between(1, 6)),
          disposition: 'assessed-plan-made',
          assessment: syntheticSafetyAssessment(assessment),
          plan: 'Synthetic: plan agreed with the patient, next contact set.',
        },
  };
}

/** What was assessed before it was closed; from a stream of its own, so that everything else stays as it is. */
function syntheticSafetyAssessment({ id, assessedOn }: SyntheticAssessment): SafetyAssessment {
  const random = seededRandom(`safety assessment/${id}`);
  if (random.chance(0.6)) {
    return {
      kind: 'own-words',
      text: 'Synthetic: asked directly. Passive thoughts, no plan, no intent, no means at hand.',
    };
  }
  return {
    kind: 'outside-triage',
    instrument: columbiaScale.name,
    result: random.chance(0.8) ? 'low' : 'moderate',
    assessedOn,
    assessedBy: 'Kim Aalto (synthetic)',
  };
}
