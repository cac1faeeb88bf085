import { dateRules } from './date-rules';
import { doseRules } from './dose-rules';
import { isCheck, isPassed, type Finding } from './finding';
import { patientRules } from './patient-rules';
import { preparationRules } from './preparation-rules';
import { productRules } from './product-rules';
import { siteRules } from './site-rules';
import { startRules } from './start-rules';
import { stockRules } from './stock-rules';
import { toxinHistoryRules } from './toxin-history-rules';
import {
  checkSeverities,
  type PassedCheck,
  type SessionCheck,
  type SessionCheckInput,
} from './session-check';

/** The families of rules in the order in which an injector meets them. */
const families: readonly ((input: SessionCheckInput) => Finding[])[] = [
  dateRules,
  startRules,
  productRules,
  stockRules,
  preparationRules,
  siteRules,
  toxinHistoryRules,
  patientRules,
  doseRules,
];

function findings(input: SessionCheckInput): Finding[] {
  return families.flatMap((rules) => rules(input));
}

/**
 * Everything to settle or know before this session is signed, gravest first, each code once. Same
 * input, same answer: API and page call it alike. Throws InvalidCalendarDate, InvalidInstant or
 * UnknownTimeZone for texts that are none.
 */
export function checkSession(input: SessionCheckInput): SessionCheck[] {
  return findings(input)
    .filter(isCheck)
    .sort((a, b) => checkSeverities.indexOf(a.severity) - checkSeverities.indexOf(b.severity));
}

/** What was checked for this session and found in order, with its numbers. */
export function passedChecks(input: SessionCheckInput): PassedCheck[] {
  return findings(input)
    .filter(isPassed)
    .map(({ code, title, evidence }) => ({ code, title, evidence }));
}
