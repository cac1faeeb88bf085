import { checksWith, codesWith, product, severityOf } from './ready-session';

describe('the vial', () => {
  it.each([
    { vialUnits: null, code: 'stop vial-missing' },
    { vialUnits: 0, code: 'stop vial-impossible' },
    { vialUnits: -100, code: 'stop vial-impossible' },
    { vialUnits: 1001, code: 'stop vial-impossible' },
    { vialUnits: Number.NaN, code: 'stop vial-impossible' },
    { vialUnits: 200, code: 'acknowledge vial-size-unlabelled' },
  ])('of $vialUnits U: $code', ({ vialUnits, code }) => {
    expect(codesWith({ vialUnits })).toContain(code);
  });

  it('prints the sizes of the label, or that none is stored', () => {
    const evidenceOf = (id: string) =>
      checksWith({ product: product(id), vialUnits: 75 }).find(
        ({ code }) => code === 'vial-size-unlabelled',
      )?.evidence;
    expect(evidenceOf('onabotulinumtoxinA')).toBe(
      '75 U; sizes stored for Botox Cosmetic: 50, 100.',
    );
    expect(evidenceOf('relabotulinumtoxinA')).toBe('75 U; sizes stored for Relfydess: none.');
  });

  it.each([
    { vialsOpened: null, codes: ['stop vials-opened-missing'] },
    { vialsOpened: 0, codes: ['stop vials-opened-impossible'] },
    { vialsOpened: 0.5, codes: ['stop vials-opened-impossible'] },
    { vialsOpened: 1, codes: [] },
    { vialsOpened: 20, codes: [] },
    { vialsOpened: 21, codes: ['stop vials-opened-impossible'] },
  ])('opened $vialsOpened times: $codes', ({ vialsOpened, codes }) => {
    expect(codesWith({ vialsOpened })).toEqual(codes);
  });
});

describe('the diluent', () => {
  it.each([
    { diluentMl: null, codes: ['stop diluent-missing'] },
    { diluentMl: 0, codes: ['stop diluent-impossible'] },
    { diluentMl: 20.001, codes: ['stop diluent-impossible'] },
    { diluentMl: 2.0005, codes: ['stop diluent-impossible'] },
    { diluentMl: 2.5, codes: [] },
    { diluentMl: 2.501, codes: ['acknowledge dilution-differs'] },
    { diluentMl: 4, codes: ['acknowledge dilution-differs'] },
  ])('of $diluentMl mL: $codes', ({ diluentMl, codes }) => {
    expect(codesWith({ diluentMl })).toEqual(codes);
  });

  it('compares concentrations: 50 U in 1.25 mL is the protocol’s, 50 U in 2.5 mL is half', () => {
    expect(codesWith({ vialUnits: 50, diluentMl: 1.25 })).toEqual([]);
    const [check] = checksWith({ vialUnits: 50, diluentMl: 2.5 });
    expect(check?.evidence).toBe('50 U in 2.5 mL is 2 U per 0.1 mL; the protocol has 4.');
  });

  it('is not asked of a liquid', () => {
    const liquid = { product: product('relabotulinumtoxinA'), diluentMl: null };
    expect(severityOf('diluent-missing', liquid)).toBe('none');
  });

  it('is asked while the product is not known', () => {
    expect(severityOf('diluent-missing', { product: null, diluentMl: null })).toBe('stop');
  });
});

describe('the seal and hologram', () => {
  it.each([
    { sealIntact: true, codes: [] },
    { sealIntact: null, codes: [] },
    { sealIntact: false, codes: ['acknowledge seal-not-intact'] },
  ])('intact: $sealIntact, $codes', ({ sealIntact, codes }) => {
    expect(codesWith({ sealIntact })).toEqual(codes);
  });
});
