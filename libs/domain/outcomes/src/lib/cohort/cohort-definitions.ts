import type { Instrument } from '@glabella/domain/instruments';
import type { Citation } from '@glabella/domain/values';
import type { Definition } from '../cycle-definitions';
import { isProductRule, practiceRule } from '../sources';
import { type OutcomeThresholds, defaultOutcomeThresholds, thresholdsOf } from '../thresholds';
import { smallCellWords } from './small-cells';

/** What a figure of a cohort report says exactly, by the figure. */
export type CohortDefinitionId =
  | 'treated'
  | 'begun'
  | 'counted'
  | 'weeks'
  | 'change'
  | 'response'
  | 'remission'
  | 'imputation'
  | 'visits'
  | 'completeness'
  | 'distribution'
  | 'resistance'
  | 'strata'
  | 'small'
  | 'effect';

const student = {
  label: 'Student 1908',
  detail:
    'Biometrika 6:1. Mean ± t(0.975, n − 1) × s / √n. Observed cases: who was not seen is not in it.',
  doi: '10.1093/biomet/6.1.1',
};

const fekadu = {
  label: 'Fekadu 2018, BMC Psychiatry 18:100',
  detail: 'Mild 3 to 6, moderate 7 to 10, severe 11 to 15 points.',
  doi: '10.1186/s12888-018-1679-x',
};

const wilson = {
  label: 'Wilson 1927',
  detail: 'J Am Stat Assoc 22:209. Score interval, 95 %, without correction for continuity.',
  doi: '10.1080/01621459.1927.10502953',
};

/**
 * The definitions of a cohort report with the numbers in force. They read alike whatever the cohort;
 * those of a rule that is not published for the instrument say so.
 */
export function cohortDefinitions(
  instrument: Instrument,
  thresholds: OutcomeThresholds = defaultOutcomeThresholds,
): Readonly<Record<CohortDefinitionId, Definition>> {
  const { baselineWindowDays, responsePercent, visitTolerance, weekWindows } = thresholds;
  const rules = thresholdsOf(instrument, thresholds);
  const { value: leastPrinted, source: leastPrintedSource } = thresholds.leastPrinted;
  const few = smallCellWords(leastPrinted);
  const from = rules.responseBaselineFrom;
  const windows = weekWindows
    .map(
      ({ week, targetDay, fromDay, toDay }) =>
        `week ${week}: nearest day ${targetDay}, from day ${fromDay} to day ${toDay}`,
    )
    .join('; ');
  const unpublished = practiceRule('No instrument borrows the number of another.');
  return {
    treated: {
      term: 'Treated in the period',
      text:
        'Patients, signed sessions and units with the day of the session in the period, voided ones left ' +
        'out. Units are of one product: those of different products are never added up.',
      source: practiceRule(
        'Filters speak of the session; sex, age on that day and who is responsible too.',
      ),
    },
    begun: {
      term: 'Courses begun',
      text:
        'Patients whose course had its first injection in the period. Everybody stands once, with the first such ' +
        'course; filters speak of that first session.',
      source: practiceRule('Archived patients are among them.'),
    },
    counted: {
      term: 'Counted',
      text:
        `A complete ${instrument.name} in the ${baselineWindowDays.value} days up to the first injection` +
        (from === undefined
          ? ', above 0.'
          : `, of ${from.value} or more. Others are shown apart and stand in no mean and no rate.`),
      source: from?.source ?? baselineWindowDays.source,
    },
    weeks: {
      term: 'Weeks 6 and 12',
      text:
        `The complete total of the window (${windows}), up to the end of the course. Missing: the window has ` +
        'closed or the course has ended without one. Not yet: the course runs and the window has not closed; the ' +
        'patient stands in no denominator of that week.',
      source: sourceOfWeeks(thresholds),
    },
    change: {
      term: 'Mean change',
      text:
        'The mean of each patient’s change in per cent of the own baseline, −100 × (baseline − total) / baseline, ' +
        `with its 95 % confidence interval. Negative is better. At least ${leastPrinted} patients.`,
      source: student,
    },
    response: {
      term: 'Response',
      text:
        from === undefined
          ? `Not stated: no threshold is published for the ${instrument.name}.`
          : `A fall by ${responsePercent.value} % of the baseline or more, among those counted. Where the protocol of a course sets another response, that one.`,
      source: from === undefined ? unpublished : responsePercent.source,
    },
    remission: {
      term: 'Remission',
      text:
        rules.remissionBelow === undefined || from === undefined
          ? `Not stated: no threshold is published for the ${instrument.name}.`
          : `A total below ${rules.remissionBelow.value}, among those counted.`,
      source: rules.remissionBelow?.source ?? unpublished,
    },
    imputation: {
      term: 'Observed and imputed',
      text:
        'Observed cases: of those with a total in the window. Non-responders imputed: whoever is missing counts as ' +
        'not reached, so it can only be lower. 95 % Wilson intervals.',
      source: wilson,
    },
    visits: {
      term: 'Change by visit',
      text:
        `At each planned week the complete total nearest its day, ${visitTolerance.earlyDays} days either side up to ` +
        `week ${visitTolerance.earlyUntilWeek}, ${visitTolerance.lateDays} after. Other people at every visit: those ` +
        'who stayed away are missing from it.',
      source: visitTolerance.source,
    },
    completeness: {
      term: 'Follow-up',
      text: 'Visits of counted patients with a total, of those owed: the window has closed within the course, or holds one.',
      source: visitTolerance.source,
    },
    distribution: {
      term: 'Each patient’s change',
      text:
        'One bar for each observed patient, the greatest fall first, without a name. A band whose number is not ' +
        'printed is a dashed field of one width, and nothing is drawn where the bars would count a few responders.',
      source: practiceRule('The lines are the thresholds of response and of no change.'),
    },
    resistance: {
      term: 'Resistance',
      text:
        'The filter by Maudsley stage: that of the course on the day of its first injection, computed from the ' +
        'treatments before toxin as they are recorded now. Where a fact is missing it is not computable, never a guess.',
      source: fekadu,
    },
    strata: {
      term: 'By Maudsley stage',
      text:
        'Observed cases of week 6, staged as the filter stages them; a stage that is not computable is a stratum of its own. ' +
        'Strata differ in more than their stage and are not tested against each other.',
      source: fekadu,
    },
    small: {
      term: `${few} and withheld`,
      text:
        `A count of 1 to ${leastPrinted - 1} prints as ${few}. Where another number would let somebody compute it, that ` +
        'number is withheld, and so are the mean and the rate that rest on either. A group of that size is not broken down. ' +
        'This holds within one report: others beside it, with slightly different filters, can tell more.',
      source: leastPrintedSource,
    },
    effect: {
      term: 'Not an effect',
      text:
        'There is no comparison group: people come when they are worst, and later injections are not taken out. A ' +
        'registry’s change is not a treatment effect.',
      source: practiceRule('Placebo arms of the trials fell by 2 to 21 %.'),
    },
  };
}

/** Of the windows: where the practice set a day of one of them, that is what is said. */
function sourceOfWeeks({ weekWindows, baselineWindowDays }: OutcomeThresholds): Citation {
  const [first] = weekWindows;
  const own = weekWindows.find(({ source }) => !isProductRule(source));
  return (own ?? first)?.source ?? baselineWindowDays.source;
}
