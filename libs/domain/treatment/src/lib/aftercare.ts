import type { Citation } from '@glabella/domain/values';
import { botoxCosmeticLabel, clinicPractice } from './sources';

/** One thing a patient is told after the injection. */
export type AftercareId =
  | 'no-rubbing'
  | 'stay-upright'
  | 'no-exertion-heat-alcohol'
  | 'no-facial-treatment'
  | 'effect-review'
  | 'red-flags';

/** How the patient was told. */
export type AftercareMethod = 'in-person' | 'in-person-and-leaflet' | 'leaflet' | 'phone';

/** 'emergency': when to get help at once; 'rule': what to do or leave for a while; 'review': a visit to come. */
export type AftercareKind = 'emergency' | 'rule' | 'review';

/**
 * A piece of aftercare: short for a chip, full for the leaflet, the hours it holds (null: no end) and, of a review, how
 * many days after the injection it is.
 */
export interface AftercareItem {
  readonly id: AftercareId;
  readonly kind: AftercareKind;
  readonly short: string;
  readonly text: string;
  readonly hours: number | null;
  readonly onDay?: number;
  readonly source: Citation;
}

/** The codes of all aftercare, for the schema of a message. */
export const aftercareIds = [
  'no-rubbing',
  'stay-upright',
  'no-exertion-heat-alcohol',
  'no-facial-treatment',
  'effect-review',
  'red-flags',
] as const satisfies readonly AftercareId[];

/** The codes of the ways of telling, for the schema of a message. */
export const aftercareMethodIds = [
  'in-person',
  'in-person-and-leaflet',
  'leaflet',
  'phone',
] as const satisfies readonly AftercareMethod[];

/** The ways of telling in words. */
export const aftercareMethodLabels: Readonly<Record<AftercareMethod, string>> = {
  'in-person': 'in person',
  'in-person-and-leaflet': 'in person, with leaflet',
  leaflet: 'by leaflet',
  phone: 'by phone',
};

/** Every piece of aftercare; a protocol names those that belong to it. */
export const aftercareItems: readonly AftercareItem[] = [
  {
    id: 'no-rubbing',
    kind: 'rule',
    short: 'no rubbing, 24 h',
    text: 'Do not rub or massage the treated area for 24 hours.',
    hours: 24,
    source: { ...clinicPractice, detail: 'Low evidence; published advice ranges from 2 to 24 h.' },
  },
  {
    id: 'stay-upright',
    kind: 'rule',
    short: 'upright, 4 h',
    text: 'Stay upright for 4 hours.',
    hours: 4,
    source: { ...clinicPractice, detail: 'Low evidence; published advice ranges from 2 to 4 h.' },
  },
  {
    id: 'no-exertion-heat-alcohol',
    kind: 'rule',
    short: 'no exercise, sauna, alcohol, 24 h',
    text: 'No strenuous exercise, sauna or alcohol for 24 hours.',
    hours: 24,
    source: { ...clinicPractice, detail: 'Low evidence; published advice goes up to 48 h.' },
  },
  {
    id: 'no-facial-treatment',
    kind: 'rule',
    short: 'no facial, laser, peel, 7 days',
    text: 'No facial treatment, laser or peel for 7 days.',
    hours: 168,
    source: { ...clinicPractice, detail: 'Low evidence; published advice: 1 to 14 days.' },
  },
  {
    id: 'effect-review',
    kind: 'review',
    onDay: 14,
    short: 'effect review, day 14',
    text: 'The effect on the muscles is reviewed on day 14.',
    hours: null,
    source: clinicPractice,
  },
  {
    id: 'red-flags',
    kind: 'emergency',
    short: 'red flags',
    text:
      'Trouble swallowing, speaking or breathing, or spreading weakness, hours to weeks later: ' +
      'get emergency care at once.',
    hours: null,
    source: botoxCosmeticLabel,
  },
];

/** The aftercare item of that code; undefined for one that does not exist. */
export function findAftercare(id: string): AftercareItem | undefined {
  return aftercareItems.find((item) => item.id === id);
}
