import type { AreaId, Side } from '../area';
import type { SessionSite } from '../site';
import { checksWith, codesWith, readySession, severityOf } from './ready-session';

const site = (muscle: AreaId, side: Side, units: number | null): SessionSite => ({
  muscle,
  side,
  units,
});
const withProcerus = (units: number | null) => ({
  sites: readySession.sites.map((each) => (each.muscle === 'procerus' ? { ...each, units } : each)),
});

describe('the sites', () => {
  it('stops without any', () => {
    expect(codesWith({ sites: [] })).toEqual(['stop sites-missing']);
  });

  it.each([1, 2])('stops for a site entered %i times more and names it once', (times) => {
    const again = Array.from({ length: times }, () => site('corrugator-medial', 'left', 1));
    const duplicate = checksWith({ sites: [...readySession.sites, ...again] }).filter(
      ({ code }) => code === 'site-duplicate',
    );
    expect(duplicate).toEqual([
      expect.objectContaining({ severity: 'stop', evidence: 'Corrugator, medial, left.' }),
    ]);
  });

  it.each([
    { area: 'Masseter', severity: 'stop' },
    { area: 'procerus ', severity: 'stop' },
    { area: 'axilla-1', severity: 'stop' },
    { area: 'corrugator-medial', severity: 'none' },
  ])('knows only the areas of its protocol: $area, $severity', ({ area, severity }) => {
    expect(severityOf('site-unknown', { sites: [site(area, 'left', 5)] })).toBe(severity);
  });

  it('takes the areas that a protocol of the practice names, on their sides', () => {
    const areas = [{ id: 'Masseter', label: 'Masseter', sides: ['left'] as const }];
    const protocol = { ...readySession.protocol, areas };
    const severity = (side: Side) =>
      severityOf('site-side-impossible', { protocol, sites: [site('Masseter', side, 5)] });
    expect([severity('left'), severity('right')]).toEqual(['none', 'stop']);
  });

  it('does not take left and right of a muscle for the same site', () => {
    expect(severityOf('site-duplicate', {})).toBe('none');
  });

  it.each([
    { muscle: 'procerus', side: 'left', severity: 'stop' },
    { muscle: 'corrugator-medial', side: 'midline', severity: 'stop' },
    { muscle: 'corrugator-lateral', side: 'right', severity: 'none' },
  ] as const)('$muscle on the $side: $severity', ({ muscle, side, severity }) => {
    const sites = [site(muscle, side, 5)];
    expect(severityOf('site-side-impossible', { sites })).toBe(severity);
  });

  it.each([
    { units: null, code: 'stop units-missing' },
    { units: 0, code: 'stop units-not-positive' },
    { units: -1, code: 'stop units-not-positive' },
    { units: Number.NaN, code: 'stop units-not-positive' },
    { units: 6.125, code: 'stop units-not-exact' },
  ])('$units U at a site: $code, and no dose is computed from the rest', ({ units, code }) => {
    expect(codesWith(withProcerus(units))).toEqual([code]);
  });

  it('takes half and quarter units', () => {
    expect(codesWith(withProcerus(6.75))).toEqual([
      'note dose-below-protocol',
      'note site-below-protocol',
    ]);
  });
});

describe('units against what was opened', () => {
  it.each([
    { units: 50, vials: 1, severity: 'none' },
    { units: 50.01, vials: 1, severity: 'stop' },
    { units: 100, vials: 2, severity: 'none' },
    { units: 100.5, vials: 2, severity: 'stop' },
  ])('$units U out of $vials vials of 50 U: $severity', ({ units, vials, severity }) => {
    const sites = [site('procerus', 'midline', units)];
    const facts = { sites, vialUnits: 50, diluentMl: 1.25, vialsOpened: vials };
    expect(severityOf('units-over-opened', facts)).toBe(severity);
  });

  it('prints both numbers', () => {
    const facts = { vialUnits: 20, vialsOpened: 1 };
    const over = checksWith(facts).find(({ code }) => code === 'units-over-opened');
    expect(over?.evidence).toBe('29 U at the sites; 1 x 20 U is 20 U.');
  });
});

describe('units drawn up', () => {
  it.each([
    { unitsDrawn: null, codes: [] },
    { unitsDrawn: 29, codes: [] },
    { unitsDrawn: 28.99, codes: ['stop units-drawn-short'] },
    { unitsDrawn: 100, codes: [] },
    { unitsDrawn: 100.01, codes: ['stop units-drawn-over-opened'] },
    { unitsDrawn: 29.005, codes: ['stop units-drawn-impossible'] },
    { unitsDrawn: 0, codes: ['stop units-drawn-impossible'] },
    { unitsDrawn: Number.NaN, codes: ['stop units-drawn-impossible'] },
  ])('$unitsDrawn U for 29 U out of one vial of 100 U: $codes', ({ unitsDrawn, codes }) => {
    expect(codesWith({ unitsDrawn })).toEqual(codes);
  });

  it('print both numbers', () => {
    const evidenceOf = (unitsDrawn: number) => checksWith({ unitsDrawn })[0]?.evidence;
    expect(evidenceOf(20)).toBe('20 U drawn up; 29 U at the sites.');
    expect(evidenceOf(120)).toBe('120 U drawn up; 1 x 100 U is 100 U.');
  });

  it('are judged by what is known: the sites, or the vials', () => {
    const noUnits = { sites: [site('procerus', 'midline', null)], unitsDrawn: 1 };
    expect(severityOf('units-drawn-short', noUnits)).toBe('none');
    expect(severityOf('units-drawn-over-opened', { ...noUnits, unitsDrawn: 101 })).toBe('stop');
    expect(severityOf('units-drawn-short', { vialsOpened: null, unitsDrawn: 20 })).toBe('stop');
    expect(severityOf('units-drawn-over-opened', { vialUnits: null, unitsDrawn: 900 })).toBe(
      'none',
    );
  });
});
