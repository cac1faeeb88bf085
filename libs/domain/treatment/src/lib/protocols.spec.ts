import { findAftercare } from './aftercare/aftercare';
import { shippedAftercare } from './aftercare/shipped-aftercare';
import { diagnosisCodes, findDiagnosis } from './diagnoses';
import { totalUnits } from './dose';
import { findProduct, productIds, products } from './products';
import {
  diagnosisOf,
  dosesInWords,
  isFrownRated,
  leadInstrument,
  plannedWeeksOf,
  prefillSites,
  protocolDoses,
  protocolOf,
  protocolTotal,
  protocolUnits,
  sexes,
} from './protocol';
import { axillaryHyperhidrosis } from './axillary-hyperhidrosis';
import { codesWith } from './checks/ready-session';
import { protocolIssues } from './protocol-issues';
import { glabellarDepression, shippedProtocols } from './protocols';
import { isReadBy, plainInstrument } from './read-by';

describe('the glabellar depression protocol', () => {
  it.each([
    { sex: 'female', units: [7, 6, 6, 5, 5], total: 29 },
    { sex: 'male', units: [9, 8, 8, 7, 7], total: 39 },
  ] as const)('starts $sex patients with $units, $total U', ({ sex, units, total }) => {
    const sites = prefillSites(glabellarDepression, sex);
    expect(sites.map((site) => site.units)).toEqual(units);
    expect(totalUnits(sites)).toBe(total);
    expect(protocolTotal(glabellarDepression, 'onabotulinumtoxinA', sex)).toBe(total);
  });

  it.each(['other', 'unknown'] as const)(
    'has no dose for a patient of %s sex: five empty sites',
    (sex) => {
      const sites = prefillSites(glabellarDepression, sex);
      expect(sites).toHaveLength(5);
      expect(sites.every(({ units }) => units === null)).toBe(true);
      expect(protocolTotal(glabellarDepression, 'onabotulinumtoxinA', sex)).toBeNull();
    },
  );

  it('takes a dose for everybody where a protocol has one', () => {
    const bySex = { female: 50, male: 50, other: 50, unknown: 50 };
    const site = { muscle: 'a', side: 'left' as const, units: { onabotulinumtoxinA: bySex } };
    expect(protocolUnits(site, 'onabotulinumtoxinA', 'unknown')).toBe(50);
    expect(protocolUnits(site, 'incobotulinumtoxinA', 'unknown')).toBeNull();
    expect(protocolDoses({ sites: [site] }, 'onabotulinumtoxinA')).toEqual([
      { units: 50, group: 'everybody' },
    ]);
  });

  it('says its doses by sex, and none of a product that it has no units of', () => {
    expect(dosesInWords(protocolDoses(glabellarDepression, 'onabotulinumtoxinA'))).toBe(
      '29 U for women, 39 U for men',
    );
    expect(protocolDoses(glabellarDepression, 'incobotulinumtoxinA')).toEqual([]);
    expect(prefillSites(glabellarDepression, 'female', 'incobotulinumtoxinA')).toHaveLength(5);
  });

  it('is marked off-label and says that the split is no trial’s', () => {
    expect(glabellarDepression.offLabel).toBe(true);
    expect(glabellarDepression.offLabelStatement).toMatch(/off-label/);
    expect(glabellarDepression.splitNote).toMatch(/trials published totals only/);
  });

  it('opens the interval at 84 and 90 days', () => {
    expect(glabellarDepression.interval).toMatchObject({
      reasonUnderDays: 84,
      acknowledgeUnderDays: 90,
    });
  });
});

describe('the weeks in which a protocol asks for an instrument', () => {
  it.each([
    ['its own', glabellarDepression, 'phq9', [2, 6, 12, 18, 24]],
    ['one that it does not ask for', glabellarDepression, 'gad7', []],
    ['any, without a protocol', undefined, 'phq9', []],
  ])('%s', (_, protocol, instrumentId, weeks) => {
    expect(plannedWeeksOf(protocol, instrumentId)).toEqual(weeks);
  });
});

describe('the axillary protocol', () => {
  it.each(sexes)('gives 50 U to each axilla of a patient of %s sex over 10 sites', (sex) => {
    const sites = prefillSites(axillaryHyperhidrosis, sex);
    for (const patientsSide of ['left', 'right'] as const) {
      const axilla = sites.filter(({ side }) => side === patientsSide);
      expect([axilla.length, totalUnits(axilla)]).toEqual([10, 50]);
    }
  });

  it('is on the label, so that no off-label statement is told', () => {
    expect(axillaryHyperhidrosis).toMatchObject({ offLabel: false, offLabelStatement: null });
  });

  it('rates no frown, and the depression protocol does', () => {
    expect([axillaryHyperhidrosis, glabellarDepression].map(isFrownRated)).toEqual([false, true]);
  });

  it('counts towards 400 U of the same product together with the glabella', () => {
    const codes = codesWith({
      protocol: axillaryHyperhidrosis,
      sites: prefillSites(axillaryHyperhidrosis, 'female'),
      diluentMl: 4,
      performedOn: '2026-11-23',
      previousToxin: [{ on: '2026-09-01', productId: 'onabotulinumtoxinA', units: 301 }],
    });
    expect(codes).toContain('reason cumulative-over-limit');
  });
});

describe('the version that a record names', () => {
  const second = { ...glabellarDepression, version: 2 };
  it.each([
    [1, glabellarDepression],
    [2, second],
    [3, undefined],
  ])('version %i', (protocolVersion, found) => {
    const named = { protocolId: glabellarDepression.id, protocolVersion };
    expect(protocolOf([second, glabellarDepression], named)).toBe(found);
  });
});

