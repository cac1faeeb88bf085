import { findInstrument, recordedWith, type Instrument } from '@glabella/domain/instruments';
import { isReinjectionOpen, type DueVisit } from '@glabella/domain/outcomes';
import { daysBetween, formatDate } from '@glabella/domain/values';
import { card, type CardText } from './card-text';
import type { CourseStanding } from './course-standing';

/** 'opens 3 Jan 2027' or 'open since 3 Nov 2026'; null where no re-injection is waited for. */
function reinjectionWords({ reinjection, today }: CourseStanding): string | null {
  if (reinjection === null) return null;
  const verb = isReinjectionOpen(reinjection, today) ? 'open since' : 'opens';
  return `${verb} ${formatDate(reinjection.opensOn)}`;
}

function daysWord(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

function formName(measure: Instrument): string {
  return findInstrument(recordedWith(measure))?.name ?? measure.name;
}

/** Why visits of another questionnaire than the one shown are told, or of none. */
function whoseVisits({ instrument, planned }: CourseStanding): string[] {
  if (planned === null || planned.id === instrument.id) return [];
  return [`The protocol does not ask for ${formName(instrument)}.`];
}

function noVisitCard(standing: CourseStanding): CardText {
  const { planned } = standing;
  const window = reinjectionWords(standing);
  return card({
    id: 'next',
    label: 'Next',
    value: window ? 'Re-injection' : 'None planned',
    lines: [
      ...(window ? [`window ${window}`] : []),
      planned
        ? `Every planned ${formName(planned)} of the protocol is over.`
        : 'What the protocol plans is not known.',
      ...whoseVisits(standing),
    ],
  });
}

function visitCard(standing: CourseStanding, visit: DueVisit): CardText {
  const { instrument, nextVisit, today } = standing;
  const planned = standing.planned ?? instrument;
  const window = reinjectionWords(standing);
  const late = daysBetween(visit.dueOn, today);
  const due = formatDate(visit.dueOn);
  const stand = {
    overdue: `${daysWord(late)} overdue (${due})`,
    missed: `missed (${due})`,
    due: late === 0 ? 'due today' : `due ${due}`,
    upcoming: `due ${due}`,
    done: `done (${due})`,
  }[visit.state];
  const after =
    visit.state === 'missed' && nextVisit
      ? [`next: week ${nextVisit.week}, ${formatDate(nextVisit.dueOn)}`]
      : [];
  return card({
    id: 'next',
    label: 'Next',
    value: formName(planned),
    unit: `week ${visit.week}`,
    chip:
      visit.state === 'overdue' || visit.state === 'missed'
        ? { label: visit.state, tone: 'warn' }
        : null,
    lines: [
      [stand, ...after].join(' · '),
      ...(window ? [`re-injection ${window}`] : []),
      ...whoseVisits(standing),
    ],
    action: visit.state === 'overdue' || visit.state === 'due' ? 'record' : null,
    form: planned.id === instrument.id ? null : recordedWith(planned),
  });
}

/** The card of what comes next: what the protocol plans, also where another questionnaire is shown. */
export function nextCard(standing: CourseStanding): CardText {
  const { course, firstInjectionOn } = standing;
  if (!course) {
    return card({
      id: 'next',
      label: 'Next',
      value: 'No course',
      lines: ['Start a course: its protocol says what is due and when.'],
      action: 'start-course',
    });
  }
  if (course.endedOn !== null) {
    return card({
      id: 'next',
      label: 'Next',
      value: 'Nothing due',
      lines: [`The course ended on ${formatDate(course.endedOn)}.`],
      action: 'start-course',
    });
  }
  if (firstInjectionOn === null) {
    return card({
      id: 'next',
      label: 'Next',
      value: 'First session',
      lines: ['Visits are counted from the first injection.'],
    });
  }
  const visit = standing.overdueVisit ?? standing.nextVisit;
  return visit ? visitCard(standing, visit) : noVisitCard(standing);
}
