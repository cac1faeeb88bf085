/** What the first version of the shipped protocol for depression says, as the migration that stores it knew it. */
export const glabellarDepressionV1 = {
  name: 'Glabella 5-point',
  indication: 'Depression',
  offLabel: true,
  offLabelStatement:
    'Botulinum toxin for depression is off-label: the Botox Cosmetic US label covers cosmetic uses only.',
  region: 'glabella',
  areas: [
    {
      id: 'procerus',
      label: 'Procerus',
      sides: ['midline'],
    },
    {
      id: 'corrugator-medial',
      label: 'Corrugator, medial',
      sides: ['left', 'right'],
    },
    {
      id: 'corrugator-lateral',
      label: 'Corrugator, lateral',
      sides: ['left', 'right'],
    },
  ],
  diagnoses: [
    {
      code: 'F32.0',
      label: 'Major depressive disorder, single episode, mild',
    },
    {
      code: 'F32.1',
      label: 'Major depressive disorder, single episode, moderate',
    },
    {
      code: 'F32.2',
      label: 'Major depressive disorder, single episode, severe without psychotic features',
    },
    {
      code: 'F32.3',
      label: 'Major depressive disorder, single episode, severe with psychotic features',
    },
    {
      code: 'F32.4',
      label: 'Major depressive disorder, single episode, in partial remission',
    },
    {
      code: 'F32.5',
      label: 'Major depressive disorder, single episode, in full remission',
    },
    {
      code: 'F32.89',
      label: 'Other specified depressive episodes',
    },
    {
      code: 'F32.9',
      label: 'Major depressive disorder, single episode, unspecified',
    },
    {
      code: 'F32.A',
      label: 'Depression, unspecified',
    },
    {
      code: 'F33.0',
      label: 'Major depressive disorder, recurrent, mild',
    },
    {
      code: 'F33.1',
      label: 'Major depressive disorder, recurrent, moderate',
    },
    {
      code: 'F33.2',
      label: 'Major depressive disorder, recurrent, severe without psychotic features',
    },
    {
      code: 'F33.3',
      label: 'Major depressive disorder, recurrent, severe with psychotic symptoms',
    },
    {
      code: 'F33.40',
      label: 'Major depressive disorder, recurrent, in remission, unspecified',
    },
    {
      code: 'F33.41',
      label: 'Major depressive disorder, recurrent, in partial remission',
    },
    {
      code: 'F33.42',
      label: 'Major depressive disorder, recurrent, in full remission',
    },
    {
      code: 'F33.8',
      label: 'Other recurrent depressive disorders',
    },
    {
      code: 'F33.9',
      label: 'Major depressive disorder, recurrent, unspecified',
    },
    {
      code: 'F34.1',
      label: 'Dysthymic disorder',
    },
  ],
  products: [
    {
      productId: 'onabotulinumtoxinA',
      vialUnits: 100,
      diluentMl: 2.5,
    },
  ],
  sites: [
    {
      muscle: 'procerus',
      side: 'midline',
      units: {
        onabotulinumtoxinA: {
          female: 7,
          male: 9,
        },
      },
    },
    {
      muscle: 'corrugator-medial',
      side: 'left',
      units: {
        onabotulinumtoxinA: {
          female: 6,
          male: 8,
        },
      },
    },
    {
      muscle: 'corrugator-medial',
      side: 'right',
      units: {
        onabotulinumtoxinA: {
          female: 6,
          male: 8,
        },
      },
    },
    {
      muscle: 'corrugator-lateral',
      side: 'left',
      units: {
        onabotulinumtoxinA: {
          female: 5,
          male: 7,
        },
      },
    },
    {
      muscle: 'corrugator-lateral',
      side: 'right',
      units: {
        onabotulinumtoxinA: {
          female: 5,
          male: 7,
        },
      },
    },
  ],
  splitNote: 'The split is the practice’s starting point; trials published totals only.',
  interval: {
    reasonUnderDays: 84,
    acknowledgeUnderDays: 90,
    source: {
      label: 'Botox Cosmetic, manufacturer’s product information',
      detail: 'Treatments at least 90 days apart; the label has not evaluated less than 3 months.',
      url: 'https://hcp.botoxcosmetic.com/product-information',
    },
  },
  assumedEffectWeeks: 12,
  visitWeeks: [2, 6, 12, 18, 24],
  instruments: ['phq9'],
  responseRule: {
    kind: 'percent-fall',
    instrument: 'phq9',
    percent: 50,
  },
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
  sources: [
    {
      label: 'Wollmer 2012, J Psychiatr Res 46:574',
      detail: 'Totals of 29 U (women) and 39 U (men).',
      doi: '10.1016/j.jpsychires.2012.01.027',
    },
    {
      label: 'Finzi & Rosenthal 2014, J Psychiatr Res 52:1',
      detail: 'Totals of 29 U (women) and 40 U (men).',
    },
    {
      label: 'Magid 2014, J Clin Psychiatry 75:837',
      detail: 'Totals of 29 U (women) and 39 U (men).',
      url: 'https://www.psychiatrist.com/jcp/depression/treatment-major-depressive-disorder-using-botulinum/',
    },
    {
      label: 'Brin 2020, Int Clin Psychopharmacol 35:19',
      detail: '30 U: primary endpoint missed (P=.053); 50 U: no separation from placebo.',
    },
    {
      label: 'Botox Cosmetic, US prescribing information',
      url: 'https://nctr-crs.fda.gov/fdalabel/services/spl/set-ids/485d9b71-6881-42c5-a620-a4360c7192ab/spl-doc',
    },
  ],
} as const;