describe('the instrument that visits are planned by', () => {
  it.each([
    [['phq9'], 'phq9'],
    [['gad7', 'phq9'], 'phq9'],
    [['gad7', 'madrs'], 'gad7'],
  ])('of %j is %s', (instruments, lead) => {
    expect(leadInstrument({ instruments })).toBe(lead);
  });
});

describe('whether a course is read by an instrument', () => {
  it.each([
    ['one that its protocol asks for', glabellarDepression, 'phq9', true],
    ['another of the same concern', glabellarDepression, 'gad7', true],
    ['one of another concern', glabellarDepression, 'hdss', false],
    ['the PHQ-9 of an axilla', axillaryHyperhidrosis, 'phq9', false],
    ['the HDSS of an axilla', axillaryHyperhidrosis, 'hdss', true],
    [
      'one that it asks for beside its concern',
      { ...axillaryHyperhidrosis, instruments: ['hdss', 'gad7'] },
      'gad7',
      true,
    ],
  ])('%s', (_, protocol, instrumentId, expected) => {
    expect(isReadBy(protocol, instrumentId)).toBe(expected);
  });

  it.each([
    ['the PHQ-9 in depression', glabellarDepression, 'phq9'],
    ['the PHQ-9 in depression that is planned by another', { instruments: ['gad7'] }, 'phq9'],
    ['the HDSS of an axilla', axillaryHyperhidrosis, 'hdss'],
    ['the PHQ-9 without a course', null, 'phq9'],
  ])('where nobody chose it is %s', (_, protocol, expected) => {
    expect(plainInstrument(protocol).id).toBe(expected);
  });
});

describe('every shipped protocol', () => {
  it.each(shippedProtocols)('$id fits in every part', (protocol) => {
    expect(protocolIssues(protocol)).toEqual([]);
  });

  it.each(shippedProtocols)('$id names only what exists', (protocol) => {
    for (const { productId, vialUnits } of protocol.products) {
      expect(findProduct(productId)?.vialUnits).toContain(vialUnits);
    }
    for (const { code, label } of protocol.diagnoses) {
      expect(findDiagnosis(code)?.label).toBe(label);
      expect(diagnosisOf(protocol, code)?.label).toBe(label);
    }
    expect(diagnosisOf(protocol, 'Z99.9')).toBeUndefined();
    expect(
      protocol.aftercare.every((id) => findAftercare(shippedAftercare, id) !== undefined),
    ).toBe(true);
    expect(protocol.sources.length).toBeGreaterThan(0);
  });

  it.each(shippedProtocols)('$id has a total wherever it has a dose', (protocol) => {
    for (const { productId } of protocol.products) {
      for (const sex of sexes) {
        const sites = prefillSites(protocol, sex, productId);
        const isWhole = sites.every(({ units }) => units !== null);
        const total = protocolTotal(protocol, productId, sex);
        expect(total).toBe(isWhole ? totalUnits(sites) : null);
      }
    }
  });
});

describe('products', () => {
  it('ships only onabotulinumtoxinA active', () => {
    expect(products.filter(({ active }) => active).map(({ id }) => id)).toEqual([
      'onabotulinumtoxinA',
    ]);
  });

  it('lists each code once, with at least one source', () => {
    expect(products.map(({ id }) => id)).toEqual(productIds);
    expect(products.every(({ sources }) => sources.length > 0)).toBe(true);
    expect(findProduct('botulinum')).toBeUndefined();
  });

  it.each([
    { id: 'onabotulinumtoxinA', total: 20 },
    { id: 'letibotulinumtoxinA', total: 20 },
    { id: 'incobotulinumtoxinA', total: 20 },
    { id: 'prabotulinumtoxinA', total: 20 },
    { id: 'abobotulinumtoxinA', total: 50 },
    { id: 'daxibotulinumtoxinA', total: 40 },
    { id: 'relabotulinumtoxinA', total: 50 },
  ])('has the labelled frown line dose of $id: $total U', ({ id, total }) => {
    const [dose] = findProduct(id)?.labelledDoses ?? [];
    expect(dose?.totalUnits).toBe(total);
  });

  it('has labelled units per site that add up to the labelled total', () => {
    const perSite = products
      .flatMap(({ labelledDoses }) => labelledDoses)
      .filter(({ unitsPerSite }) => unitsPerSite !== null);
    expect(perSite).toHaveLength(6);
    for (const { siteCount, unitsPerSite, totalUnits: total } of perSite) {
      expect((siteCount ?? 0) * (unitsPerSite ?? 0)).toBe(total);
    }
  });

  it('stores a limit of 400 U in 3 months for onabotulinumtoxinA and for no other', () => {
    const limited = products.filter(({ cumulativeLimit }) => cumulativeLimit !== null);
    expect(limited.map(({ id }) => id)).toEqual(['onabotulinumtoxinA']);
    expect(limited[0]?.cumulativeLimit).toMatchObject({ units: 400, months: 3 });
  });
});

describe('lists', () => {
  it('has depressive disorders of F32, F33 and F34.1 only, each once', () => {
    expect(diagnosisCodes.every((code) => /^(F32\.|F33\.|F34\.1$)/.test(code))).toBe(true);
    expect(new Set(diagnosisCodes).size).toBe(diagnosisCodes.length);
    expect(findDiagnosis('F32.81')).toBeUndefined();
    expect(findDiagnosis('F33.1')?.label).toBe('Major depressive disorder, recurrent, moderate');
  });
});
