import { productInPractice } from '../product-activation';
import { glabellarDepression } from '../protocols';
import { checksWith, codesWith, ona, product, severityOf } from './ready-session';

const given = { alreadyGiven: true };
const yesterday = {
  performedOn: '2026-11-22',
  performedAt: '2026-11-22T13:00:00Z',
  reconstitutedAt: '2026-11-22T12:40:00Z',
};

describe('the product', () => {
  it('stops for one that the practice has not activated', () => {
    expect(codesWith({ product: { ...ona, active: false } })).toEqual(['stop product-inactive']);
  });

  it('asks to acknowledge that another product’s units are not interchangeable', () => {
    const xeomin = { ...product('incobotulinumtoxinA'), active: true };
    expect(severityOf('product-not-protocol', { product: xeomin })).toBe('acknowledge');
    expect(severityOf('product-not-protocol', {})).toBe('none');
    const other = { productId: xeomin.id, vialUnits: 100, diluentMl: 2.5 };
    const protocol = {
      ...glabellarDepression,
      products: [...glabellarDepression.products, other],
    };
    expect(severityOf('product-not-protocol', { product: xeomin, protocol })).toBe('none');
  });
});

describe('the lot', () => {
  it.each([
    { lotNumber: null, codes: ['stop lot-missing'] },
    { lotNumber: '', codes: ['stop lot-missing'] },
    { lotNumber: '   ', codes: ['stop lot-missing'] },
    { lotNumber: 'C1', codes: [] },
  ])('with number $lotNumber: $codes', ({ lotNumber, codes }) => {
    expect(codesWith({ lotNumber })).toEqual(codes);
  });

  it('stops without an expiry', () => {
    expect(codesWith({ lotExpiresOn: null })).toEqual(['stop expiry-missing']);
  });

  it.each([
    { lotExpiresOn: '2026-11-24', injecting: 'none', recording: 'none' },
    { lotExpiresOn: '2026-11-23', injecting: 'none', recording: 'none' },
    { lotExpiresOn: '2026-11-22', injecting: 'stop', recording: 'reason' },
  ])(
    'expiring on $lotExpiresOn: $injecting before injecting, $recording when already given',
    ({ lotExpiresOn, injecting, recording }) => {
      expect(severityOf('lot-expired', { lotExpiresOn })).toBe(injecting);
      expect(severityOf('lot-expired', { lotExpiresOn, ...given })).toBe(recording);
    },
  );

  it('compares the expiry with the day of the injection, not with today', () => {
    expect(severityOf('lot-expired', { ...yesterday, lotExpiresOn: '2026-11-22' })).toBe('none');
    expect(severityOf('lot-expired', { ...yesterday, lotExpiresOn: '2026-11-21' })).toBe('reason');
  });

  it('names both days', () => {
    const [check] = checksWith({ lotExpiresOn: '2026-08-31' });
    expect(check?.evidence).toBe('Expired on 31 Aug 2026; the session is on 23 Nov 2026.');
  });
});

describe('the use-by of a reconstituted vial', () => {
  it.each([
    { reconstitutedAt: '2026-11-22T13:00:01Z', injecting: 'none', recording: 'none' },
    { reconstitutedAt: '2026-11-22T13:00:00Z', injecting: 'none', recording: 'none' },
    { reconstitutedAt: '2026-11-22T12:59:59Z', injecting: 'stop', recording: 'reason' },
  ])(
    'reconstituted $reconstitutedAt, injected 13:00 a day later: $injecting or $recording',
    ({ reconstitutedAt, injecting, recording }) => {
      expect(severityOf('past-use-by', { reconstitutedAt })).toBe(injecting);
      expect(severityOf('past-use-by', { reconstitutedAt, ...given })).toBe(recording);
    },
  );

  it('prints the times on the practice’s clock', () => {
    const [check] = checksWith({ reconstitutedAt: '2026-11-22T12:40:00Z' });
    expect(check).toMatchObject({
      title: 'Past use-by of 24 h',
      evidence:
        'Reconstituted 22 Nov 2026, 13:40, use until 23 Nov 2026, 13:40; injected 23 Nov 2026, 14:00.',
    });
  });

  it.each([
    { reconstitutedAt: '2026-11-23T13:00:00Z', codes: [] },
    { reconstitutedAt: '2026-11-23T13:00:01Z', codes: ['stop reconstituted-after-injection'] },
  ])(
    'reconstituted at $reconstitutedAt, injected at 13:00: $codes',
    ({ reconstitutedAt, codes }) => {
      expect(codesWith({ reconstitutedAt })).toEqual(codes);
    },
  );

  it.each([
    { missing: { reconstitutedAt: null }, code: 'acknowledge reconstitution-time-missing' },
    { missing: { performedAt: null }, code: 'acknowledge injection-time-missing' },
  ])('does not pass in silence without a time: $code', ({ missing, code }) => {
    expect(codesWith(missing)).toEqual([code]);
  });

  it('says when no use-by is stored for the product', () => {
    const dysport = product('abobotulinumtoxinA');
    expect(severityOf('use-by-not-stored', { product: dysport })).toBe('acknowledge');
  });

  it.each([
    ['2026-11-23T09:00:00Z', false, 'none'],
    ['2026-11-23T08:59:59Z', false, 'stop'],
    ['2026-11-23T08:59:59Z', true, 'reason'],
  ])(
    'stops past the use-by of the practice’s own label check: made %s, given %s: %s',
    (reconstitutedAt, alreadyGiven, severity) => {
      const dysport = product('abobotulinumtoxinA');
      const checked = productInPractice(dysport, {
        activeProductIds: [dysport.id],
        labelUseBy: [{ productId: dysport.id, hours: 4, where: 'Synthetic label, 2.3' }],
      });
      const facts = { product: checked, reconstitutedAt, alreadyGiven };
      expect(severityOf('past-use-by', facts)).toBe(severity);
      expect(severityOf('use-by-not-stored', facts)).toBe('none');
      const [late] = checksWith(facts).filter(({ code }) => code === 'past-use-by');
      expect(late?.source?.detail).toBe(late && 'Synthetic label, 2.3');
    },
  );

  it('does not ask it of a liquid', () => {
    const liquid = { product: product('relabotulinumtoxinA'), reconstitutedAt: null };
    expect(severityOf('reconstitution-time-missing', liquid)).toBe('none');
    expect(severityOf('use-by-not-stored', liquid)).toBe('none');
  });
});
