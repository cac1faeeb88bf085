import { product } from './checks/ready-session';
import {
  activeProductIds,
  isActiveProduct,
  labelCheckIds,
  labelChecks,
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

  it('are checked by every fact of the label once', () => {
    expect(labelChecks.map(({ id }) => id)).toEqual([...labelCheckIds]);
  });
});
