import type { Citation } from '@glabella/domain/values';
import {
  botoxCosmeticLabel,
  botoxHyperhidrosis,
  botoxHyperhidrosisEventsQuoted,
  botoxHyperhidrosisIntervalQuoted,
  brin2020,
  brin2020AdverseEvents,
  clinicPractice,
} from '../sources';
import type { ConsentReach } from './consent-reach';

/** A point that the consent text speaks of; the practice words it and says in which treatments it is asked. */
export type ConsentPointId =
  | 'off-label'
  | 'primary-endpoint-missed'
  | 'alternatives'
  | 'not-a-substitute'
  | 'small-trials'
  | 'dose-above-label'
  | 'temporary'
  | 'adverse-events'
  | 'sweating-alternatives'
  | 'sweating-temporary'
  | 'sweating-adverse-events'
  | 'photographs'
  | 'data-use';

/** The codes of all points, in the order of the document, for the schema of a message. */
export const consentPointIds = [
  'off-label',
  'primary-endpoint-missed',
  'small-trials',
  'dose-above-label',
  'alternatives',
  'not-a-substitute',
  'temporary',
  'adverse-events',
  'sweating-alternatives',
  'sweating-temporary',
  'sweating-adverse-events',
  'photographs',
  'data-use',
] as const satisfies readonly ConsentPointId[];

/** The points that a patient may decline and be treated all the same; they are asked in every treatment. */
export const optionalConsentPointIds = [
  'photographs',
  'data-use',
] as const satisfies readonly ConsentPointId[];

/** A point that a patient may decline. */
export type OptionalConsentPointId = (typeof optionalConsentPointIds)[number];

/** What a point is about, and where the shipped wording comes from. */
export interface ConsentPointDefinition {
  readonly id: ConsentPointId;
  readonly about: string;
  readonly sources: readonly Citation[];
}

/** A point as a version of the document words it. */
export interface ConsentPoint {
  readonly id: ConsentPointId;
  readonly text: string;
  readonly askedIn: ConsentReach;
}

const trialReview: Citation = {
  label: 'Coles 2019, Emotion Review 11:294',
  detail: 'Meta-analysis; its authors doubt the size of the effect (blinding, small studies).',
};

/** Every point with its subject and sources, in the order of the document. */
export const consentPoints: readonly ConsentPointDefinition[] = [
  { id: 'off-label', about: 'Off-label use', sources: [botoxCosmeticLabel] },
  { id: 'primary-endpoint-missed', about: 'The largest trial', sources: [brin2020] },
  { id: 'small-trials', about: 'Size of the other trials', sources: [trialReview] },
  { id: 'dose-above-label', about: 'Dose above the label', sources: [botoxCosmeticLabel] },
  { id: 'alternatives', about: 'Alternatives', sources: [] },
  { id: 'not-a-substitute', about: 'No substitute for current care', sources: [] },
  { id: 'temporary', about: 'A temporary effect', sources: [botoxCosmeticLabel] },
  {
    id: 'adverse-events',
    about: 'Unwanted effects',
    sources: [botoxCosmeticLabel, brin2020AdverseEvents],
  },
  {
    id: 'sweating-alternatives',
    about: 'Alternatives, excessive sweating',
    sources: [botoxHyperhidrosis],
  },
  {
    id: 'sweating-temporary',
    about: 'A temporary effect, excessive sweating',
    sources: [botoxHyperhidrosis, botoxHyperhidrosisIntervalQuoted],
  },
  {
    id: 'sweating-adverse-events',
    about: 'Unwanted effects, excessive sweating',
    sources: [botoxHyperhidrosisEventsQuoted],
  },
  { id: 'photographs', about: 'Photographs', sources: [clinicPractice] },
  { id: 'data-use', about: 'Use of the data', sources: [clinicPractice] },
];

/** What the point of that code is about. */
export function consentPoint(id: ConsentPointId): ConsentPointDefinition {
  const found = consentPoints.find((point) => point.id === id);
  if (found === undefined) throw new RangeError(`No such point of consent: ${id}`);
  return found;
}

/** Whether a patient may decline that point. */
export function isOptionalConsentPoint(id: ConsentPointId): id is OptionalConsentPointId {
  return (optionalConsentPointIds as readonly ConsentPointId[]).includes(id);
}
