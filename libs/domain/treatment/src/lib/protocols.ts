import { diagnosisCodes } from './diagnoses';
import type { TreatmentProtocol } from './protocol';
import {
  botoxCosmeticLabel,
  botoxCosmeticSpacing,
  brin2020,
  finziRosenthal2014,
  magid2014,
  wollmer2012,
} from './sources';

/** The five-point glabellar protocol with the totals of the depression trials. */
export const glabellarDepression: TreatmentProtocol = {
  id: 'glabellar-depression',
  version: '1',
  name: 'Glabella 5-point',
  indication: 'Depression',
  offLabel: true,
  offLabelStatement:
    'Botulinum toxin for depression is off-label: the Botox Cosmetic US label covers cosmetic ' +
    'uses only.',
  region: 'glabella',
  diagnosisCodes,
  productId: 'onabotulinumtoxinA',
  sites: [
    { muscle: 'procerus', side: 'midline', units: { female: 7, male: 9 } },
    { muscle: 'corrugator-medial', side: 'left', units: { female: 6, male: 8 } },
    { muscle: 'corrugator-medial', side: 'right', units: { female: 6, male: 8 } },
    { muscle: 'corrugator-lateral', side: 'left', units: { female: 5, male: 7 } },
    { muscle: 'corrugator-lateral', side: 'right', units: { female: 5, male: 7 } },
  ],
  splitNote: 'The split is the practice’s starting point; trials published totals only.',
  totals: { female: 29, male: 39 },
  vialUnits: 100,
  diluentMl: 2.5,
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

/** Every protocol shipped with the product; a practice's own version overrides by id. */
export const protocols: readonly TreatmentProtocol[] = [glabellarDepression];

/** The shipped protocol of that id; undefined for an id that does not exist. */
export function findProtocol(id: string): TreatmentProtocol | undefined {
  return protocols.find((protocol) => protocol.id === id);
}

/** The weeks after the first injection in which a protocol asks for an instrument; none without a protocol. */
export function plannedWeeksOf(
  protocol: TreatmentProtocol | null | undefined,
  instrumentId: string,
): readonly number[] {
  return protocol?.instruments.includes(instrumentId) ? protocol.visitWeeks : [];
}
