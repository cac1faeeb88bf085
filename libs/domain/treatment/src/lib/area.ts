/** The PATIENT's side, never the viewer's. */
export type Side = 'midline' | 'left' | 'right';

/**
 * A muscle or an area of skin that can be injected, one code for both sides: that of a known one ('procerus'), else the
 * name that a protocol of the practice gave it, which is its own code.
 */
export type AreaId = string;

/** What is known of an area: its name in a list and the sides on which it exists. */
export interface Area {
  readonly id: AreaId;
  readonly label: string;
  readonly sides: readonly Side[];
}

/** A part of the body with areas that are known and drawn; a protocol may name another one, and its areas itself. */
export interface BodyRegion {
  readonly id: string;
  readonly label: string;
  readonly areas: readonly Area[];
}

const pair = (id: AreaId, label: string): Area => ({ id, label, sides: ['left', 'right'] });

/** The frown muscles, in the order in which sites are listed. */
export const glabella: BodyRegion = {
  id: 'glabella',
  label: 'Glabella',
  areas: [
    { id: 'procerus', label: 'Procerus', sides: ['midline'] },
    pair('corrugator-medial', 'Corrugator, medial'),
    pair('corrugator-lateral', 'Corrugator, lateral'),
  ],
};

const axillaAreas = Array.from({ length: 15 }, (_, at) => at + 1);

/**
 * The hairy skin of the axilla, 15 places in each: 1 to 10 are a staggered grid in rows of three, four and three from top
 * to bottom, 11 to 15 lie around it. 15 is the most that the label of onabotulinumtoxinA names.
 */
export const axilla: BodyRegion = {
  id: 'axilla',
  label: 'Axilla',
  areas: axillaAreas.map((number) => pair(`axilla-${number}`, `Axilla ${number}`)),
};

/** Every region with areas of its own, in listing order. */
export const bodyRegions: readonly BodyRegion[] = [glabella, axilla];

/** Every area that is known without a protocol, in the order in which sites are listed. */
export const knownAreas: readonly Area[] = bodyRegions.flatMap(({ areas }) => areas);

/** The codes of all sides, in listing order, for the schema of a message. */
export const sideIds = ['midline', 'left', 'right'] as const;

/** The names of the sides in running text. */
export const sideLabels: Readonly<Record<Side, string>> = {
  midline: 'midline',
  left: 'left',
  right: 'right',
};

/** The region of that code; undefined for one that a practice named. */
export function findRegion(id: string): BodyRegion | undefined {
  return bodyRegions.find((region) => region.id === id);
}

/** The area of that code among those; undefined for a code that does not exist there. */
export function findArea(id: AreaId, areas: readonly Area[] = knownAreas): Area | undefined {
  return areas.find((area) => area.id === id);
}

/** A site in words: 'Procerus', 'Corrugator, medial, left'. An area that is not known is named by its code. */
export function siteLabel(area: AreaId, side: Side): string {
  const label = findArea(area)?.label ?? area;
  return side === 'midline' ? label : `${label}, ${sideLabels[side]}`;
}

/** Whether the area exists on that side: the procerus only at the midline, the corrugators never. */
export function isSideOf(area: AreaId, side: Side, areas: readonly Area[] = knownAreas): boolean {
  return findArea(area, areas)?.sides.includes(side) ?? false;
}
