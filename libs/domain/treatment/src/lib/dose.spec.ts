import fc from 'fast-check';
import {
  DoseOutOfRange,
  formatVolume,
  hundredthsOf,
  isExactUnits,
  readyMlPerVial,
  totalUnits,
  unitsInVolume,
  unitsPerMl,
  unitsPerTenthMl,
  volumeMl,
  wasteUnits,
} from './dose';

const hundredths = fc.integer({ min: 0, max: 50_000 });
const dilutions = fc.constantFrom(
  { vialUnits: 100, diluentMl: 2.5 },
  { vialUnits: 50, diluentMl: 1.25 },
  { vialUnits: 100, diluentMl: 4 },
  { vialUnits: 100, diluentMl: 3 },
  { vialUnits: 300, diluentMl: 1.5 },
  { vialUnits: 200, diluentMl: 0.875 },
);
const sitesOf = (units: readonly (number | null)[]) => units.map((each) => ({ units: each }));

describe('units', () => {
  it.each([
    { units: [7, 6, 6, 5, 5], total: 29 },
    { units: [9, 8, 8, 7, 7], total: 39 },
    { units: [0.1, 0.2], total: 0.3 },
    { units: [0.5, 0.5, 0.5], total: 1.5 },
    { units: [1.005 * 2, 2.99], total: 5 },
    { units: [], total: 0 },
  ])('adds $units to exactly $total', ({ units, total }) => {
    expect(totalUnits(sitesOf(units))).toBe(total);
  });

  it('leaves a site without units out of the sum, it is not zero units', () => {
    expect(totalUnits(sitesOf([7, null]))).toBe(7);
  });

  it('adds any list of units to the sum of their hundredths', () => {
    fc.assert(
      fc.property(fc.array(hundredths, { maxLength: 20 }), (parts) => {
        const total = totalUnits(sitesOf(parts.map((part) => part / 100)));
        expect(hundredthsOf(total)).toBe(parts.reduce((sum, part) => sum + part, 0));
      }),
    );
  });

  it.each([
    { units: 6, exact: true },
    { units: 6.5, exact: true },
    { units: 6.25, exact: true },
    { units: 0.29, exact: true },
    { units: 6.125, exact: false },
    { units: Number.NaN, exact: false },
    { units: Number.POSITIVE_INFINITY, exact: false },
    { units: 1e300, exact: false },
  ])('takes $units as exact to 2 decimals: $exact', ({ units, exact }) => {
    expect(isExactUnits(units)).toBe(exact);
  });

  it.each([6.125, -0.5, Number.NaN])('does not add %p units', (units) => {
    expect(() => totalUnits(sitesOf([units]))).toThrow(DoseOutOfRange);
  });

  it('names the field in the error and nothing else', () => {
    expect(() => volumeMl(7, 100, 0)).toThrow(
      expect.objectContaining({
        code: 'treatment.dose_out_of_range',
        fields: { field: 'diluentMl' },
      }),
    );
  });
});

