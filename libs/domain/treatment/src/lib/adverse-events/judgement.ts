import { fdaSeriousEvent, whoUmcCausality } from '../sources';

/** How strong it was; severity is not seriousness. */
export const adverseEventSeverities = ['mild', 'moderate', 'severe'] as const;

/** One of `adverseEventSeverities`. */
export type AdverseEventSeverity = (typeof adverseEventSeverities)[number];

/** What makes an event serious; one of them is enough. */
export const seriousnessCriterionIds = [
  'death',
  'life-threatening',
  'hospitalisation',
  'disability',
  'congenital-anomaly',
  'medically-important',
] as const;

/** One of `seriousnessCriterionIds`. */
export type SeriousnessCriterionId = (typeof seriousnessCriterionIds)[number];

/** The criteria in words. */
export const seriousnessCriterionLabels: Readonly<Record<SeriousnessCriterionId, string>> = {
  death: 'Death',
  'life-threatening': 'Life-threatening',
  hospitalisation: 'Hospital stay, or a longer one',
  disability: 'Lasting disability or damage',
  'congenital-anomaly': 'Congenital anomaly',
  'medically-important': 'Other medically important event',
};

/** The source of the criteria. */
export const seriousnessSource = fdaSeriousEvent;

/** How likely the injection caused it, from certain to not assessable. */
export const relatednessIds = [
  'certain',
  'probable',
  'possible',
  'unlikely',
  'unclassified',
  'unassessable',
] as const;

/** One of `relatednessIds`. */
export type RelatednessId = (typeof relatednessIds)[number];

/** The categories in words. */
export const relatednessLabels: Readonly<Record<RelatednessId, string>> = {
  certain: 'Certain',
  probable: 'Probable',
  possible: 'Possible',
  unlikely: 'Unlikely',
  unclassified: 'More data needed',
  unassessable: 'Cannot be assessed',
};

/** The source of the categories. */
export const relatednessSource = whoUmcCausality;

/** What was done about it. */
export const adverseEventActionIds = [
  'watched',
  'treated',
  'referred',
  'emergency-care',
  'next-dose-changed',
  'treatment-stopped',
] as const;

/** One of `adverseEventActionIds`. */
export type AdverseEventActionId = (typeof adverseEventActionIds)[number];

/** The actions in words. */
export const adverseEventActionLabels: Readonly<Record<AdverseEventActionId, string>> = {
  watched: 'Watched and reviewed',
  treated: 'Symptom treated',
  referred: 'Referred to a specialist',
  'emergency-care': 'Emergency care',
  'next-dose-changed': 'Next dose or sites changed',
  'treatment-stopped': 'No further injections',
};

/** How it went on. */
export const adverseEventOutcomeIds = [
  'ongoing',
  'resolving',
  'resolved',
  'resolved-with-sequelae',
  'fatal',
  'unknown',
] as const;

/** One of `adverseEventOutcomeIds`. */
export type AdverseEventOutcome = (typeof adverseEventOutcomeIds)[number];

/** The outcomes in words. */
export const adverseEventOutcomeLabels: Readonly<Record<AdverseEventOutcome, string>> = {
  ongoing: 'Ongoing',
  resolving: 'Resolving',
  resolved: 'Resolved',
  'resolved-with-sequelae': 'Resolved with sequelae',
  fatal: 'Fatal',
  unknown: 'Not known',
};
