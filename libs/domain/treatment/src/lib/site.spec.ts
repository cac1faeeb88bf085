import fc from 'fast-check';
import { bodyRegions, glabella, isSideOf, knownAreas, sideIds, siteLabel } from './area';
import {
  copyLastSession,
  copyObstacle,
  copyObstacleWords,
  copySide,
  mirrorSites,
  siteKey,
  sortSites,
  type SessionSite,
} from './site';

const places = knownAreas.flatMap(({ id, sides }) => sides.map((side) => ({ muscle: id, side })));
const anySites: fc.Arbitrary<SessionSite[]> = fc.subarray(places).chain((chosen) =>
  fc
    .array(fc.option(fc.integer({ min: 1, max: 2000 }).map((units) => units / 100)), {
      minLength: chosen.length,
      maxLength: chosen.length,
    })
    .map((units) => chosen.map((place, index) => ({ ...place, units: units[index] ?? null }))),
);

const lopsided: SessionSite[] = [
  { muscle: 'corrugator-lateral', side: 'right', units: 4 },
  { muscle: 'corrugator-medial', side: 'right', units: 5 },
  { muscle: 'corrugator-medial', side: 'left', units: 6.5 },
  { muscle: 'procerus', side: 'midline', units: 7 },
];

describe('sites', () => {
  it.each([
    { muscle: 'procerus', side: 'midline', label: 'Procerus' },
    { muscle: 'corrugator-medial', side: 'left', label: 'Corrugator, medial, left' },
    { muscle: 'corrugator-lateral', side: 'right', label: 'Corrugator, lateral, right' },
  ] as const)('calls $muscle on the $side $label', ({ muscle, side, label }) => {
    expect(siteLabel(muscle, side)).toBe(label);
  });

  it('knows the procerus at the midline only and the corrugators left and right only', () => {
    const existing = glabella.areas.flatMap(({ id: muscle }) =>
      sideIds.filter((side) => isSideOf(muscle, side)).map((side) => siteKey({ muscle, side })),
    );
    expect(existing).toEqual([
      'procerus/midline',
      'corrugator-medial/left',
      'corrugator-medial/right',
      'corrugator-lateral/left',
      'corrugator-lateral/right',
    ]);
  });

  it('lists every known area once, the axilla with 15 places on either side', () => {
    const codes = bodyRegions.flatMap(({ areas }) => areas.map(({ id }) => id));
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => code.startsWith('axilla-'))).toHaveLength(15);
    expect(siteLabel('axilla-15', 'left')).toBe('Axilla 15, left');
  });

  it('calls an area of the practice by its name', () => {
    expect(siteLabel('Masseter, lower', 'right')).toBe('Masseter, lower, right');
  });

  it('sorts as the areas of a protocol stand, and what they do not name after them', () => {
    const area = (id: string) => ({ id, label: id, sides: ['left'] as const });
    const site = (muscle: string) => ({ muscle, side: 'left' as const });
    const sorted = sortSites(['b', 'x', 'a', 'procerus'].map(site), [area('b'), area('a')]);
    expect(sorted.map(({ muscle }) => muscle)).toEqual(['b', 'a', 'procerus', 'x']);
  });

  it('sorts by muscle, then left before right', () => {
    expect(sortSites(lopsided).map(siteKey)).toEqual([
      'procerus/midline',
      'corrugator-medial/left',
      'corrugator-medial/right',
      'corrugator-lateral/right',
    ]);
  });
});

describe('mirroring', () => {
  it('exchanges left and right and leaves the midline', () => {
    expect(mirrorSites(lopsided).map(({ side, units }) => [side, units])).toEqual([
      ['left', 4],
      ['left', 5],
      ['right', 6.5],
      ['midline', 7],
    ]);
  });

  it('gives the sites back when done twice', () => {
    fc.assert(
      fc.property(anySites, (sites) => {
        expect(mirrorSites(mirrorSites(sites))).toEqual(sites);
      }),
    );
  });

  it('copies the left over the right: what the right had goes, the midline stays', () => {
    expect(copySide(lopsided, 'left')).toEqual([
      { muscle: 'procerus', side: 'midline', units: 7 },
      { muscle: 'corrugator-medial', side: 'left', units: 6.5 },
      { muscle: 'corrugator-medial', side: 'right', units: 6.5 },
    ]);
  });

  it('makes both sides alike, and a second time changes nothing', () => {
    fc.assert(
      fc.property(anySites, fc.constantFrom('left', 'right'), (sites, from) => {
        const alike = copySide(sites, from);
        expect(sortSites(mirrorSites(alike))).toEqual(alike);
        expect(copySide(alike, from)).toEqual(alike);
      }),
    );
  });
});

describe('copying the last session', () => {
  it('takes muscle, side and units in listing order and nothing else', () => {
    const last = lopsided.map((site) => ({ ...site, id: 'old', volumeMl: 0.1 }));
    const copied = copyLastSession(last);
    expect(copied).toEqual(sortSites(lopsided));
    expect(copied[0]).not.toHaveProperty('id');
  });

  const here = { region: 'glabella', productId: 'onabotulinumtoxinA' };
  it.each([
    [here, null],
    [null, 'no-session'],
    [{ ...here, region: 'axilla' }, 'other-region'],
    [{ ...here, region: null }, 'unknown-region'],
    [{ ...here, productId: 'abobotulinumtoxinA' }, 'other-product'],
    [{ ...here, productId: null }, 'unknown-product'],
  ])('of %j is hindered by %s', (last, obstacle) => {
    expect(copyObstacle(last, here)).toBe(obstacle);
  });

  it('is hindered where the product is not chosen yet', () => {
    expect(copyObstacle(here, { ...here, productId: null })).toBe('no-product');
  });

  it('says of nothing unknown that it is another', () => {
    expect(copyObstacleWords['no-product']).toMatch(/^Choose the product first/);
    expect(copyObstacleWords['unknown-region']).toMatch(/^What it treated is not known/);
  });
});
