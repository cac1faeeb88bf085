import { Component } from '@angular/core';
import { Card, Chip, Sources } from '@glabella/dashboard/ui';
import { products } from '@glabella/domain/treatment';
import { PracticeHead } from '../practice-head';

const notChecked = 'Not checked';

/** The toxins the product knows, to read: a fact that nobody has checked says so. */
@Component({
  selector: 'glabella-products-page',
  imports: [Card, Chip, PracticeHead, Sources],
  templateUrl: './products-page.html',
  styleUrl: './reference.css',
})
export class ProductsPage {
  protected readonly products = products.map((product) => ({
    ...product,
    vials: product.vialUnits.length
      ? product.vialUnits.map((units) => `${units} U`).join(', ')
      : notChecked,
    dilutions:
      product.labelledDilutions
        .map(({ vialUnits, diluentMl }) => `${vialUnits} U in ${diluentMl} mL`)
        .join(', ') || (product.form === 'liquid' ? 'Comes as a liquid' : notChecked),
    useWithin: product.useWithinHours === null ? notChecked : `${product.useWithinHours} hours`,
    limit: product.cumulativeLimit
      ? `${product.cumulativeLimit.units} U in ${product.cumulativeLimit.months} months, all indications together`
      : 'No limit stored',
    doses: product.labelledDoses.map(
      ({ indication, totalUnits, siteCount, unitsPerSite }) =>
        `${totalUnits} U for ${indication}` +
        (siteCount && unitsPerSite ? ` (${siteCount} sites of ${unitsPerSite} U)` : ''),
    ),
  }));
}
