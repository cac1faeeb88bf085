import { randomUUID } from 'node:crypto';
import { problemSchema } from '@glabella/contracts';
import { refusal } from '../assessments/forms';
import { useApi } from '../support/running-api';
import type { TestClinic } from '../support/test-clinic';
import { clinicWithStock, delivery, lines, lotOf, post, receive, stockOf } from './stock-steps';

describe('the stock of a practice', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeEach(async () => {
    clinic = await clinicWithStock(api());
  });

  const deliver = (change = {}) => post(clinic.clinician, 'stock/deliveries', delivery(change));
  const issuesOf = async (change: object) => {
    const answer = await deliver(change);
    return {
      status: answer.status,
      issues: answer.as(problemSchema).issues?.map(({ path }) => path),
    };
  };

  it('begins a lot with its first delivery and adds the next one, whatever spaces and capitals', async () => {
    const { id } = await receive(clinic);
    expect((await receive(clinic, { lotNumber: 'syn-lot - 1', vials: 2 })).id).toBe(id);
    const record = await lotOf(clinic, id);
    expect(lines(record)).toEqual(['received 5/0 0+0', 'received 2/0 0+0']);
    expect(record.deliveries).toHaveLength(2);
    expect(record.lot).toMatchObject({ lotNumber: 'SYN-LOT-1', unopened: 7, received: 7 });
    expect(record.entries[0]?.author.displayName).toBe('Synthetic Office');
  });

  it('lists what is on hand by product, the lot that expires soonest first, and every lot when asked', async () => {
    const later = await receive(clinic, { lotNumber: 'LATER', expiresOn: '2028-01-31' });
    const soon = await receive(clinic, { lotNumber: 'SOON', expiresOn: '2026-05-31', vials: 1 });
    const gone = await receive(clinic, { lotNumber: 'GONE', expiresOn: '2026-04-30', vials: 1 });
    const removal = { vials: 1, opening: null, reason: 'Broken' };
    expect((await post(clinic.clinician, `stock/lots/${gone.id}/removals`, removal)).status).toBe(
      201,
    );
    const { keepsStock, rows } = await stockOf(clinic);
    expect(keepsStock).toBe(true);
    expect(rows.map(({ id }) => id)).toEqual([soon.id, later.id]);
    const all = await stockOf(clinic, '?show=all');
    expect(all.rows.map(({ id }) => id)).toEqual([later.id, soon.id, gone.id]);
  });

  it('refuses a lot whose label is read otherwise, an inactive product and a day to come', async () => {
    await receive(clinic);
    expect(await issuesOf({ expiresOn: '2027-11-30' })).toEqual({
      status: 422,
      issues: ['expiresOn'],
    });
    expect(await issuesOf({ vialUnits: 50 })).toEqual({ status: 422, issues: ['vialUnits'] });
    expect(await issuesOf({ receivedOn: '2026-04-24' })).toEqual({
      status: 422,
      issues: ['receivedOn'],
    });
    const other = { productId: 'abobotulinumtoxinA', vialUnits: 300 };
    expect(await issuesOf(other)).toEqual({ status: 422, issues: ['productId'] });
    for (const change of [{ vials: 0 }, { vials: 1.5 }, { lotNumber: ' ' }, { vialUnits: 0.001 }]) {
      expect((await deliver(change)).status).toBe(400);
    }
  });

  it('corrects a delivery by a version with its reason, never below what has left', async () => {
    const { id } = await receive(clinic);
    const deliveryId = (await lotOf(clinic, id)).deliveries[0]?.id ?? '';
    const removal = { vials: 3, opening: null, reason: 'Fridge failed' };
    await post(clinic.clinician, `stock/lots/${id}/removals`, removal);
    const correct = (vials: number, version: number, reason = 'Counted again') =>
      clinic.clinician.put(
        `/api/v1/stock/deliveries/${deliveryId}`,
        { vials, supplier: 'Other supplier', receivedOn: '2026-04-19', reason },
        { version },
      );
    expect(refusal(await correct(2, 1))).toEqual([409, 'stock.below_nothing']);
    expect((await correct(3, 1, ' ')).status).toBe(400);
    expect((await correct(3, 1)).json()).toEqual({ id: deliveryId, version: 2 });
    expect(refusal(await correct(9, 1))).toEqual([412, 'record.changed']);
    const record = await lotOf(clinic, id);
    expect(lines(record)).toEqual([
      'received 5/0 0+0',
      'discarded -3/0 0+0',
      'receipt-corrected -2/0 0+0',
    ]);
    const versions = record.deliveries[0]?.versions;
    expect(versions?.map(({ version, vials, reason }) => [version, vials, reason])).toEqual([
      [2, 3, 'Counted again'],
      [1, 5, null],
    ]);
    expect(
      refusal(
        await clinic.clinician.put(
          `/api/v1/stock/deliveries/${randomUUID()}`,
          { vials: 1, supplier: 'x', receivedOn: '2026-04-19', reason: 'x' },
          { version: 1 },
        ),
      ),
    ).toEqual([404, 'record.not_found']);
  });

  it('corrects a label, number and vial size only while nothing has left, and never over another version', async () => {
    const { id } = await receive(clinic);
    const taken = await receive(clinic, { lotNumber: 'TAKEN' });
    const label = {
      lotNumber: 'SYN-LOT-9',
      expiresOn: '2027-12-31',
      vialUnits: 50,
      reason: 'Misread',
    };
    const correct = (change: object, version: number) =>
      clinic.psychiatrist.put(`/api/v1/stock/lots/${id}`, { ...label, ...change }, { version });
    expect(refusal(await correct({ lotNumber: 'taken' }, 1))).toEqual([409, 'stock.lot_taken']);
    expect((await correct({}, 1)).status).toBe(200);
    expect(refusal(await correct({}, 1))).toEqual([412, 'record.changed']);
    await post(clinic.clinician, `stock/lots/${id}/removals`, {
      vials: 1,
      opening: null,
      reason: 'Lost',
    });
    expect(refusal(await correct({ vialUnits: 100 }, 2))).toEqual([409, 'stock.lot_in_use']);
    expect((await correct({ expiresOn: '2027-10-31' }, 2)).status).toBe(200);
    const { versions, lot } = await lotOf(clinic, id);
    expect(lot).toMatchObject({ lotNumber: 'SYN-LOT-9', expiresOn: '2027-10-31', vialUnits: 50 });
    expect(versions.map(({ version, lotNumber }) => [version, lotNumber])).toEqual([
      [3, 'SYN-LOT-9'],
      [2, 'SYN-LOT-9'],
      [1, 'SYN-LOT-1'],
    ]);
    expect((await lotOf(clinic, taken.id)).versions).toHaveLength(1);
  });

  it('opens vials ahead, shows until when they may be used, and wastes them with a reason', async () => {
    const { id } = await receive(clinic, { vials: 2 });
    const opening = { vials: 2, reconstitutedAt: '2026-04-23T07:15:00+02:00', diluentMl: 2.5 };
    const open = (change = {}, client = clinic.clinician) =>
      post(client, `stock/lots/${id}/openings`, { ...opening, ...change });
    expect((await open({}, clinic.administrator)).status).toBe(403);
    expect(refusal(await open({ vials: 3 }))).toEqual([409, 'stock.not_on_hand']);
    expect(refusal(await open({ reconstitutedAt: '2026-04-23T12:00:00Z' }))).toEqual([
      422,
      'stock.opened_later',
    ]);
    expect((await open()).status).toBe(201);
    const [lot] = (await stockOf(clinic)).rows;
    expect(lot).toMatchObject({
      unopened: 0,
      opened: [
        {
          opening: 2,
          vials: 2,
          reconstitutedAt: '2026-04-23T05:15:00.000Z',
          useBy: '2026-04-24T05:15:00.000Z',
          diluentMl: 2.5,
        },
      ],
    });
    const waste = (vials: number, of: number | null) =>
      post(clinic.clinician, `stock/lots/${id}/removals`, {
        vials,
        opening: of,
        reason: 'Past use-by',
      });
    expect(refusal(await waste(1, null))).toEqual([409, 'stock.not_on_hand']);
    expect(refusal(await waste(1, 1))).toEqual([409, 'stock.not_on_hand']);
    expect(refusal(await waste(3, 2))).toEqual([409, 'stock.not_on_hand']);
    expect((await waste(1, 2)).status).toBe(201);
    const record = await lotOf(clinic, id);
    expect(lines(record)).toEqual(['received 2/0 0+0', 'opened -2/2 0+0', 'wasted 0/-1 0+100']);
    expect(record.lot.opened).toEqual([expect.objectContaining({ vials: 1 })]);
    expect(record.balance).toMatchObject({ received: 2, open: 1, wasted: 1, used: 0 });
  });

  it('cannot be changed behind the ledger: sums, entries and versions are guarded by the database', async () => {
    const { id } = await receive(clinic);
    const tries = [
      `UPDATE stock_lot SET unopened = unopened + 1 WHERE id = '${id}'`,
      `UPDATE stock_lot SET unopened = -1 WHERE id = '${id}'`,
      `UPDATE stock_entry SET unopened = 9 WHERE lot_id = '${id}'`,
      `DELETE FROM stock_entry WHERE lot_id = '${id}'`,
      `DELETE FROM stock_lot WHERE id = '${id}'`,
      `UPDATE stock_delivery_version SET vials = 9 WHERE lot_id = '${id}'`,
      `UPDATE stock_lot_version SET expires_on = '2030-01-01' WHERE lot_id = '${id}'`,
    ];
    const codes: (string | undefined)[] = [];
    for (const sql of tries) {
      const failed = await clinic
        .asApplication((client) => client.query(sql))
        .then(() => undefined)
        .catch((error: { code?: string }) => error.code);
      codes.push(failed);
    }
    expect(codes).toEqual(['23514', '23514', '42501', '42501', '42501', '42501', '42501']);
    expect((await lotOf(clinic, id)).lot.unopened).toBe(5);
  });
});
