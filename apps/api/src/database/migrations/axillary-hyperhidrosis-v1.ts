const numbers = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
const perSite = { female: 5, male: 5, other: 5, unknown: 5 };

/** What the first version of the shipped protocol for the axilla says, as the migration that stores it knew it. */
export const axillaryHyperhidrosisV1 = {
  areas: numbers(15).map((number) => ({
    id: `axilla-${number}`,
    label: `Axilla ${number}`,
    sides: ['left', 'right'],
  })),
  sites: ['left', 'right'].flatMap((side) =>
    numbers(10).map((number) => ({
      muscle: `axilla-${number}`,
      side,
      units: { onabotulinumtoxinA: perSite },
    })),
  ),
  name: 'Axilla, 10 sites each',
  indication: 'Severe primary axillary hyperhidrosis',
  offLabel: false,
  offLabelStatement: null,
  region: 'axilla',
  diagnoses: [
    {
      code: 'L74.510',
      label: 'Primary focal hyperhidrosis, axilla',
    },
  ],
  products: [
    {
      productId: 'onabotulinumtoxinA',
      vialUnits: 100,
      diluentMl: 4,
    },
  ],
  splitNote:
    'The label’s dose is 50 U for each axilla over 10 to 15 sites; ten sites of 5 U are the practice’s starting point.',
  interval: {
    reasonUnderDays: 84,
    acknowledgeUnderDays: 112,
    source: {
      label: 'Botox, EU label, as quoted (unverified), and the practice’s rule',
      detail:
        'Axilla not more often than every 16 weeks; under 84 days a reason, as for any toxin.',
    },
  },
  assumedEffectWeeks: 28,
  visitWeeks: [4, 16],
  instruments: ['hdss'],
  responseRule: {
    kind: 'grade-fall',
    instrument: 'hdss',
    grades: 2,
  },
  aftercare: ['no-rubbing', 'no-exertion-heat-alcohol', 'red-flags'],
  techniqueLimits: [
    'Exclude causes of secondary hyperhidrosis first, such as hyperthyroidism.',
    'Map the area by an iodine-starch test.',
    'Intradermally, about 2 mm deep at 45°, sites 1.5 to 2 cm apart and staggered.',
    'Not through the ink of a marking.',
  ],
  sources: [
    {
      label: 'Botox, US indication: severe primary axillary hyperhidrosis',
      detail:
        'Adults, not managed by topical agents; study 1: 50 U or 75 U per axilla, HDSS 2 grades better at week 4. Half of the patients without further treatment for up to 201 days.',
      url: 'https://www.botoxone.com/hyperhidrosis',
    },
    {
      label: 'Manufacturer’s guide: administering Botox in the axilla',
      detail:
        '50 U per axilla, 1.5 to 2 cm apart and staggered, about 2 mm deep at 45°, not through ink.',
      url: 'http://www.botoxseveresweating.com/InfoPhysicians/AdministeringBotox.aspx',
    },
    {
      label: 'Botox, US prescribing information, 2, as quoted (unverified)',
      detail:
        '100 U in 4 mL, 0.1 to 0.2 mL at each of 10 to 15 sites, intradermally. Check your label.',
    },
  ],
};
