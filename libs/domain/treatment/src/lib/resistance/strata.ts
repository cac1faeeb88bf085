import { maudsleyBands } from './maudsley';
import type { ResistanceStaging } from './staging';

/** The stages by which a cohort can be narrowed: the bands of the Maudsley stage, and where there is none. */
export const resistanceStrata = [
  ...maudsleyBands.map(({ id, label, from, to }) => ({
    id,
    label: `Maudsley ${from} to ${to}, ${label}`,
    /** Under a heading that names the stage. */
    shortLabel: `${from} to ${to}, ${label}`,
  })),
  {
    id: 'not-computable' as const,
    label: 'Maudsley not computable',
    shortLabel: 'Not computable',
  },
];

/** The id of a stratum. */
export type ResistanceStratumId = (typeof resistanceStrata)[number]['id'];

/** The ids of all strata, for the schema of a message. */
export const resistanceStratumIds: readonly ResistanceStratumId[] = resistanceStrata.map(
  ({ id }) => id,
);

/** The stratum that a staged course belongs to; everybody belongs to one. */
export function stratumOf({
  maudsley: { stage },
}: Pick<ResistanceStaging, 'maudsley'>): ResistanceStratumId {
  return stage.state === 'computed' ? stage.value.band : 'not-computable';
}
