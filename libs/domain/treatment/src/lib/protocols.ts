import { glabella } from './area';
import { axillaryHyperhidrosis } from './axillary-hyperhidrosis';
import { diagnoses } from './diagnoses';
import type { ProtocolSite, TreatmentProtocol } from './protocol';
import {
  botoxCosmeticLabel,
  botoxCosmeticSpacing,
  brin2020,
  finziRosenthal2014,
  magid2014,
  wollmer2012,
} from './sources';

const trialSite = (
  muscle: ProtocolSite['muscle'],
  side: ProtocolSite['side'],
  female: number,
  male: number,
): ProtocolSite => ({ muscle, side, units: { onabotulinumtoxinA: { female, male } } });

/** The five-point glabellar protocol with the totals of the depression trials. */
export const glabellarDepression: TreatmentProtocol = {
  id: 'glabellar-depression',
  version: 1,
  name: 'Glabella 5-point',
  indication: 'Depression',
  offLabel: true,
  offLabelStatement:
    'Botulinum toxin for depression is off-label: the Botox Cosmetic US label covers cosmetic ' +
    'uses only.',
  region: glabella.id,
  areas: glabella.areas,
  diagnoses,
  products: [{ productId: 'onabotulinumtoxinA', vialUnits: 100, diluentMl: 2.5 }],
  sites: [
    trialSite('procerus', 'midline', 7, 9),
    trialSite('corrugator-medial', 'left', 6, 8),
    trialSite('corrugator-medial', 'right', 6, 8),
    trialSite('corrugator-lateral', 'left', 5, 7),
    trialSite('corrugator-lateral', 'right', 5, 7),
  ],
  splitNote: 'The split is the practice’s starting point; trials published totals only.',
  interval: { reasonUnderDays: 84, acknowledgeUnderDays: 90, source: botoxCosmeticSpacing },
  assumedEffectWeeks: 12,
  visitWeeks: [2, 6, 12, 18, 24],
  instruments: ['phq9'],
  responseRule: { kind: 'percent-fall', instrument: 'phq9', percent: 50 },
  aftercare: [
    'no-rubbing',
    'stay-upright',
    'no-exertion-heat-alcohol',
    'no-facial-treatment',
    'effect-review',
    'red-flags',
  ],
  techniqueLimits: [
    'Stay away from the levator palpebrae superioris.',
    'Lateral corrugator at least 1 cm above the brow or orbital ridge.',
    'Nothing closer than 1 cm above the central eyebrow.',
  ],
  sources: [wollmer2012, finziRosenthal2014, magid2014, brin2020, botoxCosmeticLabel],
};

/** Every protocol that a new practice begins with, each as its version 1. */
export const shippedProtocols: readonly TreatmentProtocol[] = [
  glabellarDepression,
  axillaryHyperhidrosis,
];
