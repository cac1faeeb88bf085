import { findInstrument, phq9 } from '@glabella/domain/instruments';
import {
  attentionPhases,
  raisedReasons,
  restTier,
  withResponseRule,
  type AttentionFacts,
  type AttentionKind,
  type OutcomeThresholds,
  type RaisedReason,
} from '@glabella/domain/outcomes';
import {
  adverseEventTitle,
  currentCourse,
  leadInstrument,
  reinjectionFromDay,
} from '@glabella/domain/treatment';
import type { CalendarDate } from '@glabella/domain/values';
import { inTime, scoresOf, toxinElsewhereOf, type SummaryFacts } from './summary-facts';

/** A row of `attention_phase` by column name, without practice and patient. */
export interface PhaseRow {
  readonly valid_from: CalendarDate | '-infinity';
  readonly valid_to: CalendarDate | 'infinity';
  readonly tier: number;
  readonly since: CalendarDate | 'infinity';
  readonly kinds: readonly AttentionKind[];
}

/**
 * Everything that may make the patient need somebody, from the records and the rules of the domain alone. As on the patient's
 * page: what is a response, the protocol of the course may say otherwise than the practice.
 */
export function attentionOf(facts: SummaryFacts, thresholds: OutcomeThresholds): RaisedReason[] {
  const found = attentionFacts(facts);
  const rule = currentCourse(facts.courses)?.plan.responseRule;
  return raisedReasons(found, withResponseRule(thresholds, rule, found.instrument));
}

/** On which days the patient stands where, given what people set aside; nowhere in the rest once archived. */
export function phaseRows(facts: SummaryFacts, attention: readonly RaisedReason[]): PhaseRow[] {
  return attentionPhases(attention, facts.setAsides)
    .filter(({ tier }) => !facts.archived || tier !== restTier)
    .map(({ validFrom, validTo, tier, since, kinds }) => ({
      valid_from: validFrom ?? '-infinity',
      valid_to: validTo ?? 'infinity',
      tier,
      since: since ?? 'infinity',
      kinds,
    }));
}

function attentionFacts(facts: SummaryFacts): AttentionFacts {
  const course = currentCourse(facts.courses);
  const instrument = findInstrument(course ? leadInstrument(course.plan) : phq9.id) ?? phq9;
  const injections = inTime(facts.injections);
  return {
    instrument,
    scores: scoresOf(facts, instrument.id),
    course: course && {
      id: course.id,
      endedOn: course.endedOn,
      visitWeeks: course.plan.visitWeeks,
      reinjectionFromDay: reinjectionFromDay(course.plan),
      injections: injections.filter(({ courseId }) => courseId === course.id),
    },
    injections,
    toxinElsewhereOn: toxinElsewhereOf(injections).map(({ on }) => on),
    openFollowUps: facts.openFollowUps,
    openAdverseEvents: facts.openAdverseEvents.map((event) => ({
      id: event.id,
      onsetOn: event.onsetOn,
      term: adverseEventTitle(event),
      isSerious: event.isSerious,
    })),
    isArchived: facts.archived,
  };
}
