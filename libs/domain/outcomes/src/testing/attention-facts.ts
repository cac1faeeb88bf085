import { phq9 } from '@glabella/domain/instruments';
import { addDays } from '@glabella/domain/values';
import * as fc from 'fast-check';
import type { AttendedCourse, AttentionFacts } from '../lib/attention/attention-facts';
import type { SetAside } from '../lib/attention/set-aside';
import type { ScorePoint } from '../lib/score-point';
import { anyCourse, injectedOn } from './course';

/** The course of the specs: one injection, visits at weeks 2, 6 and 12, toxin again from day 90. */
export const attendedCourse: AttendedCourse = {
  id: 'course',
  endedOn: null,
  visitWeeks: [2, 6, 12],
  reinjectionFromDay: { value: 90, source: { label: 'Protocol' } },
  injections: [{ id: 'session', on: injectedOn }],
};

/** A patient with these assessments, nothing open, and the course of the specs. */
export function attentionFacts(
  scores: readonly ScorePoint[],
  facts: Partial<AttentionFacts> = {},
): AttentionFacts {
  return {
    instrument: phq9,
    scores,
    course: attendedCourse,
    injections: attendedCourse.injections,
    toxinElsewhereOn: [],
    openFollowUps: [],
    openAdverseEvents: [],
    isArchived: false,
    ...facts,
  };
}

const anyDay = fc.integer({ min: 0, max: 200 }).map((day) => addDays(injectedOn, day));

/** Any patient: any course with up to three injections, open events and follow-ups. */
export const anyFacts: fc.Arbitrary<AttentionFacts> = fc
  .record({
    scores: anyCourse,
    injectionDays: fc.uniqueArray(fc.integer({ min: 1, max: 250 }), { maxLength: 2 }),
    elsewhereOn: fc.array(anyDay, { maxLength: 2 }),
    endedOn: fc.option(anyDay, { freq: 5 }),
    followUps: fc.array(fc.tuple(anyDay, fc.constantFrom(null, 1, 2, 3)), { maxLength: 2 }),
    events: fc.array(fc.tuple(anyDay, fc.boolean()), { maxLength: 2 }),
    isArchived: fc.boolean(),
  })
  .map(({ scores, injectionDays, elsewhereOn, endedOn, followUps, events, isArchived }) => {
    const injections = [0, ...injectionDays]
      .sort((a, b) => a - b)
      .map((day) => ({ id: `session ${day}`, on: addDays(injectedOn, day) }));
    return attentionFacts(scores, {
      course: { ...attendedCourse, endedOn, injections },
      injections,
      toxinElsewhereOn: elsewhereOn,
      openFollowUps: followUps.map(([answeredOn, answer], index) => ({
        id: `follow-up ${index}`,
        answeredOn,
        answer,
        hasTotal: answer !== null,
      })),
      openAdverseEvents: events.map(([onsetOn, isSerious], index) => ({
        id: `event ${index}`,
        onsetOn,
        term: 'Headache',
        isSerious,
      })),
      isArchived,
    });
  });

/** What somebody set aside of a reason on a day, until a day or without one. */
export function setAsideOn(
  reason: Pick<SetAside, 'kind' | 'evidenceKey'>,
  day: number,
  untilDay: number | null = null,
): SetAside {
  return {
    kind: reason.kind,
    evidenceKey: reason.evidenceKey,
    how: untilDay === null ? 'acknowledged' : 'snoozed',
    on: addDays(injectedOn, day),
    until: untilDay === null ? null : addDays(injectedOn, untilDay),
  };
}