describe('concentration and volume', () => {
  it.each([
    { vialUnits: 100, diluentMl: 2.5, perMl: 40, perTenth: 4 },
    { vialUnits: 50, diluentMl: 1.25, perMl: 40, perTenth: 4 },
    { vialUnits: 50, diluentMl: 2.5, perMl: 20, perTenth: 2 },
    { vialUnits: 100, diluentMl: 4, perMl: 25, perTenth: 2.5 },
    { vialUnits: 300, diluentMl: 2.5, perMl: 120, perTenth: 12 },
    { vialUnits: 100, diluentMl: 3, perMl: 33.333, perTenth: 3.333 },
  ])(
    '$vialUnits U in $diluentMl mL is $perTenth U per 0.1 mL',
    ({ vialUnits, diluentMl, perMl, perTenth }) => {
      expect(unitsPerMl(vialUnits, diluentMl)).toBe(perMl);
      expect(unitsPerTenthMl(vialUnits, diluentMl)).toBe(perTenth);
    },
  );

  it.each([
    { units: 7, volume: '0.175' },
    { units: 6, volume: '0.150' },
    { units: 5, volume: '0.125' },
    { units: 29, volume: '0.725' },
    { units: 0.5, volume: '0.013' },
    { units: 0.01, volume: '0.000' },
    { units: 0.02, volume: '0.001' },
    { units: 0, volume: '0.000' },
  ])('$units U of the 100 U vial in 2.5 mL is $volume mL', ({ units, volume }) => {
    expect(formatVolume(volumeMl(units, 100, 2.5))).toBe(volume);
  });

  it('finds the units again in their volume, within the third decimal of the volume', () => {
    fc.assert(
      fc.property(hundredths, dilutions, (dose, { vialUnits, diluentMl }) => {
        const units = dose / 100;
        const again = unitsInVolume(volumeMl(units, vialUnits, diluentMl), vialUnits, diluentMl);
        const halfStep = 0.0005 * (vialUnits / diluentMl);
        expect(Math.abs(again - units)).toBeLessThanOrEqual(halfStep + 0.005 + 1e-9);
      }),
    );
  });

  it('gives more volume for more units, never less', () => {
    fc.assert(
      fc.property(hundredths, hundredths, dilutions, (one, other, { vialUnits, diluentMl }) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        const volumeOf = (dose: number) => volumeMl(dose / 100, vialUnits, diluentMl);
        expect(volumeOf(less)).toBeLessThanOrEqual(volumeOf(more));
      }),
    );
  });

  it('says that 0.1 mL holds 4 U in the label’s dilution', () => {
    expect(unitsInVolume(0.1, 100, 2.5)).toBe(4);
  });

  it.each([
    { vialUnits: 0, diluentMl: 2.5 },
    { vialUnits: -100, diluentMl: 2.5 },
    { vialUnits: 100, diluentMl: 0 },
    { vialUnits: 100, diluentMl: -1 },
    { vialUnits: 100, diluentMl: 2.0005 },
    { vialUnits: Number.NaN, diluentMl: 2.5 },
  ])('refuses $vialUnits U in $diluentMl mL', ({ vialUnits, diluentMl }) => {
    expect(() => unitsPerMl(vialUnits, diluentMl)).toThrow(DoseOutOfRange);
    expect(() => unitsPerTenthMl(vialUnits, diluentMl)).toThrow(DoseOutOfRange);
    expect(() => volumeMl(7, vialUnits, diluentMl)).toThrow(DoseOutOfRange);
    expect(() => unitsInVolume(0.1, vialUnits, diluentMl)).toThrow(DoseOutOfRange);
  });
});

describe('what a vial holds', () => {
  it.each([
    { vialsOpened: 1, vialUnits: 100, injected: 29, waste: 71 },
    { vialsOpened: 1, vialUnits: 50, injected: 29, waste: 21 },
    { vialsOpened: 2, vialUnits: 50, injected: 99.5, waste: 0.5 },
    { vialsOpened: 1, vialUnits: 50, injected: 50, waste: 0 },
    { vialsOpened: 1, vialUnits: 50, injected: 50.5, waste: -0.5 },
  ])(
    '$injected U out of $vialsOpened x $vialUnits U leaves $waste U',
    ({ vialsOpened, vialUnits, injected, waste }) => {
      expect(wasteUnits(vialsOpened, vialUnits, injected)).toBe(waste);
    },
  );

  it('takes the volume of a powder from its diluent and of a liquid from its concentration', () => {
    const powder = { form: 'powder', liquidUnitsPerMl: null } as const;
    const liquid = { form: 'liquid', liquidUnitsPerMl: 100 } as const;
    expect(readyMlPerVial(powder, 100, 2.5)).toBe(2.5);
    expect(readyMlPerVial(powder, 100, null)).toBeNull();
    expect(readyMlPerVial(liquid, 150, null)).toBe(1.5);
    expect(readyMlPerVial({ ...liquid, liquidUnitsPerMl: null }, 150, 2.5)).toBeNull();
  });
});
