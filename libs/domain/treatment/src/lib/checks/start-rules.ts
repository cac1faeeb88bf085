import { findInstrument } from '@glabella/domain/instruments';
import { movedStart, movedStartWords } from '@glabella/domain/outcomes';
import { compareDates, type CalendarDate } from '@glabella/domain/values';
import { leadInstrument } from '../protocol';
import { practiceRule } from '../sources';
import { found, type Finding } from './finding';
import { isDated } from './timing';
import type { SessionCheckInput } from './session-check';

/**
 * A session that makes another day the first of its course: an entry before all others, an amended date. The baseline is one
 * per course and moves with that day, so it is said and acknowledged.
 */
export function startRules(input: SessionCheckInput): Finding[] {
  const { courseStart, protocol, thresholds } = input;
  if (courseStart === null || !isDated(input)) return [];
  const { firstInjectionOn, firstOfOthersOn, scores } = courseStart;
  const first = earlier(input.performedOn, firstOfOthersOn);
  const moved = movedStart(scores, firstInjectionOn, first, thresholds);
  if (moved === null) return [];
  const lead = leadInstrument(protocol);
  const evidence = movedStartWords(moved, findInstrument(lead)?.name ?? lead);
  return [
    found(
      'acknowledge',
      'first-injection-moves',
      'First injection of the course moves',
      evidence,
      practiceRule,
    ),
  ];
}

function earlier(on: CalendarDate, other: CalendarDate | null): CalendarDate {
  return other === null || compareDates(on, other) < 0 ? on : other;
}
