import { product } from './checks/ready-session';
import {
  activeProductIds,
  isActiveProduct,
  labelCheckIds,
  labelChecks,
  productInPractice,
  useByFault,
} from './product-activation';

describe('the products of a practice', () => {
  it('are as shipped until the practice says something', () => {
    expect(activeProductIds([])).toEqual(['onabotulinumtoxinA']);
  });

  it('follow the last word of the practice, also where it switches the shipped one off', () => {
    const standings = [
      { productId: 'onabotulinumtoxinA', isActive: false },
      { productId: 'abobotulinumtoxinA', isActive: true },
    ];
    expect(activeProductIds(standings)).toEqual(['abobotulinumtoxinA']);
    expect(isActiveProduct(product('incobotulinumtoxinA'), standings)).toBe(false);
  });

  it.each([
    ['abobotulinumtoxinA', null, 'Write whole hours, 1 to 720.'],
    ['abobotulinumtoxinA', 0, 'Write whole hours, 1 to 720.'],
    ['abobotulinumtoxinA', 1, null],
    ['abobotulinumtoxinA', 1.5, 'Write whole hours, 1 to 720.'],
    ['abobotulinumtoxinA', 720, null],
    ['abobotulinumtoxinA', 721, 'Write whole hours, 1 to 720.'],
    ['incobotulinumtoxinA', 24, null],
    [
      ...(['incobotulinumtoxinA', 25] as const),
      'Write whole hours, 1 to 24: the label that is stored here says no more.',
    ],
    ['relabotulinumtoxinA', null, null],
    ['relabotulinumtoxinA', 24, 'It comes as a liquid: leave the hours empty.'],
  ])('%s used within %s hours: %s', (id, hours, fault) => {
    expect(useByFault(product(id), hours)).toBe(fault);
  });

  it('have the use-by of the practice’s own label check, with where it was read', () => {
    const here = {
      activeProductIds: ['abobotulinumtoxinA'],
      labelUseBy: [{ productId: 'abobotulinumtoxinA', hours: 4, where: 'Synthetic label, 2.3' }],
    };
    expect(productInPractice(product('abobotulinumtoxinA'), here)).toMatchObject({
      active: true,
      useWithinHours: 4,
      useBySource: { label: 'Label check of this practice', detail: 'Synthetic label, 2.3' },
    });
    expect(productInPractice(product('onabotulinumtoxinA'), here)).toMatchObject({
      active: false,
      useWithinHours: 24,
    });
  });

  it('are checked by every fact of the label once', () => {
    expect(labelChecks.map(({ id }) => id)).toEqual([...labelCheckIds]);
  });
});
