import { setTimeout as delay } from 'node:timers/promises';
import { checkLedger, countVersions } from './support/ledger-check';
import { FaultyProduct } from './support/faulty-product';
import { figure, RecordingLoad } from './support/product-under-test';
import { countUnaudited, ReadingLoad } from './support/reading-load';

const KILLS = 50;
const RESTARTS = 20;
const READY_WITHIN_MS = 15_000;

/** Waits that are spread without being random: every run kills at the same odd moments. */
const moment = (round: number) => 30 + ((round * 137) % 400);

describe('killing under six people who record and three who read', () => {
  const load = new RecordingLoad(6);
  const reading = new ReadingLoad(3);
  let product: FaultyProduct;
  let rowsBefore = 0;

  beforeAll(async () => {
    product = await FaultyProduct.create();
    await product.start();
    await load.signIn(product.url);
    await reading.signIn(product.url);
    rowsBefore = await countVersions(product.adminUrl);
  });

  afterAll(async () => {
    await reading.stop();
    await product.remove();
  });

  const expectLedgerKept = async (what: string) => {
    await load.stop();
    const found = await checkLedger(product.adminUrl, load, rowsBefore);
    figure(
      what,
      `${found.acknowledged} acknowledged, ${found.lost} lost, ${found.doubled} doubled, ` +
        `${found.unaudited} without audit row, ${load.unexpected.length} odd answers`,
      'all of them kept, once, audited',
    );
    expect(load.unexpected).toEqual([]);
    expect(found).toEqual({ acknowledged: load.ledger.length, lost: 0, doubled: 0, unaudited: 0 });
  };

  const expectReadsAudited = async (what: string) => {
    await reading.stop();
    const unaudited = await countUnaudited(product.adminUrl, reading.seen);
    figure(
      `reading meanwhile, ${what}`,
      `${reading.seen.length} answers with patients so far, ${unaudited} without audit row, ` +
        `${reading.unexpected.length} odd answers`,
      'every answer of which a byte arrived is in the trail',
    );
    expect(reading.unexpected).toEqual([]);
    expect(reading.seen.length).toBeGreaterThan(KILLS);
    expect(unaudited).toBe(0);
  };

  it(`loses, doubles and hides nothing over ${KILLS} kills of the API`, async () => {
    load.start();
    reading.start();
    const times: number[] = [];
    for (let round = 1; round <= KILLS; round += 1) {
      await load.acknowledges(2);
      await delay(moment(round));
      await product.kill('SIGKILL');
      times.push(await product.start());
    }
    await expectLedgerKept(`${KILLS} kills of the API`);
    await expectReadsAudited(`${KILLS} kills of the API`);
    const inTime = times.slice(0, RESTARTS).filter((ms) => ms < READY_WITHIN_MS).length;
    figure(
      'ready again after kill -9',
      `${inTime} of ${RESTARTS} in time, slowest of ${KILLS} ${Math.round(Math.max(...times))} ms`,
      `every one in ${READY_WITHIN_MS} ms`,
    );
    expect(times.filter((ms) => ms >= READY_WITHIN_MS)).toEqual([]);
  });

  it(`loses, doubles and hides nothing over ${KILLS} kills of PostgreSQL, which comes back by itself`, async () => {
    load.start();
    reading.start();
    let restartsOfProduct = 0;
    let slowest = 0;
    for (let round = 1; round <= KILLS; round += 1) {
      await load.acknowledges(2);
      await delay(moment(round));
      const killed = product.serverPid;
      process.kill(killed, round % 2 === 0 ? 'SIGKILL' : 'SIGQUIT');
      const since = performance.now();
      while (product.serverPid === killed && product.isRunning) await delay(20);
      if (await comesBack(product)) slowest = Math.max(slowest, performance.now() - since);
      else {
        // Five restarts within a minute are the supervisor's limit: then it ends in plain words.
        expect(product.output).toContain('PostgreSQL has ended');
        restartsOfProduct += 1;
        await product.start();
      }
    }
    await expectLedgerKept(`${KILLS} kills of PostgreSQL`);
    await expectReadsAudited(`${KILLS} kills of PostgreSQL`);
    figure(
      'PostgreSQL came back by itself',
      `${KILLS - restartsOfProduct} of ${KILLS} times, slowest ${Math.round(slowest)} ms; the program ` +
        `ended in plain words ${restartsOfProduct} times`,
      `every time in ${READY_WITHIN_MS} ms`,
    );
    expect(slowest).toBeLessThan(READY_WITHIN_MS);
  });

  it('would count an answer that no row tells of', async () => {
    const [seen] = reading.seen;
    const strangers = [
      { requestId: 'never-sent', patientIds: seen?.patientIds ?? [] },
      { requestId: seen?.requestId ?? '', patientIds: ['00000000-0000-4000-8000-000000000000'] },
    ];
    expect(await countUnaudited(product.adminUrl, strangers)).toBe(2);
  });

  it('leaves derived rows and an audit trail in order', async () => {
    expect(await product.rebuildSummaries()).toContain(' 0 differed');
    await delay(6_000);
    const verified = await product.run(['audit', 'verify']);
    expect(verified.output).toContain('intact.');
    expect(verified.code).toBe(0);
    const [lastLine = ''] = verified.output.trim().split('\n').slice(-1);
    figure('audit trail and derived rows after both', lastLine, 'intact, 0 rows differ');
  });
});

async function comesBack(product: FaultyProduct): Promise<boolean> {
  try {
    await product.becomesReady(READY_WITHIN_MS);
    return true;
  } catch (error) {
    if (product.isRunning) throw error;
    return false;
  }
}
