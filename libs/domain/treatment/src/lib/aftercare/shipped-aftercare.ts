import { botoxCosmeticLabel, clinicPractice } from '../sources';
import type { AftercareInstruction, AftercareList, AftercareSpan } from './aftercare';

const rule = (
  id: string,
  short: string,
  text: string,
  span: AftercareSpan,
  detail: string,
): AftercareInstruction => ({
  id,
  kind: 'rule',
  short,
  text,
  span,
  forEvery: false,
  isRetired: false,
  source: { ...clinicPractice, detail },
});

/** The list that the product ships: version 1 of every practice. */
export const shippedAftercare: AftercareList = {
  version: 1,
  instructions: [
    {
      id: 'red-flags',
      kind: 'emergency',
      short: 'red flags',
      text:
        'Trouble swallowing, speaking or breathing, or spreading weakness, hours to weeks later: ' +
        'get emergency care at once.',
      span: null,
      forEvery: true,
      isRetired: false,
      source: botoxCosmeticLabel,
    },
    rule(
      'stay-upright',
      'upright',
      'Stay upright',
      { kind: 'for', amount: 4, unit: 'hours' },
      'Low evidence; published advice ranges from 2 to 4 h.',
    ),
    rule(
      'no-rubbing',
      'no rubbing',
      'Do not rub or massage the treated area',
      { kind: 'for', amount: 24, unit: 'hours' },
      'Low evidence; published advice ranges from 2 to 24 h.',
    ),
    rule(
      'no-exertion-heat-alcohol',
      'no exercise, sauna, alcohol',
      'No strenuous exercise, sauna or alcohol',
      { kind: 'for', amount: 24, unit: 'hours' },
      'Low evidence; published advice goes up to 48 h.',
    ),
    rule(
      'no-facial-treatment',
      'no facial, laser, peel',
      'No facial treatment, laser or peel',
      { kind: 'for', amount: 7, unit: 'days' },
      'Low evidence; published advice: 1 to 14 days.',
    ),
    {
      id: 'effect-review',
      kind: 'review',
      short: 'effect review',
      text: 'The effect on the muscles is reviewed',
      span: { kind: 'on-day', day: 14 },
      forEvery: false,
      isRetired: false,
      source: clinicPractice,
    },
  ],
};
