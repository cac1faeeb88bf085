import type { Citation } from '@glabella/domain/values';

/** The validation of the PHQ-9 and its severity bands. */
export const kroenke2001: Citation = {
  label: 'Kroenke, Spitzer & Williams 2001',
  detail:
    'J Gen Intern Med 16:606-613. Severity bands; a total of 10 or more for major depression.',
  doi: '10.1046/j.1525-1497.2001.016009606.x',
};

/** The validation of the GAD-7 and its severity bands. */
export const spitzer2006: Citation = {
  label: 'Spitzer et al. 2006',
  detail: 'Arch Intern Med 166:1092-1097. Severity bands of the GAD-7.',
  doi: '10.1001/archinte.166.10.1092',
};

/** The minimal clinically important difference of the PHQ-9. */
export const loewe2004: Citation = {
  label: 'Löwe et al. 2004',
  detail: 'Med Care 42:1194-1201. Two standard errors of measurement are 5 points on the PHQ-9.',
  doi: '10.1097/00005650-200412000-00006',
};

/** Reliable change and caseness as English talking therapies use them. */
export const nhsTalkingTherapies: Citation = {
  label: 'NHS Talking Therapies manual',
  detail: 'Reliable change: PHQ-9 6 points, GAD-7 4 points. Caseness: PHQ-9 10, GAD-7 8.',
};

/** Remission on the PHQ-9 in the United States quality measure. */
export const cms159: Citation = {
  label: 'CMS159 (CBE 0710e)',
  detail: 'Depression remission: a PHQ-9 total below 5.',
};

/** The rule for a PHQ-9 with one or two unanswered questions. */
export const phq9Proration: Citation = {
  label: 'Arrieta et al. 2017, and practice rule',
  detail:
    'Up to two missing items take the mean of the others (quoted at second hand). That item 9 ' +
    'must be answered, and rounding half up to a whole total, are rules of this product.',
  doi: '10.1002/jclp.22390',
};

/** A GAD-7 with a gap has no total. */
export const gad7CompleteOnly: Citation = {
  label: 'Practice rule',
  detail: 'A GAD-7 with an unanswered question has no total.',
};

/** When a rise after response counts as relapse. */
export const relapseRule: Citation = {
  label: 'Practice rule',
  detail:
    'A total of at least 10 and at least 5 above the lowest after a response or remission. The ' +
    'literature varies; compare Frank et al. 1991, Arch Gen Psychiatry 48:851.',
};

/** When the caseload speaks of worsening. */
export const worseningRule: Citation = {
  label: 'Practice rule',
  detail: 'Above the lowest total of the course by the reliable change of NHS Talking Therapies.',
};

/** When the caseload speaks of a new severe total. */
export const newSevereRule: Citation = {
  label: 'Practice rule',
  detail: 'The latest total is in the severe band of Kroenke 2001 and the one before was not.',
};

/** When the effect of an injection has worn off. */
export const wearOffRule: Citation = {
  label: 'Practice rule',
  detail:
    'A rise above the lowest total of the cycle by the minimal important difference of Löwe 2004.',
};

/** Response, partial response and remission are stated from this baseline upward only. */
export const responseBaselineRule: Citation = {
  label: 'Practice rule',
  detail: 'Below the cut of 10 (Kroenke 2001) a fall by half says little; counted apart.',
};
