import type { ProtocolContent } from './protocol';
import { protocolIssues } from './protocol-issues';
import { glabellarDepression } from './protocols';

const content: ProtocolContent = glabellarDepression;
const [procerus, ...corrugators] = content.sites;
if (!procerus) throw new Error('no site');

const pathsOf = (change: Partial<ProtocolContent>): string[] =>
  protocolIssues({ ...content, ...change }).map(({ path }) => path);
const product = (change: Partial<ProtocolContent['products'][number]>) => ({
  products: [
    { productId: 'onabotulinumtoxinA' as const, vialUnits: 100, diluentMl: 2.5, ...change },
  ],
});
const units = (female: number, male = female) => ({
  sites: [{ ...procerus, units: { onabotulinumtoxinA: { female, male } } }, ...corrugators],
});
const days = (reasonUnderDays: number, acknowledgeUnderDays: number) => ({
  interval: { ...content.interval, reasonUnderDays, acknowledgeUnderDays },
});
const response = (responseRule: ProtocolContent['responseRule']) => ({ responseRule });

describe('a protocol', () => {
  it('without a fault has none', () => {
    expect(pathsOf({})).toEqual([]);
  });

  it.each<[string, Partial<ProtocolContent>, string[]]>([
    ['off-label without a statement', { offLabelStatement: null }, ['offLabelStatement']],
    ['on the label with a statement', { offLabel: false }, ['offLabelStatement']],
    ['on the label without one', { offLabel: false, offLabelStatement: null }, []],
    ['no diagnosis', { diagnoses: [] }, ['diagnoses']],
    ['a code of ICD-10-CM', { diagnoses: [{ code: 'L74.510', label: 'x' }] }, []],
    ['a category alone', { diagnoses: [{ code: 'F32', label: 'x' }] }, []],
    [
      'five places after the point',
      { diagnoses: [{ code: 'L74.51000', label: 'x' }] },
      ['diagnoses.0.code'],
    ],
    [
      'a code in small letters',
      { diagnoses: [{ code: 'l74.510', label: 'x' }] },
      ['diagnoses.0.code'],
    ],
    [
      'a diagnosis twice',
      { diagnoses: [...content.diagnoses.slice(0, 1), ...content.diagnoses.slice(0, 1)] },
      ['diagnoses.1'],
    ],
  ])('says for whom it is: %s', (_, change, paths) => {
    expect(pathsOf(change)).toEqual(paths);
  });

  const own = { id: 'Masseter', label: 'Masseter', sides: ['left'] as const };
  it.each<[string, Partial<ProtocolContent>, string[]]>([
    ['an area of the practice beside the known ones', { areas: [...content.areas, own] }, []],
    [
      'an area twice, whatever its capitals',
      { areas: [...content.areas, own, { ...own, id: 'masseter', label: 'masseter' }] },
      ['areas.4'],
    ],
    [
      'an area without a side',
      { areas: [...content.areas, { ...own, sides: [] }] },
      ['areas.3.sides'],
    ],
    [
      'a side twice',
      { areas: [...content.areas, { ...own, sides: ['left', 'left'] }] },
      ['areas.3.sides'],
    ],
    [
      'an area that goes by another name',
      { areas: [...content.areas, { ...own, label: 'Jaw' }] },
      ['areas.3.label'],
    ],
    [
      'the procerus on the left',
      {
        areas: [
          { id: 'procerus', label: 'Procerus', sides: ['midline', 'left'] },
          ...content.areas.slice(1),
        ],
      },
      ['areas.0.sides'],
    ],
    [
      'a known muscle under another name in another region',
      { region: 'Jaw', areas: content.areas },
      ['areas.0.label', 'areas.1.label', 'areas.2.label'],
    ],
  ])('names its areas: %s', (_, change, paths) => {
    expect(pathsOf(change)).toEqual(paths);
  });

  it.each<[string, Partial<ProtocolContent>, string[]]>([
    [
      'no product',
      { products: [] },
      [
        'products',
        'sites.0.units',
        'sites.1.units',
        'sites.2.units',
        'sites.3.units',
        'sites.4.units',
      ],
    ],
    ['a powder without diluent', product({ diluentMl: null }), ['products.0.diluentMl']],
    ['the least diluent', product({ diluentMl: 0.1 }), []],
    ['less than that', product({ diluentMl: 0.09 }), ['products.0.diluentMl']],
    ['a vial of 0 U', product({ vialUnits: 0 }), ['products.0.vialUnits']],
    ['a vial of 1000 U', product({ vialUnits: 1000 }), []],
    ['a vial of more', product({ vialUnits: 1000.01 }), ['products.0.vialUnits']],
    [
      'a product without units',
      {
        products: [
          ...content.products,
          { productId: 'relabotulinumtoxinA', vialUnits: 150, diluentMl: null },
        ],
      },
      ['sites'],
    ],
    [
      'a liquid with diluent',
      {
        products: [
          ...content.products,
          { productId: 'relabotulinumtoxinA', vialUnits: 150, diluentMl: 1 },
        ],
      },
      ['products.1.diluentMl', 'sites'],
    ],
  ])('prepares its products: %s', (_, change, paths) => {
    expect(pathsOf(change)).toEqual(paths);
  });

  it.each<[string, Partial<ProtocolContent>, string[]]>([
    ['the least units', units(0.01), []],
    ['no units at all', units(0), ['sites.0.units']],
    ['a third decimal', units(1.005), ['sites.0.units']],
    ['the most units', units(500), []],
    ['more than that', units(500.01), ['sites.0.units']],
    [
      'a site of no area',
      { sites: [{ ...procerus, muscle: 'Masseter' }, ...corrugators] },
      ['sites.0.muscle'],
    ],
    [
      'a side that the area lacks',
      { sites: [{ ...procerus, side: 'left' }, ...corrugators] },
      ['sites.0.side'],
    ],
    ['a site twice', { sites: [...content.sites, procerus] }, ['sites.5']],
    ['no site', { sites: [] }, ['sites', 'sites']],
    [
      'men at one site only',
      {
        sites: content.sites.map((site, at) =>
          at === 0 ? site : { ...site, units: { onabotulinumtoxinA: { female: 6 } } },
        ),
      },
      ['sites.1.units', 'sites.2.units', 'sites.3.units', 'sites.4.units'],
    ],
  ])('doses its sites: %s', (_, change, paths) => {
    expect(pathsOf(change)).toEqual(paths);
  });

  it.each<[string, Partial<ProtocolContent>, string[]]>([
    ['the same days twice', days(84, 84), []],
    ['fewer for an acknowledgement', days(85, 84), ['interval.acknowledgeUnderDays']],
    ['a day at least', days(1, 1), []],
    ['no day', days(0, 84), ['interval']],
    ['half a day', days(83.5, 84), ['interval']],
    ['two years', days(84, 730), []],
    ['more than two years', days(84, 731), ['interval']],
    ['a week of effect', { assumedEffectWeeks: 1 }, []],
    ['no week of effect', { assumedEffectWeeks: 0 }, ['assumedEffectWeeks']],
    ['weeks out of order', { visitWeeks: [6, 2] }, ['visitWeeks']],
    ['a week twice', { visitWeeks: [6, 6] }, ['visitWeeks']],
    ['week 104', { visitWeeks: [104] }, []],
    ['week 105', { visitWeeks: [105] }, ['visitWeeks']],
    ['no visit', { visitWeeks: [] }, ['visitWeeks']],
    ['an instrument of nobody', { instruments: ['phq9', 'x'] }, ['instruments.1']],
    ['an instrument twice', { instruments: ['phq9', 'phq9'] }, ['instruments.1']],
  ])('plans: %s', (_, change, paths) => {
    expect(pathsOf(change)).toEqual(paths);
  });

  it.each<[string, Partial<ProtocolContent>, string[]]>([
    ['1 %', response({ kind: 'percent-fall', instrument: 'phq9', percent: 1 }), []],
    [
      '0 %',
      response({ kind: 'percent-fall', instrument: 'phq9', percent: 0 }),
      ['responseRule.percent'],
    ],
    ['100 %', response({ kind: 'percent-fall', instrument: 'phq9', percent: 100 }), []],
    [
      '101 %',
      response({ kind: 'percent-fall', instrument: 'phq9', percent: 101 }),
      ['responseRule.percent'],
    ],
    [
      'by what it does not measure',
      response({ kind: 'percent-fall', instrument: 'gad7', percent: 50 }),
      ['responseRule.instrument'],
    ],
    ['all grades', response({ kind: 'grade-fall', instrument: 'phq9', grades: 27 }), []],
    [
      'more grades than there are',
      response({ kind: 'grade-fall', instrument: 'phq9', grades: 28 }),
      ['responseRule.grades'],
    ],
    [
      'no grade',
      response({ kind: 'grade-fall', instrument: 'phq9', grades: 0 }),
      ['responseRule.grades'],
    ],
    ['no source', { sources: [] }, ['sources']],
  ])('says what a response is, and its sources: %s', (_, change, paths) => {
    expect(pathsOf(change)).toEqual(paths);
  });
});
