import { parseArgs } from 'node:util';
import { type Browser, chromium } from '@playwright/test';
import { demoSeed, demoSignIns } from '@glabella/synthetic';
import { browserTable, judgeInBrowser, type BrowserFigure } from './browser/browser-report';
import { answerByKeys, openChart, openPhq9 } from './browser/journeys';
import { longHistory, POINTS, SESSIONS } from './browser/long-history';
import { longestDrawing } from './browser/page-notes';
import { THROTTLE, Visit } from './browser/visit';
import { copyMadeUp } from './data/copy-patients';
import { treatedPatients } from './operations/patients';
import { BenchProduct } from './product/bench-product';
import { signInAs } from './product/tests-support';
import { describeMachine, machineLine } from './report/machine';
import { publish, say, verdict } from './report/output';
import { openPractice } from './run/open-practice';

const PATIENTS = 200;
const ROUNDS = 5;

/** What the project allows itself, on a processor slowed down four times. */
const goals = {
  initialKb: 250,
  paintMs: 1_500,
  formMs: 200,
  keyMs: 50,
  drawMs: 100,
  longTaskMs: 200,
} as const;

/** The values of one figure, filled round by round. */
type Values = Record<
  | 'initial'
  | 'initialRaw'
  | 'signInPaint'
  | 'caseloadPaint'
  | 'caseloadScripts'
  | 'patientPaint'
  | 'form'
  | 'formWhole'
  | 'key'
  | 'draw'
  | 'longTask',
  number[]
>;

/** Visits the pages of the production build in Chromium; prints the figures, and resolves with the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const { values: options } = parseArgs({
    args: [...args],
    options: { rounds: { type: 'string', default: String(ROUNDS) } },
  });
  const product = await BenchProduct.withPatients(PATIENTS, say);
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? chromium.executablePath(),
    args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update'],
  });
  try {
    await product.start();
    const { patientId, longId } = await patientsOf(product);
    const values = emptyValues();
    for (let round = 1; round <= Number(options.rounds); round += 1) {
      say(`Round ${round} of ${options.rounds}`);
      await visitAll(browser, product.url, { patientId, longId }, values);
    }
    const machine = await product.withAdmin(describeMachine);
    const figures = figuresOf(values);
    const how = `Chromium ${browser.version()}, processor slowed down ${THROTTLE} times, empty cache`;
    publish('browser', [browserTable(figures), how, machineLine(machine)].join('\n\n'), {
      machine,
      figures,
    });
    const failures = figures.filter((figure) => judgeInBrowser(figure).isFailure);
    return verdict(
      figures.length - failures.length,
      failures.map(({ title }) => title),
    );
  } finally {
    await browser.close();
    await product.remove();
  }
}

/** An ordinary patient, and one with the longest history, whose record comes in here. */
async function patientsOf(product: BenchProduct): Promise<{ patientId: string; longId: string }> {
  return product.withAdmin(async (admin) => {
    const practice = await openPractice(product.url, admin);
    const [patientId] = await treatedPatients(practice, 1);
    const long = longHistory(practice.today);
    await copyMadeUp(product.adminUrl, demoSeed, [long]);
    await product.command('summary', 'rebuild', '--by', demoSignIns.administrator);
    return { patientId: patientId ?? long.id, longId: long.id };
  });
}

async function visitAll(
  browser: Browser,
  url: string,
  { patientId, longId }: { readonly patientId: string; readonly longId: string },
  values: Values,
): Promise<void> {
  const signedIn = await signInAs('clinician', browser, url);
  await onVisit(browser, url, undefined, async (visit) => {
    await visit.page.goto('/sign-in');
    await visit.settled();
    values.initial.push(visit.transferred.scriptBytes / 1_000);
    values.initialRaw.push(visit.transferred.rawScriptBytes / 1_000);
    const notes = await visit.notes();
    values.signInPaint.push(notes.largestPaint ?? Number.NaN);
    values.longTask.push(Math.max(0, ...notes.longTasks));
  });
  await onVisit(browser, url, signedIn, async (visit) => {
    await visit.page.goto('/caseload');
    await visit.settled();
    values.caseloadScripts.push(visit.transferred.scriptBytes / 1_000);
    const notes = await visit.notes();
    values.caseloadPaint.push(notes.largestPaint ?? Number.NaN);
    values.longTask.push(Math.max(0, ...notes.longTasks));
  });
  await onVisit(browser, url, signedIn, async (visit) => {
    await openChart(visit, patientId);
    const notes = await visit.notes();
    values.patientPaint.push(notes.largestPaint ?? Number.NaN);
    values.longTask.push(Math.max(0, ...notes.longTasks));
    values.form.push(await openPhq9(visit.page));
    await answerByKeys(visit);
    const { keyPresses, whole } = await visit.notes();
    values.key.push(Math.max(0, ...keyPresses));
    values.formWhole.push(whole ?? Number.NaN);
  });
  await onVisit(browser, url, signedIn, async (visit) => {
    await openChart(visit, longId);
    values.draw.push(longestDrawing(await visit.notes()));
  });
}

async function onVisit(
  browser: Browser,
  url: string,
  signedIn: Awaited<ReturnType<typeof signInAs>> | undefined,
  measure: (visit: Visit) => Promise<void>,
): Promise<void> {
  const visit = await Visit.begin(browser, url, signedIn);
  try {
    await measure(visit);
  } finally {
    await visit.end();
  }
}

function figuresOf(values: Values): BrowserFigure[] {
  const ms = (title: string, some: readonly number[], goal: number | null): BrowserFigure => ({
    title,
    unit: 'ms',
    values: some,
    goal,
  });
  const kb = (title: string, some: readonly number[], goal: number | null): BrowserFigure => ({
    ...ms(title, some, goal),
    unit: 'kB',
  });
  return [
    kb('JavaScript of the sign-in page, as it comes', values.initial, goals.initialKb),
    kb('the same as it is run', values.initialRaw, null),
    kb('JavaScript of the caseload, as it comes', values.caseloadScripts, null),
    ms('Largest contentful paint, sign-in', values.signInPaint, goals.paintMs),
    ms('Largest contentful paint, caseload', values.caseloadPaint, goals.paintMs),
    ms('Largest contentful paint, patient', values.patientPaint, goals.paintMs),
    ms('PHQ-9 form ready after the click', values.form, goals.formMs),
    ms('the same until its last field is there', values.formWhole, null),
    ms('Slowest of nine keys in it', values.key, goals.keyMs),
    ms(`${POINTS} points and ${SESSIONS} sessions drawn`, values.draw, goals.drawMs),
    ms('Longest task of a first view', values.longTask, goals.longTaskMs),
  ];
}

function emptyValues(): Values {
  return {
    initial: [],
    initialRaw: [],
    signInPaint: [],
    caseloadPaint: [],
    caseloadScripts: [],
    patientPaint: [],
    form: [],
    formWhole: [],
    key: [],
    draw: [],
    longTask: [],
  };
}
