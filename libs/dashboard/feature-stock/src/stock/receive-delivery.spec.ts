import { TestBed } from '@angular/core/testing';
import { CurrentUser } from '@glabella/dashboard/data-access';
import { clearPage, me, openPage, problemBody } from '@glabella/dashboard/data-access/testing';
import { productIds } from '@glabella/domain/treatment';
import { lotId } from '../testing/sample-stock';
import { ReceiveDelivery } from './receive-delivery';

async function open() {
  return openPage(ReceiveDelivery, {
    before: () => void TestBed.inject(CurrentUser).accept(me),
  });
}

afterEach(clearPage);

describe('receiving a delivery', () => {
  it('asks for what is missing, and sends nothing before', async () => {
    const page = await open();
    await page.press('Receive');
    expect(page.errors()).toEqual([
      'Read the lot number from the label.',
      'Write it as on the label: 2027-08, 08/2027, Aug 2027 or 31 Aug 2027.',
      'Whole vials, 1 to 1000.',
      'Write who delivered.',
    ]);
    page.server.expectNone('/api/v1/stock/deliveries');
  });

  it('books what the label says, a month as its last day, and leads to the lot', async () => {
    const page = await open();
    page.write('Lot number', ' C7781 ');
    page.write('Expiry', '08/2027');
    page.write('Whole vials', '5');
    page.write('Supplier', 'Synthetic supplier');
    await page.settle();
    expect(page.text()).toContain('Use through 31 Aug 2027.');
    await page.press('Receive');
    const sent = await page.answer('stock/deliveries', { id: lotId, version: 1 }, 201);
    expect(sent.body).toEqual({
      productId: 'onabotulinumtoxinA',
      lotNumber: 'C7781',
      expiresOn: '2027-08-31',
      vialUnits: 100,
      vials: 5,
      supplier: 'Synthetic supplier',
      receivedOn: me.practice.today,
    });
    expect(page.router.url).toBe(`/stock/lots/${lotId}`);
  });

  it.each([
    ['abobotulinumtoxinA', '300'],
    ['relabotulinumtoxinA', '100'],
  ])(
    'asks for the vial of %s anew, and never sends the one of another product',
    async (product, size) => {
      const page = await open();
      await page.answer('practice/products', {
        rows: productIds.map((productId) => ({
          productId,
          version: 1,
          isActive: true,
          versions: [],
        })),
      });
      page.write('Product', product);
      await page.settle();
      page.write('Lot number', 'C7781');
      page.write('Expiry', '08/2027');
      page.write('Whole vials', '5');
      page.write('Supplier', 'Synthetic supplier');
      await page.press('Receive');
      expect(page.errors()).toEqual(['Give the units per vial, as on the label.']);
      page.server.expectNone('/api/v1/stock/deliveries');
      page.write('Units per vial', size);
      await page.press('Receive');
      const sent = await page.answer('stock/deliveries', { id: lotId, version: 1 }, 201);
      expect(sent.body).toMatchObject({ productId: product, vialUnits: Number(size) });
    },
  );

  it('shows at its field why a delivery was refused', async () => {
    const page = await open();
    page.write('Lot number', 'C7781');
    page.write('Expiry', '2027-08');
    page.write('Whole vials', '5');
    page.write('Supplier', 'Synthetic supplier');
    await page.press('Receive');
    const message = 'This lot is in the stock with expiry 31 Jul 2027.';
    const problem = problemBody(422, 'stock.expiry_differs', message);
    await page.answer(
      'stock/deliveries',
      { ...problem, issues: [{ path: 'expiresOn', message }] },
      422,
    );
    expect(page.errors()).toEqual([message]);
  });
});
