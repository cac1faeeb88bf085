import { findProduct } from '@glabella/domain/treatment';
import { context, newBody } from '../testing/session-draft';
import { doseFigures, protocolDoseLine, totalWords } from './dose-figures';

const ona = findProduct('onabotulinumtoxinA') ?? null;
const liquid = findProduct('relabotulinumtoxinA') ?? null;

describe('the figures beside the form', () => {
  it('computes concentration, volumes, total and waste of the usual session', () => {
    expect(doseFigures({ ...newBody, reconstitutedAt: '2026-11-23T12:40:00Z' }, ona)).toEqual({
      totalUnits: 29,
      isWhole: true,
      unitsPerTenthMl: 4,
      volumes: [0.175, 0.15, 0.15, 0.125, 0.125],
      totalMl: 0.725,
      wasteUnits: 71,
      useUntil: '2026-11-24T12:40:00.000Z',
    });
  });

  it('leaves open what is not known, and never takes it for 0', () => {
    const sites = [{ muscle: 'procerus' as const, side: 'midline' as const, units: null }];
    expect(doseFigures({ ...newBody, diluentMl: null, vialsOpened: null, sites }, ona)).toEqual({
      totalUnits: 0,
      isWhole: false,
      unitsPerTenthMl: null,
      volumes: [null],
      totalMl: null,
      wasteUnits: null,
      useUntil: null,
    });
  });

  it('stands a dose that cannot be added up', () => {
    const sites = [{ muscle: 'procerus' as const, side: 'midline' as const, units: 6.125 }];
    const figures = doseFigures({ ...newBody, sites, vialUnits: 0.001 }, ona);
    expect(figures).toMatchObject({ totalUnits: null, volumes: [null], wasteUnits: null });
  });

  it('never calls a sum with a gap the total', () => {
    const [first, ...others] = newBody.sites;
    if (!first) throw new Error('no sites');
    expect(totalWords(doseFigures(newBody, ona))).toBe('29 U');
    const gap = doseFigures({ ...newBody, sites: [{ ...first, units: null }, ...others] }, ona);
    expect(totalWords(gap)).toBe('22 U so far');
    const broken = doseFigures({ ...newBody, sites: [{ ...first, units: 6.125 }, ...others] }, ona);
    expect(totalWords(broken)).toBe('units to correct');
  });

  it('counts every opened vial as waste beyond the dose', () => {
    expect(doseFigures({ ...newBody, vialsOpened: 2 }, ona).wasteUnits).toBe(171);
    expect(doseFigures({ ...newBody, vialUnits: 20 }, ona).wasteUnits).toBe(-9);
  });

  it('takes a liquid product at the concentration of its label', () => {
    const body = { ...newBody, productId: 'relabotulinumtoxinA', vialUnits: 150, diluentMl: null };
    expect(doseFigures(body, liquid)).toMatchObject({ unitsPerTenthMl: 10, totalMl: 0.29 });
  });
});

describe('the protocol’s dose in words', () => {
  const line = (sex: 'female' | 'male' | 'other', productId: string | null = newBody.productId) =>
    protocolDoseLine({ ...context, patient: { ...context.patient, sex } }, productId);

  it.each([
    ['female', 'Protocol dose for women: 29 U. The protocol’s dose exceeds the labelled 20 U.'],
    ['male', 'Protocol dose for men: 39 U. The protocol’s dose exceeds the labelled 20 U.'],
    [
      'other',
      'The protocol has 29 U for women and 39 U for men, no dose for this patient. ' +
        'The protocol’s dose exceeds the labelled 20 U.',
    ],
  ] as const)('for %s', (sex, expected) => {
    expect(line(sex)).toBe(expected);
  });

  it('compares with no label while no product is chosen', () => {
    expect(line('female', null)).toBe('Protocol dose for women: 29 U.');
  });
});
