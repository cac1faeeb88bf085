import { randomUUID } from 'node:crypto';
import {
  practiceSchema,
  recordRefSchema,
  stockLotRecordSchema,
  stockSchema,
  type RecordRef,
  type Stock,
  type StockDelivery,
  type StockLotRecord,
} from '@glabella/contracts';
import { ledgerFault } from '@glabella/domain/treatment';
import type { Answer, ApiClient } from '../support/api-client';
import type { RunningApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

/** A clinic whose practice keeps its stock here. */
export async function clinicWithStock(api: RunningApi): Promise<TestClinic> {
  const clinic = await TestClinic.open(api);
  await keepStock(clinic, true);
  return clinic;
}

export async function keepStock(clinic: TestClinic, keepsStock: boolean): Promise<void> {
  const practice = (await clinic.administrator.get('/api/v1/practice')).as(practiceSchema);
  const { name, timeZone, phone, safetyText, crisisLines, settings, version } = practice;
  const answer = await clinic.administrator.put(
    '/api/v1/practice',
    { name, timeZone, phone, safetyText, crisisLines, settings: { ...settings, keepsStock } },
    { version },
  );
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
}

/** Five vials of the lot that `completeBody` of the test clinic says. */
export function delivery(change: Partial<StockDelivery> = {}): StockDelivery {
  return {
    productId: 'onabotulinumtoxinA',
    lotNumber: 'SYN-LOT-1',
    expiresOn: '2027-12-31',
    vialUnits: 100,
    vials: 5,
    supplier: 'Synthetic supplier',
    receivedOn: '2026-04-20',
    ...change,
  };
}

export function post(client: ApiClient, path: string, body: unknown): Promise<Answer> {
  return client.post(`/api/v1/${path}`, body, { idempotencyKey: randomUUID() });
}

export async function receive(
  clinic: TestClinic,
  change: Partial<StockDelivery> = {},
): Promise<RecordRef> {
  const answer = await post(clinic.administrator, 'stock/deliveries', delivery(change));
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`);
  return answer.as(recordRefSchema);
}

export async function stockOf(clinic: TestClinic, query = ''): Promise<Stock> {
  return (await clinic.clinician.get(`/api/v1/stock${query}`)).as(stockSchema);
}

/** A lot with its history; fails unless vials and units reconcile to the last hundredth. */
export async function lotOf(clinic: TestClinic, id: string): Promise<StockLotRecord> {
  const answer = await clinic.clinician.get(`/api/v1/stock/lots/${id}`);
  const record = answer.as(stockLotRecordSchema);
  expect(ledgerFault([...record.entries].reverse(), record.lot.vialUnits)).toBeNull();
  const open = record.lot.opened.reduce((sum, { vials }) => sum + vials, 0);
  expect(record.balance).toMatchObject({ unopened: record.lot.unopened, open });
  return record;
}

/** The history as 'kind unopened/open injected+wasted', the oldest first. */
export function lines({ entries }: StockLotRecord): string[] {
  return [...entries]
    .reverse()
    .map(
      ({ kind, unopened, open, injectedUnits, wastedUnits }) =>
        `${kind} ${unopened}/${open} ${injectedUnits}+${wastedUnits}`,
    );
}
