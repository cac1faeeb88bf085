import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import { OBSERVER, pageNotesSchema, type PageNotes } from './page-notes';

/** How much slower the processor is made: a clinic's laptop beside the machine of a developer. */
export const THROTTLE = 4;
/** A page that paints nothing more for so long is there. */
const QUIET_MS = 700;

type SignedIn = Awaited<ReturnType<BrowserContext['storageState']>>;

/** What came over the wire for a page. */
export interface Transferred {
  /** JavaScript as it came, compressed, and as it is run. */
  scriptBytes: number;
  rawScriptBytes: number;
}

/** One window of somebody who is signed in, with nothing in its cache, on a slow processor. */
export class Visit {
  private constructor(
    private readonly context: BrowserContext,
    private readonly client: CDPSession,
    readonly page: Page,
    readonly transferred: Transferred,
  ) {}

  static async begin(browser: Browser, url: string, signedIn?: SignedIn): Promise<Visit> {
    const context = await browser.newContext({
      baseURL: url,
      viewport: { width: 1280, height: 900 },
      ...(signedIn === undefined ? {} : { storageState: signedIn }),
    });
    await context.addInitScript({ path: OBSERVER });
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    const transferred = await countScripts(client);
    await client.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
    return new Visit(context, client, page, transferred);
  }

  async notes(): Promise<PageNotes> {
    return pageNotesSchema.parse(await this.page.evaluate('window.benchNotes'));
  }

  /** Until nothing has been fetched or painted for a while. */
  async settled(): Promise<void> {
    await this.page.waitForLoadState('networkidle');
    await this.page.waitForTimeout(QUIET_MS);
  }

  async end(): Promise<void> {
    await this.client.detach();
    await this.context.close();
  }
}

/** Adds up what the browser loads as script. */
async function countScripts(client: CDPSession): Promise<Transferred> {
  const transferred: Transferred = { scriptBytes: 0, rawScriptBytes: 0 };
  const scripts = new Set<string>();
  client.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId);
  });
  client.on('Network.dataReceived', ({ requestId, dataLength }) => {
    if (scripts.has(requestId)) transferred.rawScriptBytes += dataLength;
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) transferred.scriptBytes += encodedDataLength;
  });
  await client.send('Network.enable');
  return transferred;
}
