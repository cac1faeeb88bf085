import type { APIRequestContext, BrowserContext, Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { type Role, roles } from '@glabella/contracts';
import { figure } from '../support/api-description';
import {
  admit,
  type HostilePatient,
  hostileTexts,
  plant,
  Planting,
} from '../support/hostile-practice';
import { startProduct } from '../support/product';
import { requestHeaders, signInAs } from '../support/sign-in';
import { expect, test as demoTest } from '../support/test';

/** An installation of its own: these texts stand in the settings and on every list. */
const test = demoTest.extend<{ ownUrl: string }>({
  ownUrl: async ({}, use) => {
    const product = await startProduct({ GLABELLA_DEMO: '1' });
    await use(product.url);
    await product.stop();
  },
  baseURL: ({ ownUrl }, use) => use(ownUrl),
});

test.describe.configure({ timeout: 600_000 });

/** Where each role begins to walk, and how many pages it opens. */
const walks: Readonly<Record<Role, { readonly from: readonly string[]; readonly most: number }>> = {
  psychiatrist: { from: ['/patients', '/follow-ups', '/practice'], most: 24 },
  clinician: { from: ['/patients'], most: 4 },
  administrator: {
    from: ['/practice', '/practice/people', '/imports', '/audit', '/patients'],
    most: 14,
  },
};

/** A draft is clinical staff's; the page of the patient shows an administrator that there is one. */
const isShutTo = (role: Role, path: string): boolean =>
  role === 'administrator' && path.startsWith('/sessions/drafts/');

/** Places where a text would have become more than text. */
const alive = [
  '[onerror]',
  '[onload]',
  '[onfocus]',
  '[onmouseover]',
  '[autofocus]',
  'iframe',
  'object',
  'script',
  'style',
  '[href^="javascript:"]',
  '[src*="evil.example"]',
].join(', ');

test('hostile texts in every field are stored or refused, shown as text, and do nothing else', async ({
  browser,
  ownUrl,
  guard,
}) => {
  const dialogs: string[] = [];
  const faults: string[] = [];
  const openAs = async (role: Role): Promise<BrowserContext> => {
    const context = await browser.newContext({
      baseURL: ownUrl,
      storageState: await signInAs(role, browser, ownUrl),
    });
    await guard.watch(context);
    context.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    return context;
  };
  const contexts = new Map<Role, BrowserContext>();
  for (const role of roles) contexts.set(role, await openAs(role));

  const planting = new Planting();
  for (const role of ['psychiatrist', 'administrator'] as const) {
    const request = await requestOf(contexts.get(role));
    const patients: HostilePatient[] = [];
    for (const text of hostileTexts) patients.push(await admit(request, text, planting));
    for (const patient of patients) await plant(request, patient, planting);
  }
  faults.push(...planting.faults);
  expect(faults).toEqual([]);

  let pages = 0;
  let showing = 0;
  for (const [role, context] of contexts) {
    const page = await context.newPage();
    for await (const seen of walk(page, role)) {
      pages += 1;
      if (seen.showsHostileText) showing += 1;
      faults.push(...seen.faults);
    }
    faults.push(...(await liveCells(await requestOf(context))));
    await context.close();
  }
  figure(
    'hostile texts in a browser',
    `${planting.stored} requests stored, ${planting.refused} refused; ${pages} pages and their prints opened, ${showing} show such a ` +
      `text as text; ${dialogs.length} dialogs, ${guard.findings.length} reports, ${faults.length} live elements or cells`,
    '0 dialogs, 0 reports, 0 live',
  );
  expect(dialogs).toEqual([]);
  expect(faults).toEqual([]);
  expect(planting.stored).toBeGreaterThan(50);
  expect(showing).toBeGreaterThan(10);
});

interface SeenPage {
  readonly showsHostileText: boolean;
  readonly faults: readonly string[];
}

/** Opens pages and follows their links, the hostile ones first; answers what each page shows. */
async function* walk(page: Page, role: Role): AsyncGenerator<SeenPage> {
  const { from, most } = walks[role];
  const queue: string[] = [];
  const known = new Set(from);
  for (let opened = 0; opened < most; opened += 1) {
    const path = opened < from.length ? from[opened] : queue.shift();
    if (path === undefined) return;
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible({ timeout: 60_000 });
    await page.waitForLoadState('networkidle');
    const onScreen = await look(page, path);
    await page.emulateMedia({ media: 'print' });
    const onPaper = await look(page, `${path} in print`);
    await page.emulateMedia({ media: 'screen' });
    for (const { to, isHostile } of await linksOn(page)) {
      if (known.has(to) || isShutTo(role, to) || (!isHostile && isOfOnePatient(to))) continue;
      known.add(to);
      if (isHostile) queue.unshift(to);
      else queue.push(to);
    }
    yield {
      showsHostileText: onScreen.showsHostileText,
      faults: [...onScreen.faults, ...onPaper.faults],
    };
  }
}

const isOfOnePatient = (path: string) => /[0-9a-f]{8}-[0-9a-f]{4}-/.test(path);

async function look(page: Page, where: string): Promise<SeenPage> {
  const { text, found } = await page.evaluate((selector) => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('main input, main textarea')];
    const live = [...document.querySelectorAll(`main ${selector.replaceAll(', ', ', main ')}`)];
    return {
      text: [document.body.innerText, ...fields.map(({ value }) => value)].join('\n'),
      found: live.map((element) => element.outerHTML.slice(0, 200)),
    };
  }, alive);
  return {
    showsHostileText: hostileTexts.some((hostile) => text.includes(hostile.slice(0, 24))),
    faults: found.map((html) => `${where}: ${html}`),
  };
}

/** The dashboard's own links, and whether what they lead to is named by a hostile text. */
function linksOn(page: Page): Promise<{ to: string; isHostile: boolean }[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>('a[href]')]
      .filter(({ origin, protocol }) => origin === location.origin && protocol.startsWith('http'))
      .map((link) => ({
        to: link.pathname,
        isHostile:
          /alert|HYPERLINK/.test(link.closest('tr, li, article')?.textContent ?? link.innerText) ||
          /alert|HYPERLINK/.test(document.querySelector('h1')?.textContent ?? ''),
      })),
  );
}

async function requestOf(context: BrowserContext | undefined): Promise<APIRequestContext> {
  if (!context) throw new Error('Nobody is signed in');
  await context.setExtraHTTPHeaders({ ...requestHeaders });
  return context.request;
}

interface FileDescription {
  readonly paths: Readonly<
    Record<string, { readonly get?: { responses: Record<string, { content?: object }> } }>
  >;
}

/** Cells of every CSV that the API offers which a spreadsheet would compute. */
async function liveCells(request: APIRequestContext): Promise<string[]> {
  const description = (await (await request.get('/api/openapi.json')).json()) as FileDescription;
  const files = Object.entries(description.paths)
    .filter(([, { get }]) => 'text/csv' in (get?.responses['200']?.content ?? {}))
    .map(([path]) => path);
  const live: string[] = [];
  for (const path of files) {
    const answer = await request.get(path);
    if (!answer.ok()) continue;
    const cells = parse(await answer.text(), { bom: true, relax_column_count: true }).flat();
    const computed = (cells as string[]).filter(
      (cell) => /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell),
    );
    live.push(...computed.map((cell) => `${path}: ${cell}`));
  }
  return live;
}
