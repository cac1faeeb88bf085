import { shippedProtocols } from '@glabella/domain/treatment';
import { checkEntry } from './protocol-check';
import { emptyEntry, entryOf, newArea, unitsKey, type ProtocolEntry } from './protocol-entry';

/** A protocol of another region as somebody writes it: own areas, one dose for everybody. */
const written: ProtocolEntry = {
  ...emptyEntry,
  name: 'Masseter, two points',
  indication: 'Bruxism',
  offLabelStatement: 'Not on the label.',
  diagnoses: [{ code: 'F45.8', label: 'Other somatoform disorders' }],
  regionName: 'Jaw',
  areas: [
    {
      id: null,
      name: 'Masseter',
      sides: ['left', 'right'],
      units: {
        [unitsKey('left', 'onabotulinumtoxinA', 'female')]: 25,
        [unitsKey('right', 'onabotulinumtoxinA', 'female')]: 25,
      },
    },
  ],
  products: [{ productId: 'onabotulinumtoxinA', vialUnits: 100, diluentMl: 2.5 }],
  splitNote: 'Ours.',
  intervalSource: { ...emptyEntry.intervalSource, label: 'The practice’s rule' },
  visitWeeks: '4, 12',
  instruments: ['gad7'],
  responseInstrument: 'gad7',
  sources: [{ ...emptyEntry.intervalSource, label: 'The practice’s rule' }],
};
const problems = (change: Partial<ProtocolEntry>): string[] =>
  checkEntry({ ...written, ...change }).issues.map(({ path, message }) => `${path}: ${message}`);

describe('the form of a protocol', () => {
  it.each(shippedProtocols)('says the same as $id after a round trip', (protocol) => {
    const { id, version } = protocol;
    const { content, issues } = checkEntry(entryOf(protocol));
    expect({ ...content, id, version }).toEqual(protocol);
    expect(issues).toEqual([]);
  });

  it('gives everybody the dose that is written once', () => {
    const { content } = checkEntry(written);
    const everybody = { female: 25, male: 25, other: 25, unknown: 25 };
    expect(content?.sites).toEqual(
      ['left', 'right'].map((side) => ({
        muscle: 'Masseter',
        side,
        units: { onabotulinumtoxinA: everybody },
      })),
    );
  });

  it('leaves a place without units choosable and out of the sites', () => {
    const areas = [...written.areas, { ...newArea, name: 'Temporalis', sides: ['left'] as const }];
    const { content } = checkEntry({ ...written, areas });
    expect(content?.areas).toHaveLength(2);
    expect(content?.sites).toHaveLength(2);
  });

  it('keeps the units of an own area that gets another name', () => {
    const stored = checkEntry(written).content;
    if (!stored) throw new Error('not whole');
    const entry = entryOf(stored);
    const areas = entry.areas.map((area) => ({ ...area, name: 'Masseter, lower part' }));
    const { content, issues } = checkEntry({ ...entry, areas });
    expect(issues).toEqual([]);
    expect(content?.sites).toEqual(
      stored.sites.map((site) => ({ ...site, muscle: 'Masseter, lower part' })),
    );
  });

  it.each<[Partial<ProtocolEntry>, string]>([
    [{ name: ' ' }, 'name: Fill this in.'],
    [{ visitWeeks: 'four' }, 'visitWeeks.0: Fill this in.'],
    [{ visitWeeks: '12, 4' }, 'visitWeeks: Write whole weeks, each later than the one before.'],
    [{ areas: [{ ...newArea, name: 'Masseter' }] }, 'sites: Add at least one.'],
    [{ responseAmount: null }, 'responseRule.percent: Fill this in.'],
    [{ instruments: [] }, 'instruments: Add at least one.'],
    [{ assumedEffectWeeks: 0 }, 'assumedEffectWeeks: Write 1 or more.'],
    [
      { products: [{ productId: '', vialUnits: 100, diluentMl: 2.5 }] },
      'products.0.productId: Choose one.',
    ],
    [{ areas: [newArea] }, 'areas.0.id: Fill this in.'],
  ])('says in words what does not fit: %j', (change, problem) => {
    expect(problems(change)).toContain(problem);
  });
});
