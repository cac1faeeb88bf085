import type { Citation } from '@glabella/domain/values';

/**
 * US prescribing information of Botox Cosmetic, the source of every label fact of
 * onabotulinumtoxinA.
 */
export const botoxCosmeticLabel: Citation = {
  label: 'Botox Cosmetic, US prescribing information',
  url: 'https://nctr-crs.fda.gov/fdalabel/services/spl/set-ids/485d9b71-6881-42c5-a620-a4360c7192ab/spl-doc',
};

/** The manufacturer's page that asks for at least 90 days between treatments. */
export const botoxCosmeticSpacing: Citation = {
  label: 'Botox Cosmetic, manufacturer’s product information',
  detail: 'Treatments at least 90 days apart; the label has not evaluated less than 3 months.',
  url: 'https://hcp.botoxcosmetic.com/product-information',
};

/** Wollmer 2012: 29 U for women, 39 U for men, as totals. */
export const wollmer2012: Citation = {
  label: 'Wollmer 2012, J Psychiatr Res 46:574',
  detail: 'Totals of 29 U (women) and 39 U (men).',
  doi: '10.1016/j.jpsychires.2012.01.027',
};

/** Finzi and Rosenthal 2014: 29 U for women, 40 U for men, as totals. */
export const finziRosenthal2014: Citation = {
  label: 'Finzi & Rosenthal 2014, J Psychiatr Res 52:1',
  detail: 'Totals of 29 U (women) and 40 U (men).',
};

/** Magid 2014: 29 U for women, 39 U for men, as totals; the trial that used the PHQ-9. */
export const magid2014: Citation = {
  label: 'Magid 2014, J Clin Psychiatry 75:837',
  detail: 'Totals of 29 U (women) and 39 U (men).',
  url: 'https://www.psychiatrist.com/jcp/depression/treatment-major-depressive-disorder-using-botulinum/',
};

/** Brin 2020: the largest trial; 30 U missed its primary endpoint and 50 U did not separate. */
export const brin2020: Citation = {
  label: 'Brin 2020, Int Clin Psychopharmacol 35:19',
  detail: '30 U: primary endpoint missed (P=.053); 50 U: no separation from placebo.',
};

/** Label of Letybo (EU): neuromuscular disease is a contraindication there, a warning in the US. */
export const letyboSmpc: Citation = {
  label: 'Letybo, EU summary of product characteristics',
  detail: 'Myasthenia gravis, Lambert-Eaton syndrome and ALS are contraindications.',
};

/** A rule that the practice chose, not a published one; the screen says so. */
export const practiceRule: Citation = {
  label: 'The practice’s rule',
  detail: 'Chosen by the practice; not a published threshold.',
};

/** Advice after the injection rests on clinic practice, for which sources differ. */
export const clinicPractice: Citation = {
  label: 'Clinic practice',
  detail: 'Low evidence; published advice differs.',
};

/** The manufacturer's label of a product, by its brand. */
export function labelOf(brand: string, region: string): Citation {
  return { label: `${brand}, product label (${region})` };
}

/** The boxed warning: effects that spread beyond the site, hours to weeks after the injection. */
export const botoxCosmeticBoxedWarning: Citation = {
  ...botoxCosmeticLabel,
  label: 'Botox Cosmetic, boxed warning: distant spread of toxin effect',
  detail: 'Swallowing and breathing difficulties can be life-threatening.',
};

/** Label of Daxxify (US): headache 6 %, eyelid ptosis 2 %, facial paresis 1 %. */
export const daxxifyLabel: Citation = {
  ...labelOf('Daxxify', 'US'),
  detail: 'Headache 6 %, eyelid ptosis 2 %, facial paresis 1 %.',
};

/** Brin 2020: what at least 5 % had, and more of them than on placebo. */
export const brin2020AdverseEvents: Citation = {
  ...brin2020,
  detail: 'At least 5 % and more than on placebo: headache, upper respiratory infection, ptosis.',
};

/** What makes an adverse event serious; the same criteria as ICH E2A. */
export const fdaSeriousEvent: Citation = {
  label: 'FDA, What is a serious adverse event?',
  detail: 'The outcomes that make an event serious, as in ICH E2A.',
  url: 'https://www.fda.gov/safety/reporting-serious-problems-fda/what-serious-adverse-event',
};

/** Categories of causality of the Uppsala Monitoring Centre. */
export const whoUmcCausality: Citation = {
  label: 'WHO-UMC system for standardised case causality assessment',
  detail: 'Certain, probable, possible, unlikely, unclassified, unassessable.',
};

/** Where a practice in the US reports an adverse event. */
export const fdaMedWatch: Citation = {
  label: 'FDA MedWatch',
  detail: '1-800-FDA-1088, as the US label of the product prints it.',
  url: 'https://www.fda.gov/safety/medwatch-fda-safety-information-and-adverse-event-reporting-program',
};

/** What onabotulinumtoxinA is licensed for in the axilla, and the study behind it; read on the manufacturer's page. */
export const botoxHyperhidrosis: Citation = {
  label: 'Botox, US indication: severe primary axillary hyperhidrosis',
  detail:
    'Adults, not managed by topical agents; study 1: 50 U or 75 U per axilla, HDSS 2 grades better at week 4. ' +
    'Half of the patients without further treatment for up to 201 days.',
  url: 'https://www.botoxone.com/hyperhidrosis',
};

/** How it is injected there, as the manufacturer describes it. */
export const botoxHyperhidrosisTechnique: Citation = {
  label: 'Manufacturer’s guide: administering Botox in the axilla',
  detail:
    '50 U per axilla, 1.5 to 2 cm apart and staggered, about 2 mm deep at 45°, not through ink.',
  url: 'http://www.botoxseveresweating.com/InfoPhysicians/AdministeringBotox.aspx',
};

/** Dilution and number of sites of the label, as others quote it: the label itself was not read (unverified). */
export const botoxHyperhidrosisLabelQuoted: Citation = {
  label: 'Botox, US prescribing information, 2, as quoted (unverified)',
  detail:
    '100 U in 4 mL, 0.1 to 0.2 mL at each of 10 to 15 sites, intradermally. Check your label.',
};

/** Unwanted effects in the axilla, as others quote the label (unverified). */
export const botoxHyperhidrosisEventsQuoted: Citation = {
  label: 'Botox, US prescribing information, boxed warning and 6, as quoted (unverified)',
  detail:
    'Injection-site pain and bleeding, sweating elsewhere; spread of the effect. Check your label.',
};

/** The interval of the European label, as others quote it (unverified). */
export const botoxHyperhidrosisIntervalQuoted: Citation = {
  label: 'Botox, EU label, as quoted (unverified), and the practice’s rule',
  detail: 'Axilla not more often than every 16 weeks; under 84 days a reason, as for any toxin.',
};
