import { aftercareItems, findAftercare } from './aftercare';
import { diagnosisCodes, findDiagnosis } from './diagnoses';
import { totalUnits } from './dose';
import { isSideOf } from './muscle';
import { findProduct, productIds, products } from './products';
import { prefillSites, protocolTotal, protocolUnits } from './protocol';
import { findProtocol, glabellarDepression, plannedWeeksOf, protocols } from './protocols';
import { siteKey } from './site';

describe('the glabellar depression protocol', () => {
  it.each([
    { sex: 'female', units: [7, 6, 6, 5, 5], total: 29 },
    { sex: 'male', units: [9, 8, 8, 7, 7], total: 39 },
  ] as const)('starts $sex patients with $units, $total U', ({ sex, units, total }) => {
    const sites = prefillSites(glabellarDepression, sex);
    expect(sites.map((site) => site.units)).toEqual(units);
    expect(totalUnits(sites)).toBe(total);
    expect(protocolTotal(glabellarDepression, sex)).toBe(total);
  });

  it.each(['other', 'unknown'] as const)(
    'has no dose for a patient of %s sex: five empty sites',
    (sex) => {
      const sites = prefillSites(glabellarDepression, sex);
      expect(sites).toHaveLength(5);
      expect(sites.every(({ units }) => units === null)).toBe(true);
      expect(protocolTotal(glabellarDepression, sex)).toBeNull();
    },
  );

  it('takes a dose for everybody where a protocol has one', () => {
    const site = { units: { female: 50, male: 50, other: 50, unknown: 50 } };
    expect(protocolUnits(site, 'unknown')).toBe(50);
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

describe('every shipped protocol', () => {
  it.each(protocols)('$id names only what exists', (protocol) => {
    expect(findProtocol(protocol.id)).toBe(protocol);
    expect(findProduct(protocol.productId)?.vialUnits).toContain(protocol.vialUnits);
    expect(protocol.sites.every(({ muscle, side }) => isSideOf(muscle, side))).toBe(true);
    expect(new Set(protocol.sites.map(siteKey)).size).toBe(protocol.sites.length);
    expect(protocol.diagnosisCodes.every((code) => findDiagnosis(code) !== undefined)).toBe(true);
    expect(protocol.aftercare.every((id) => findAftercare(id) !== undefined)).toBe(true);
    expect(protocol.sources.length).toBeGreaterThan(0);
  });

  it.each(protocols)('$id has sites that add up to its totals, for each sex', (protocol) => {
    for (const sex of ['female', 'male'] as const) {
      expect(totalUnits(prefillSites(protocol, sex))).toBe(protocolTotal(protocol, sex));
    }
  });

  it('does not find a protocol that is not shipped', () => {
    expect(findProtocol('axillary')).toBeUndefined();
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

  it('names hours in every piece of aftercare that has an end', () => {
    for (const { hours, text } of aftercareItems.filter((item) => item.hours !== null)) {
      const spoken = hours === 168 ? '7 days' : `${hours} hours`;
      expect(text).toContain(spoken);
    }
  });
});
