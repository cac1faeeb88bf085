import { siteKey, type AreaId, type Side } from '@glabella/domain/treatment';

/**
 * The drawing behind the face map, in units of its own: 400 wide, the midline at 200, y downwards. It is drawn as the
 * injector sees the patient, so the PATIENT's left stands at the viewer's right.
 */
export interface FacePart {
  /** An SVG path. */
  readonly d: string;
  /** What kind of line or surface it is, for its colour. */
  readonly kind: 'skin' | 'hair' | 'line' | 'fine' | 'iris' | 'crease';
}

/** One muscle on one side: its surface, its fibres, and the point where a site stands. */
export interface MusclePart {
  readonly muscle: AreaId;
  readonly side: Side;
  readonly surface: string;
  readonly fibres: string;
  readonly point: { readonly x: number; readonly y: number };
}

/** The midline of the drawing. */
export const midlineX = 200;

/** What the map shows at open: brows, nasal root and eyes; and the whole upper face. */
export const faceViews = {
  glabella: '84 86 232 166',
  face: '10 12 380 366',
} as const;

const mirrored = (path: string): string =>
  path.replace(/(-?\d+(?:\.\d+)?)[ ,](-?\d+(?:\.\d+)?)/g, (_, x: string, y: string) => {
    return `${round(2 * midlineX - Number(x))} ${y}`;
  });

const round = (value: number): number => Math.round(value * 10) / 10;

// Paths of the viewer's right, the patient's left; absolute commands with "x y" pairs only, so that they can be mirrored.
const brow =
  'M221 152 C231 140 252 130 274 130 C290 130 304 138 314 150 C302 143 289 140 274 140 C254 140 238 148 224 158 Z';
const upperLid = 'M227 192 C237 176 262 170 281 179 C288 182 294 188 297 194';
const lowerLid = 'M227 192 C240 204 270 207 297 194';
const lidCrease = 'M229 182 C242 167 268 163 289 176';
const iris =
  'M250 187 C250 180.4 255.4 175 262 175 C268.6 175 274 180.4 274 187 C274 193.6 268.6 199 262 199 C255.4 199 250 193.6 250 187 Z';
const pupil =
  'M257 187 C257 184.2 259.2 182 262 182 C264.8 182 267 184.2 267 187 C267 189.8 264.8 192 262 192 C259.2 192 257 189.8 257 187 Z';
const nostril = 'M209 268 C214 262 222 262 226 270 C228 276 224 280 218 278';
const noseSide = 'M213 196 C212 222 216 240 224 258';
const frownLine = 'M208 140 C210 148 210 156 207 163';
const earSide = 'M341 176 C352 168 360 178 356 196 C353 212 346 222 338 222';

const medialSurface =
  'M211 166 C215 157 226 148 246 139 C249 145 249 150 246 155 C233 163 221 170 214 173 C211 172 210 169 211 166 Z';
const medialFibres = 'M214 168 C223 160 234 152 247 145 M216 171 C227 164 237 157 247 151';
const lateralSurface =
  'M247 138 C259 130 274 118 287 104 C294 106 299 113 297 121 C284 137 266 149 247 155 C250 150 250 144 247 138 Z';
const lateralFibres =
  'M250 142 C264 133 278 122 290 109 M251 147 C266 139 281 128 294 114 M251 152 C267 145 282 134 296 120';

/** Everything that is face and not muscle, in the order of painting. */
export const faceParts: readonly FacePart[] = [
  {
    kind: 'skin',
    d: 'M58 150 C56 66 118 22 200 22 C282 22 344 66 342 150 C342 214 334 262 312 300 C288 340 240 372 200 372 C160 372 112 340 88 300 C66 262 58 214 58 150 Z',
  },
  ...both('line', earSide),
  ...both('hair', brow),
  ...both('line', upperLid),
  ...both('fine', lowerLid),
  ...both('fine', lidCrease),
  ...both('line', iris),
  ...both('iris', pupil),
  ...both('fine', noseSide),
  ...both('line', nostril),
  ...both('crease', frownLine),
  { kind: 'line', d: 'M190 280 C196 285 204 285 210 280' },
  { kind: 'line', d: 'M166 318 C180 312 192 314 200 316 C208 314 220 312 234 318' },
  { kind: 'fine', d: 'M166 318 C184 326 216 326 234 318 M180 330 C192 336 208 336 220 330' },
];

function both(kind: FacePart['kind'], path: string): FacePart[] {
  return [
    { kind, d: path },
    { kind, d: mirrored(path) },
  ];
}

/** The glabellar muscles as they can be pressed, in listing order. */
export const muscleParts: readonly MusclePart[] = [
  {
    muscle: 'procerus',
    side: 'midline',
    surface:
      'M187 128 C193 125 207 125 213 128 C211 146 208 164 209 196 C205 200 195 200 191 196 C192 164 189 146 187 128 Z',
    fibres: 'M194 130 C196 150 197 170 197 195 M200 129 L200 196 M206 130 C204 150 203 170 203 195',
    point: { x: 200, y: 172 },
  },
  ...pair('corrugator-medial', medialSurface, medialFibres, { x: 232, y: 153 }),
  ...pair('corrugator-lateral', lateralSurface, lateralFibres, { x: 275, y: 124 }),
];

function pair(
  muscle: AreaId,
  surface: string,
  fibres: string,
  point: MusclePart['point'],
): MusclePart[] {
  return [
    { muscle, side: 'left', surface, fibres, point },
    {
      muscle,
      side: 'right',
      surface: mirrored(surface),
      fibres: mirrored(fibres),
      point: { x: 2 * midlineX - point.x, y: point.y },
    },
  ];
}

/** The part of the drawing on which a site stands; undefined for a place that no muscle has. */
export function musclePartOf(site: {
  readonly muscle: AreaId;
  readonly side: Side;
}): MusclePart | undefined {
  const key = siteKey(site);
  return muscleParts.find((part) => siteKey(part) === key);
}
