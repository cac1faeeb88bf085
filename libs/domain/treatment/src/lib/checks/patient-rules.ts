import { daysBetween, formatDate } from '@glabella/domain/values';
import { aftercareShort, plannedAftercare } from '../aftercare/aftercare';
import { contraindicationsFor, type Contraindication } from '../contraindications';
import { isFrownRated } from '../protocol';
import { frownSeveritySource } from '../frown/frown-severity';
import { confounderDays, confoundersOn } from '../medication/confounders';
import { precautions, precautionsAnswered, type Precaution } from '../precautions';
import { botoxCosmeticLabel, practiceRule } from '../sources';
import { consentRules } from './consent-rules';
import { count, found, passed, type Finding } from './finding';
import { isDated, type DatedInput } from './timing';
import type { SessionCheckInput } from './session-check';

/** The patient before and after the needle: stops, warnings, consent, PHQ-9, confounders, frown, aftercare. */
export function patientRules(input: SessionCheckInput): Finding[] {
  return [
    ...contraindicationRules(input),
    ...openItem9(input),
    ...consentRules(input),
    ...precautionRules(input),
    ...(isDated(input) ? [...phq9(input), ...item9NotKnown(input), ...confounders(input)] : []),
    ...frown(input),
    ...aftercare(input),
  ];
}

function contraindicationRules(input: SessionCheckInput): Finding[] {
  const asked = contraindicationsFor(input.product);
  const findings = asked.flatMap((question) => contraindication(question, input));
  if (findings.length > 0) return findings;
  const names = asked.map(({ label }) => label).join('; ');
  return [passed('contraindications-none', 'No contraindication', `Asked: ${names}.`)];
}

function contraindication(question: Contraindication, input: SessionCheckInput): Finding[] {
  const { id, label, mayNotApply, source } = question;
  const answer = input.contraindications[id];
  if (answer === 'no' || (answer === 'not-applicable' && mayNotApply)) return [];
  if (answer === 'yes' || answer === 'not-known') {
    const said = answer === 'yes' ? 'Yes' : 'Not known';
    const title = answer === 'yes' ? label : `Not known: ${label.toLowerCase()}`;
    const evidence = `${question.question} ${said}. It signs only with a psychiatrist’s reason.`;
    const check = found('reason', `contraindication-${id}`, title, evidence, source);
    return [{ ...check, answerBy: 'psychiatrist' }];
  }
  const title = `Not answered: ${label.toLowerCase()}`;
  const evidence = 'Needed before signing.';
  return [found('stop', `contraindication-${id}-unanswered`, title, evidence, source)];
}

function precautionRules({ precautions: answers }: SessionCheckInput): Finding[] {
  const unanswered = precautions.filter(({ id }) => answers[id] === undefined);
  const present = precautionsAnswered(answers, 'yes').map(({ id, label, source }) =>
    found('acknowledge', `precaution-${id}`, label, 'The label asks for caution.', source),
  );
  const notKnown = precautionsAnswered(answers, 'not-known').map(({ id, label, source }) =>
    found(
      'acknowledge',
      `precaution-${id}`,
      `Not known: ${label.toLowerCase()}`,
      'The label asks for caution where it is so.',
      source,
    ),
  );
  const open = unanswered.length === 0 ? [] : [unansweredPrecautions(unanswered)];
  const findings = [...open, ...present, ...notKnown];
  if (findings.length > 0) return findings;
  const names = precautions.map(({ label }) => label).join('; ');
  return [passed('precautions-none', 'No precaution', `Asked: ${names}.`)];
}

function unansweredPrecautions(unanswered: readonly Precaution[]): Finding {
  const names = unanswered.map(({ label }) => label.toLowerCase()).join('; ');
  const title = `Not answered: ${count(unanswered.length, 'precaution')}`;
  const evidence = `Yes, no or not known, before signing: ${names}.`;
  return found('stop', 'precautions-unanswered', title, evidence, botoxCosmeticLabel);
}

function openItem9({ openItem9On }: SessionCheckInput): Finding[] {
  if (openItem9On === null) return [];
  // It may have been opened by item 9, or by a form with too few answers for a total.
  const evidence = `PHQ-9 of ${formatDate(openItem9On)}: the follow-up that it opened is open.`;
  return [found('acknowledge', 'item9-open', 'Safety follow-up open', evidence, practiceRule)];
}

