import type { Citation } from '@glabella/domain/values';
import { botoxCosmeticLabel, brin2020, brin2020AdverseEvents, clinicPractice } from '../sources';

/** A point that every consent text speaks of; the practice words it. */
export type ConsentPointId =
  | 'off-label'
  | 'primary-endpoint-missed'
  | 'alternatives'
  | 'not-a-substitute'
  | 'small-trials'
  | 'dose-above-label'
  | 'temporary'
  | 'adverse-events'
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
  'photographs',
  'data-use',
] as const satisfies readonly ConsentPointId[];

/** The points that a patient may decline and be treated all the same. */
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
  { id: 'photographs', about: 'Photographs', sources: [clinicPractice] },
  { id: 'data-use', about: 'Use of the data', sources: [clinicPractice] },
];

const shippedTexts: Readonly<Record<ConsentPointId, string>> = {
  'off-label':
    'Botulinum toxin is not approved for the treatment of depression. Using it for this purpose is called ' +
    'off-label: the product is approved for other uses, and my doctor has explained why it is proposed to me.',
  'primary-endpoint-missed':
    'In the largest trial so far (Brin and others, 2020, 255 women) the difference from placebo missed the ' +
    'result that was set as its main goal, and the higher of the two doses did not differ from placebo.',
  'small-trials':
    'The other trials were small, most participants were women, and many could tell from the change in their ' +
    'forehead whether they had been given the toxin. How much it helps, and whom, is not certain.',
  'dose-above-label':
    'The dose used in the trials and planned for me is higher than the dose on the label for frown lines.',
  alternatives:
    'There are other treatments of depression: medicines, psychotherapy, and stimulation treatments among them. ' +
    'We have spoken about them, and I can choose them instead or beside this one.',
  'not-a-substitute':
    'This treatment does not replace my present care. I do not stop or change a medicine or a therapy because ' +
    'of it without speaking to whoever prescribes or gives it.',
  temporary:
    'The effect on the muscles wears off after about three to four months. The treatment may be repeated, not ' +
    'more often than every three months.',
  'adverse-events':
    'Unwanted effects can be a drooping eyelid or brow, headache, pain or a bruise at the site, double vision, dry ' +
    'eye and allergic reactions. Trouble swallowing, speaking or breathing is rare and can begin hours to weeks ' +
    'later: it is an emergency.',
  photographs:
    'Photographs of my face may be taken before and after the treatment and kept in my record. I may decline ' +
    'this and still be treated.',
  'data-use':
    'My data may be used without my name to compare the course of patients of this practice, and in ' +
    'pseudonymised files for quality and research. I may decline or withdraw this and still be treated.',
};

/** The document that the product ships, which is a practice’s version 1 until it words its own. */
export const shippedConsentPoints: readonly ConsentPoint[] = consentPointIds.map((id) => ({
  id,
  text: shippedTexts[id],
}));

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
