import { axilla, type Side } from './area';
import { axillaryDiagnoses } from './diagnoses';
import type { ProtocolSite, TreatmentProtocol, UnitsBySex } from './protocol';
import { sortSites } from './site';
import {
  botoxHyperhidrosis,
  botoxHyperhidrosisIntervalQuoted,
  botoxHyperhidrosisLabelQuoted,
  botoxHyperhidrosisTechnique,
} from './sources';

/** The grid that a session starts with: ten of the fifteen places of each axilla, 5 U at each. */
const gridSites = 10;
const perSite: UnitsBySex = { female: 5, male: 5, other: 5, unknown: 5 };

const gridOf = (side: Side): ProtocolSite[] =>
  axilla.areas
    .slice(0, gridSites)
    .map(({ id }) => ({ muscle: id, side, units: { onabotulinumtoxinA: perSite } }));

/** Severe primary axillary hyperhidrosis with the dose of the label: on-label, with a map and a response rule of its own. */
export const axillaryHyperhidrosis: TreatmentProtocol = {
  id: 'axillary-hyperhidrosis',
  version: 1,
  name: 'Axilla, 10 sites each',
  indication: 'Severe primary axillary hyperhidrosis',
  offLabel: false,
  offLabelStatement: null,
  region: axilla.id,
  areas: axilla.areas,
  diagnoses: axillaryDiagnoses,
  products: [{ productId: 'onabotulinumtoxinA', vialUnits: 100, diluentMl: 4 }],
  sites: sortSites([...gridOf('left'), ...gridOf('right')], axilla.areas),
  splitNote:
    'The label’s dose is 50 U for each axilla over 10 to 15 sites; ten sites of 5 U are the practice’s starting point.',
  interval: {
    reasonUnderDays: 84,
    acknowledgeUnderDays: 112,
    source: botoxHyperhidrosisIntervalQuoted,
  },
  assumedEffectWeeks: 28,
  visitWeeks: [4, 16],
  instruments: ['hdss'],
  responseRule: { kind: 'grade-fall', instrument: 'hdss', grades: 2 },
  aftercare: ['no-rubbing', 'no-exertion-heat-alcohol', 'red-flags'],
  techniqueLimits: [
    'Exclude causes of secondary hyperhidrosis first, such as hyperthyroidism.',
    'Map the area by an iodine-starch test.',
    'Intradermally, about 2 mm deep at 45°, sites 1.5 to 2 cm apart and staggered.',
    'Not through the ink of a marking.',
  ],
  sources: [botoxHyperhidrosis, botoxHyperhidrosisTechnique, botoxHyperhidrosisLabelQuoted],
};