/**
 * The current form leaves item 9 open, though its total may be in order: a total that was taken over has no items, and opens no
 * follow-up by itself.
 */
function item9NotKnown(input: DatedInput): Finding[] {
  const { latestPhq9On, latestPhq9Form, openItem9On, performedOn } = input;
  const on = latestPhq9Form?.on ?? latestPhq9On;
  if (!isPhq9Asked(input) || on === null || !isCurrent(daysBetween(on, performedOn), input))
    return [];
  if ((latestPhq9Form?.item9 ?? null) !== null || openItem9On === on) return [];
  // Of a session long ago the form itself may not be at hand: that is not said to be an open item.
  const what = latestPhq9Form
    ? 'no answer to its item 9 is on record'
    : 'it is not at hand here whether its item 9 was answered';
  const evidence = `PHQ-9 of ${formatDate(on)}: ${what}.`;
  return [found('acknowledge', 'item9-not-known', 'Item 9 not known', evidence, practiceRule)];
}

function isPhq9Asked({ protocol }: SessionCheckInput): boolean {
  return protocol.instruments.includes('phq9');
}

/** A PHQ-9 before an injection is current for as long as one may serve as the baseline of a first one. */
function isCurrent(daysBefore: number, { thresholds }: SessionCheckInput): boolean {
  return daysBefore >= 0 && daysBefore <= thresholds.baselineWindowDays.value;
}

function phq9(input: DatedInput): Finding[] {
  const { latestPhq9On, performedOn, isFirstOfCourse, thresholds } = input;
  if (!isPhq9Asked(input)) return [];
  const days = latestPhq9On === null ? null : daysBetween(latestPhq9On, performedOn);
  const limit = `current for ${thresholds.baselineWindowDays.value}`;
  const isKnown = days !== null && days >= 0 && latestPhq9On !== null;
  const evidence = isKnown
    ? `Latest PHQ-9 on ${formatDate(latestPhq9On)}, ${count(days, 'day')} before; ${limit}.`
    : 'No PHQ-9 on or before the day of the injection.';
  if (isKnown && isCurrent(days, input)) {
    return [passed('phq9-current', 'PHQ-9 current', evidence)];
  }
  if (isFirstOfCourse) {
    const title = 'The course will have no baseline';
    return [found('acknowledge', 'baseline-missing', title, evidence, practiceRule)];
  }
  return isKnown
    ? [found('note', 'phq9-old', 'PHQ-9 not current', evidence, practiceRule)]
    : [found('acknowledge', 'phq9-missing', 'No PHQ-9', evidence, practiceRule)];
}

/** A change that may explain a score as well as the injection does: it is known at the needle, and forbids nothing. */
function confounders({ performedOn, medications }: DatedInput): Finding[] {
  const changed = confoundersOn(performedOn, medications);
  if (changed.length === 0) return [];
  const evidence = `${changed.map(({ words }) => words).join('; ')}.`;
  const title = 'Antidepressant changed';
  return [found('note', 'antidepressant-changed', title, evidence, confounderDays.source)];
}

function frown({ frownBefore, protocol }: SessionCheckInput): Finding[] {
  if (!isFrownRated(protocol)) return [];
  const absent = [
    ...(frownBefore.rest === null ? ['at rest'] : []),
    ...(frownBefore.maximum === null ? ['at maximum frown'] : []),
  ];
  if (absent.length === 0) return [];
  const evidence = `Not rated before the injection: ${absent.join(' and ')}.`;
  return [
    found('note', 'frown-not-rated', 'Frown severity not rated', evidence, frownSeveritySource),
  ];
}

function aftercare({ protocol, aftercareList, aftercareTold }: SessionCheckInput): Finding[] {
  const untold = plannedAftercare(aftercareList, protocol.aftercare).filter(
    ({ id }) => !aftercareTold.includes(id),
  );
  if (untold.length === 0) return [passed('aftercare-told', 'Aftercare told', 'All of it.')];
  const evidence = untold.map(aftercareShort).join('; ');
  return [
    found('acknowledge', 'aftercare-not-told', 'Aftercare not told', `Not told: ${evidence}.`),
  ];
}
