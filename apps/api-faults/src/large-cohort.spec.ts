import { dataExportSchema, outcomeReportSchema, type OutcomeQuestion } from '@glabella/contracts';
import { addMonths } from '@glabella/domain/values';
import { FaultyProduct } from './support/faulty-product';
import {
  ApiClient,
  expectFiguresByHand,
  factsOfArchive,
  figure,
  figuresByHand,
  ProductProcess,
  readArchive,
  signedIn,
} from './support/product-under-test';

const PATIENTS = 5_000;
/** A statement that takes longer is cut off by the pool; the report is several of them. */
const ANSWERED_WITHIN_MS = 60_000;

describe('the outcome report of a large practice', () => {
  let product: FaultyProduct;

  beforeAll(async () => {
    product = await FaultyProduct.create();
    for (const step of [['migrate'], ['seed', '--demo', '--patients', String(PATIENTS)]]) {
      const command = new ProductProcess(step, { DATA_DIR: product.dataDir });
      expect([await command.ended, command.output]).toEqual([0, expect.any(String)]);
    }
    await product.start();
  });

  afterAll(() => product.remove());

  it(`of ${PATIENTS} patients is the one worked out by hand from its export alone, in every filter`, async () => {
    const client = await signedIn(new ApiClient(product.url), 'administrator@glabella.example');
    const to = new Date().toISOString().slice(0, 10);
    const period = { from: addMonths(to, -24), to };
    const productId = 'onabotulinumtoxinA';
    const questions: [OutcomeQuestion, Parameters<typeof figuresByHand>[2]][] = [
      [period, {}],
      [{ ...period, from: addMonths(to, -9) }, {}],
      [
        { ...period, sex: 'female', ageBand: '60-plus' },
        { sex: 'female', ageFrom: 60 },
      ],
      [
        { ...period, productId, doseBand: '35-44' },
        { productId, unitsFrom: 35, unitsBelow: 45 },
      ],
    ];
    const key = { idempotencyKey: ApiClient.newIdempotencyKey() };
    const format = { selection: {}, format: 'csv-analysis' };
    const { id } = (await client.post('/api/v1/exports/identified', format, key)).as(
      dataExportSchema,
    );
    const facts = factsOfArchive(
      await readArchive(await client.open(`/api/v1/exports/${id}/file`)),
    );
    let [compared, slowest] = [0, 0];
    for (const [question, filter] of questions) {
      const since = performance.now();
      const answer = await client.post('/api/v1/outcomes/report', question);
      slowest = Math.max(slowest, performance.now() - since);
      expect(answer.status).toBe(200);
      const report = answer.as(outcomeReportSchema);
      const { from, to: last } = question;
      const hand = figuresByHand(facts, { from, to: last, today: report.today }, filter);
      compared += expectFiguresByHand(report, hand).shown;
    }
    figure(
      'outcome report of a large practice',
      `${PATIENTS} patients, ${compared} figures equal to 1e-9 by hand from the exported CSV, ` +
        `the slowest answer after ${Math.round(slowest)} ms`,
      `all equal, ${ANSWERED_WITHIN_MS} ms`,
    );
    expect(compared).toBeGreaterThan(5_000);
    expect(slowest).toBeLessThan(ANSWERED_WITHIN_MS);
  });
});
