/** A part of the body that a protocol treats. */
export type BodyRegion = 'glabella';

/** A muscle that can be injected; one code for both sides. */
export type Muscle = 'procerus' | 'corrugator-medial' | 'corrugator-lateral';

/** The PATIENT's side, never the viewer's. */
export type Side = 'midline' | 'left' | 'right';

/** What is known of a muscle: its name in a list and the sides on which it exists. */
export interface MuscleFacts {
  readonly id: Muscle;
  readonly label: string;
  readonly region: BodyRegion;
  readonly sides: readonly Side[];
}

/** Every muscle, in the order in which sites are listed. */
export const muscles: readonly MuscleFacts[] = [
  { id: 'procerus', label: 'Procerus', region: 'glabella', sides: ['midline'] },
  {
    id: 'corrugator-medial',
    label: 'Corrugator, medial',
    region: 'glabella',
    sides: ['left', 'right'],
  },
  {
    id: 'corrugator-lateral',
    label: 'Corrugator, lateral',
    region: 'glabella',
    sides: ['left', 'right'],
  },
];

/** The codes of all muscles, in listing order, for the schema of a message. */
export const muscleIds = ['procerus', 'corrugator-medial', 'corrugator-lateral'] as const;

/** The codes of all sides, in listing order, for the schema of a message. */
export const sideIds = ['midline', 'left', 'right'] as const;

/** The names of the sides in running text. */
export const sideLabels: Readonly<Record<Side, string>> = {
  midline: 'midline',
  left: 'left',
  right: 'right',
};

/** The facts of one muscle; undefined for a code that does not exist. */
export function findMuscle(id: string): MuscleFacts | undefined {
  return muscles.find((muscle) => muscle.id === id);
}

/** A site in words: 'Procerus', 'Corrugator, medial, left'. */
export function siteLabel(muscle: Muscle, side: Side): string {
  const label = findMuscle(muscle)?.label ?? muscle;
  return side === 'midline' ? label : `${label}, ${sideLabels[side]}`;
}

/**
 * Whether the muscle exists on that side: the procerus only at the midline, the corrugators never.
 */
export function isSideOf(muscle: Muscle, side: Side): boolean {
  return findMuscle(muscle)?.sides.includes(side) ?? false;
}
