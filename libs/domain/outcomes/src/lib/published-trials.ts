import type { Instrument } from '@glabella/domain/instruments';
import type { Citation } from '@glabella/domain/values';

/** One arm of a trial: how many there were and what was left of the baseline, in per cent. */
export interface TrialArm {
  /** Null where the publication was not read for it. */
  readonly participants: number | null;
  readonly percentOfBaseline: number;
}

/**
 * What a published trial reports for one week: a point for the active arm and one for placebo, on a
 * scale of its own. `analysed` is the number in both arms.
 */
export interface PublishedTrial {
  readonly id: string;
  readonly shortName: string;
  readonly scaleName: string;
  /** The instrument that is this scale; null where the product has none. */
  readonly instrumentId: string | null;
  readonly week: number;
  readonly analysed: number;
  readonly active: TrialArm;
  readonly placebo: TrialArm;
  readonly source: Citation;
}

/**
 * The trials that report a fall in per cent of the baseline at week 6 in both arms. They are points:
 * no value between them and the baseline was published, and none of them is a PHQ-9.
 */
export const publishedTrials: readonly PublishedTrial[] = [
  {
    id: 'wollmer-2012',
    shortName: 'Wollmer 2012',
    scaleName: 'HAM-D17',
    instrumentId: 'hamd17',
    week: 6,
    analysed: 30,
    active: { participants: 15, percentOfBaseline: 52.9 },
    placebo: { participants: 15, percentOfBaseline: 90.8 },
    source: {
      label: 'Wollmer 2012, J Psychiatr Res 46:574',
      detail:
        'Randomised, added to other treatment. HAM-D17 at week 6: 47.1 % lower, placebo 9.2 %.',
      doi: '10.1016/j.jpsychires.2012.01.027',
    },
  },
  {
    id: 'finzi-rosenthal-2014',
    shortName: 'Finzi & Rosenthal 2014',
    scaleName: 'MADRS',
    instrumentId: 'madrs',
    week: 6,
    analysed: 74,
    active: { participants: null, percentOfBaseline: 53 },
    placebo: { participants: null, percentOfBaseline: 79 },
    source: {
      label: 'Finzi & Rosenthal 2014, J Psychiatr Res 52:1',
      detail: 'Randomised, 74 of 85 analysed. MADRS at week 6: 47 % lower, placebo 21 %.',
    },
  },
  {
    id: 'magid-2014',
    shortName: 'Magid 2014',
    scaleName: 'HDRS-21',
    instrumentId: null,
    week: 6,
    analysed: 30,
    active: { participants: 11, percentOfBaseline: 54 },
    placebo: { participants: 19, percentOfBaseline: 98 },
    source: {
      label: 'Magid 2014, J Clin Psychiatry 75:837',
      detail:
        'Randomised with crossover at week 12, first arm. HDRS-21: 46 % lower, placebo 2 %. The ' +
        'abstract names no week; the primary endpoint was week 6 (Toxins 2022;14:383).',
      url: 'https://www.psychiatrist.com/jcp/depression/treatment-major-depressive-disorder-using-botulinum/',
    },
  },
];

/** Whether a trial was read by what is measured here. */
export function isOnScaleOf({ instrumentId }: PublishedTrial, measured: Instrument): boolean {
  return instrumentId === measured.id;
}

/** What must stand beside every drawing of the trials next to a patient or a practice, by what is measured there. */
export function trialWarning(measured: Instrument): string {
  const same = publishedTrials.filter((trial) => isOnScaleOf(trial, measured));
  const scales =
    same.length === 0
      ? 'The trials used other scales than this one'
      : `Only ${same.map(({ shortName }) => shortName).join(' and ')} used this scale`;
  const others = same.length === 0 ? '' : ' of the others';
  return (
    `${scales}, so per cent of the baseline${others} can only be set side by side, not equated; ` +
    'a registry’s change is not a treatment effect.'
  );
}
