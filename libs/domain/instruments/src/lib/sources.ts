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

/** The first publication of the MADRS. */
export const montgomeryAsberg1979: Citation = {
  label: 'Montgomery & Åsberg 1979',
  detail: 'Br J Psychiatry 134:382-389. Ten items rated by a clinician, total 0 to 60.',
};

/** The bands of the MADRS that the product shows unless the practice prefers others. */
export const snaith1986: Citation = {
  label: 'Snaith et al. 1986',
  detail: 'Bands of the MADRS: 0-6 none, 7-19 mild, 20-34 moderate, 35-60 severe.',
};

/** Other bands of the MADRS. */
export const kearns1982: Citation = {
  label: 'Kearns et al. 1982',
  detail: 'Bands of the MADRS: 0-7, 8-15, 16-25, 26-30, 31 and more.',
};

/** Remission on the MADRS as the trial of botulinum toxin counted it. */
export const finziRosenthal2014: Citation = {
  label: 'Finzi & Rosenthal 2014',
  detail:
    'Remission: a MADRS of 10 or less. Best cuts in Riedel et al. 2010 (J Psychiatr Res 44:1063): ' +
    'response from 46 %, remission at 7 or less.',
};

/** The first publication of the HAM-D. */
export const hamilton1960: Citation = {
  label: 'Hamilton 1960',
  detail: 'Seventeen items rated by a clinician, total 0 to 52.',
};

/** The bands of the HAM-D-17. */
export const zimmerman2013: Citation = {
  label: 'Zimmerman et al. 2013',
  detail:
    'J Affect Disord 150:384-388. 0-7 no depression, 8-16 mild, 17-23 moderate, 24 and more severe. ' +
    'Best cuts in Riedel et al. 2010: response from 57 %, remission at 6 or less.',
};

/** The manual of the BDI-II. */
export const beck1996: Citation = {
  label: 'Beck, Steer & Brown 1996',
  detail: 'Twenty-one items of 0 to 3, total 0 to 63: 0-13, 14-19, 20-28, 29-63.',
};

/** Remission on the BDI. */
export const riedel2010: Citation = {
  label: 'Riedel et al. 2010',
  detail:
    'J Psychiatr Res 44:1063. Remission: a BDI of 12 or less (846 inpatients); best response cut 47 %.',
};

/** The QIDS. */
export const rush2003: Citation = {
  label: 'Rush et al. 2003',
  detail:
    'Biol Psychiatry 54:573-583. Nine domains of 0 to 3 over 7 days, total 0 to 27; bands and ' +
    'remission at 5 or less as on ids-qids.org.',
};

/** A total that was added up elsewhere. */
export const enteredTotal: Citation = {
  label: 'Practice rule',
  detail:
    'The total is entered as it stands on the scored form; the items stay there, since they may not be reproduced.',
};

/** Where no baseline for response is published. */
export const aboveRemission: Citation = {
  label: 'Practice rule',
  detail: 'Response and remission are stated only where the baseline lies above remission.',
};

/** The check-in and its answers. */
export const checkInRule: Citation = {
  label: 'Words of this product, not validated',
  detail:
    'Three questions after the claim that negative feelings are weaker and pass more quickly. Each ' +
    'answer stands for itself: there is no total, no band and no threshold.',
};

/** The four grades of the HDSS as the label of onabotulinumtoxinA describes them. */
export const hdssGrades: Citation = {
  label: 'Botox, US prescribing information, 14.6',
  detail: 'HDSS: 1 never noticeable, 2 tolerable, 3 barely tolerable, 4 intolerable.',
  url: 'https://www.botoxone.com/hyperhidrosis',
};

/** What counted as a response in the label's first study of axillary hyperhidrosis. */
export const hdssResponse: Citation = {
  label: 'Botox, US prescribing information, 14.6, study 1 (n=322)',
  detail: 'Responder: at least 2 grades better on the HDSS, 4 weeks after treatment.',
  url: 'https://www.botoxone.com/hyperhidrosis',
};

/** Who entered that study. */
export const hdssEntry: Citation = {
  label: 'Botox, US prescribing information, 14.6, study 1 (n=322)',
  detail: 'Patients entered with an HDSS of 3 or 4.',
  url: 'https://www.botoxone.com/hyperhidrosis',
};
