import {
  type KnownAnswer,
  type PriorTreatmentFacts,
  beganBefore,
  priorTreatmentTitle,
  wentOnAfter,
} from './prior-treatment';
import { failedTrials } from './failed-trials';
import { type MaudsleyStage, maudsleyStage } from './maudsley';
import {
  type Computed,
  type EpisodeFacts,
  type EpisodeTreatment,
  computed,
  notComputable,
  nothingRecorded,
} from './stage';
import { type ThaseRushStage, thaseRushStage } from './thase-rush';
import { allOf, hasFailed, isTrial, trialAdequacy } from './trial-adequacy';

/** What the record says of resistance to treatment, computed and explained, never typed. */
export interface ResistanceStaging {
  /** Antidepressants that failed in an adequate trial of this episode; each drug once. */
  readonly failedTrials: Computed<number>;
  /** Two of them or more. */
  readonly isResistant: Computed<boolean>;
  readonly maudsley: MaudsleyStage;
  readonly thaseRush: ThaseRushStage;
}

const episodeMissing = 'episode start is missing';

/** How many failed adequate trials make a depression resistant; Depress Anxiety 2021. */
export const resistantFrom = 2;

function isOfEpisode(facts: PriorTreatmentFacts, episode: EpisodeFacts): KnownAnswer {
  const { episodeStartedOn, asOf } = episode;
  const within = episodeStartedOn === null ? 'unknown' : wentOnAfter(facts, episodeStartedOn);
  return allOf([within, beganBefore(facts, asOf)]);
}

/** Places a treatment in the episode: the same rules for every stage. */
export function placedInEpisode(
  facts: PriorTreatmentFacts,
  episode: EpisodeFacts,
): EpisodeTreatment {
  const title = priorTreatmentTitle(facts);
  const within = isOfEpisode(facts, episode);
  if (!isTrial(facts)) {
    return { facts, title, isOfEpisode: within, isFailedTrial: 'no', missing: [] };
  }
  const adequacy = trialAdequacy(facts);
  const failed = hasFailed(facts);
  const isFailedTrial = allOf([within, adequacy.answer, failed]);
  const missing = [
    ...(within !== 'unknown'
      ? []
      : [
          episode.episodeStartedOn === null
            ? episodeMissing
            : `${title}: its dates do not say whether it belongs to this episode`,
        ]),
    ...(failed === 'unknown' ? [`${title}: outcome not known`] : []),
    ...adequacy.findings
      .filter(({ answer }) => answer === 'unknown')
      .map(({ text }) => `${title}: ${text}`),
  ];
  return {
    facts,
    title,
    isOfEpisode: within,
    isFailedTrial,
    missing: isFailedTrial === 'unknown' ? missing : [],
  };
}

function placedIn(
  episode: EpisodeFacts,
  treatments: readonly PriorTreatmentFacts[],
): readonly EpisodeTreatment[] {
  return treatments.map((facts) => placedInEpisode(facts, episode));
}

/** The Maudsley stage of `resistanceStaging` alone. */
export function maudsleyStageOf(
  treatments: readonly PriorTreatmentFacts[],
  episode: EpisodeFacts,
): MaudsleyStage {
  const placed = placedIn(episode, treatments);
  return maudsleyStage(placed, failedTrials(placed), episode);
}

/**
 * Stages resistance from the treatments before toxin, in any order. Where a missing fact could change a value the value
 * is not computable and says what is missing; where it could not, it stands.
 */
export function resistanceStaging(
  treatments: readonly PriorTreatmentFacts[],
  episode: EpisodeFacts,
): ResistanceStaging {
  const placed = placedIn(episode, treatments);
  const failed = failedTrials(placed);
  const { least, most, missing } = failed;
  const isNothing = placed.length === 0;
  const open = isNothing ? [nothingRecorded] : missing;
  return {
    failedTrials:
      !isNothing && least.size === most.size ? computed(least.size) : notComputable(open),
    isResistant:
      !isNothing && least.size >= resistantFrom === most.size >= resistantFrom
        ? computed(least.size >= resistantFrom)
        : notComputable(open),
    maudsley: maudsleyStage(placed, failed, episode),
    thaseRush: thaseRushStage(placed, failed),
  };
}
