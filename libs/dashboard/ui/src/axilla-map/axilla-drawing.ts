import { axilla, siteKey, type AreaId, type Side } from '@glabella/domain/treatment';

/** A place of the drawing: the area, the patient's side, and where it stands. */
export interface AxillaPlace {
  readonly muscle: AreaId;
  readonly side: Side;
  readonly number: number;
  readonly x: number;
  readonly y: number;
}

/** The drawing in units of its own: the PATIENT's right axilla at the viewer's left, as the injector sees the patient. */
export const axillaViewBox = '0 0 400 210';

const centres: Readonly<Record<'left' | 'right', number>> = { right: 104, left: 296 };
const step = 30;

/** Places from the centre, by number: rows of three, four and three, then five around them. */
const offsets: readonly (readonly [number, number])[] = [
  ...[-1, 0, 1].map((x) => [x, -1] as const),
  ...[-1.5, -0.5, 0.5, 1.5].map((x) => [x, 0] as const),
  ...[-1, 0, 1].map((x) => [x, 1] as const),
  [0, -2],
  [-2, -1],
  [2, -1],
  [-2, 1],
  [2, 1],
];

function placesOf(side: 'left' | 'right'): AxillaPlace[] {
  // Numbers run from the front: mirrored, so that the front of either axilla lies towards the midline.
  const outwards = side === 'left' ? 1 : -1;
  return axilla.areas.flatMap(({ id }, at) => {
    const offset = offsets[at];
    if (!offset) return [];
    const [across, down] = offset;
    return [
      {
        muscle: id,
        side,
        number: at + 1,
        x: centres[side] + outwards * across * step,
        y: 112 + down * step * 0.9,
      },
    ];
  });
}

/** Every place of both axillae in listing order. */
export const axillaPlaces: readonly AxillaPlace[] = [...placesOf('left'), ...placesOf('right')];

/** The two axillae: the fold of skin as an oval. */
export const axillaOutlines = Object.values(centres).map((cx) => ({ cx, cy: 112, rx: 84, ry: 74 }));

/** The place of a site; undefined for one that the axilla does not have. */
export function axillaPlaceOf(site: {
  readonly muscle: AreaId;
  readonly side: Side;
}): AxillaPlace | undefined {
  const key = siteKey(site);
  return axillaPlaces.find((place) => siteKey(place) === key);
}
