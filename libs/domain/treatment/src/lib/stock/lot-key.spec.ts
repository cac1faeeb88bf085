import { isSameLot, lotKey } from './lot-key';

describe('the key of a lot number', () => {
  it.each([
    { typed: 'C7781', key: 'C7781' },
    { typed: ' c77 81 ', key: 'C7781' },
    { typed: 'c77\t81\n', key: 'C7781' },
    { typed: 'C-7781', key: 'C-7781' },
    { typed: '', key: '' },
  ])('of $typed is $key', ({ typed, key }) => {
    expect(lotKey(typed)).toBe(key);
  });

  it('tells lots apart by anything but spaces and capitals', () => {
    expect(isSameLot('c7 781', 'C7781')).toBe(true);
    expect(isSameLot('C7781', 'C7782')).toBe(false);
    expect(isSameLot('C-7781', 'C7781')).toBe(false);
  });
});
