import type { Page } from '@playwright/test';
import { addDays, addMonths, formatDate } from '@glabella/domain/values';
import { PatientPage } from '../pages/patient-page';
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility';
import { Keys } from '../support/keys';
import { expect, test } from '../support/test';

test.use({ visitor: 'psychiatrist' });
test.slow();

/** A trial of a drug as it is typed: how often the arrow moves to what it brought. */
interface TypedTrial {
  readonly drug: string;
  readonly started: string;
  readonly stopped: string;
  readonly dose: string;
  readonly weeks: string;
  readonly outcomeSteps: number;
}

async function recordTrial(page: Page, keys: Keys, trial: TypedTrial): Promise<void> {
  await keys.tabTo(page.getByRole('link', { name: 'Record a treatment' }));
  await keys.press('Enter');
  const drug = page.getByRole('combobox', { name: 'Drug', exact: true });
  await expect(drug).toBeVisible();
  await keys.tabTo(drug);
  await keys.type(trial.drug);
  await expect(drug.locator('option:checked')).toHaveText(trial.drug);
  for (const [label, text] of [
    ['Started', trial.started],
    ['Stopped', trial.stopped],
    ['Highest dose of a day', trial.dose],
    ['Weeks at the minimum dose', trial.weeks],
  ] as const) {
    await keys.tabTo(page.getByRole('textbox', { name: label, exact: true }));
    await keys.type(text);
  }
  await keys.tabTo(page.getByRole('radio', { name: 'Taken as agreed' }));
  await keys.press('Space');
  await keys.tabTo(page.getByRole('radio', { name: /^None/ }));
  await keys.press('Space', ...Array<string>(trial.outcomeSteps).fill('ArrowRight'));
  await keys.tabTo(page.getByRole('radio', { name: 'The patient' }));
  await keys.press('Space');
  await keys.tabTo(page.getByRole('button', { name: 'Record the treatment' }));
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: 'Treatment history' })).toBeVisible();
}

test('three trials are entered by keyboard, and the stage is read with what it rests on', async ({
  page,
  clinic,
}, testInfo) => {
  const patient = await clinic.patient();
  const episodeStartedOn = addMonths(await clinic.today(), -14);
  const year = (months: number): string => addMonths(episodeStartedOn, months).slice(0, 7);
  await clinic.courseWithoutConsent(patient.id, 0, { episodeStartedOn });
  await page.goto(`/patients/${patient.id}/history`);
  await expect(page.getByText('Nothing is recorded yet').first()).toBeVisible();
  const keys = new Keys(page);
  const failed = { dose: '100', weeks: '6', outcomeSteps: 0 };
  await recordTrial(page, keys, {
    ...failed,
    drug: 'sertraline',
    started: year(1),
    stopped: year(4),
  });
  await recordTrial(page, keys, {
    ...failed,
    drug: 'venlafaxine',
    started: year(4),
    stopped: year(7),
    dose: '150',
    outcomeSteps: 1,
  });
  await recordTrial(page, keys, {
    ...failed,
    drug: 'mirtazapine',
    started: year(8),
    stopped: year(9),
    dose: '15',
    weeks: '2',
    outcomeSteps: 3,
  });
  keys.report(testInfo);

  const staging = page.getByRole('main');
  await expect(staging).toContainText('yes, 2 failed or more');
  await expect(staging).toContainText('6 of 15, mild');
  const rests = page.getByRole('list', { name: 'What the Maudsley stage rests on' });
  await expect(rests).toContainText('Duration of the episode: 14 months');
  await expect(rests).toContainText('Failed antidepressants: 2');
  await expect(
    page.getByRole('list', { name: 'What the Thase-Rush stage rests on' }),
  ).toContainText('SSRI (sertraline), SNRI (venlafaxine)');
  const trials = page.getByRole('region', { name: 'Treatments before toxin' });
  await expect(trials.getByRole('row', { name: /mirtazapine/ })).toContainText('not adequate');
  await expectAccessible(page, 'a treatment history');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectNoSidewaysScroll(page, 'a treatment history at 390 px');

  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('link', { name: 'Correct mirtazapine' }).click();
  await page.getByRole('textbox', { name: 'Weeks at the minimum dose', exact: true }).fill('4');
  await page.getByRole('radio', { name: /^Partial/ }).check();
  await page.getByRole('textbox', { name: 'Reason of this version' }).fill('Read in a letter');
  await expectAccessible(page, 'the correction of a treatment');
  await page.getByRole('button', { name: 'Save the correction' }).click();
  await expect(staging).toContainText('7 of 15, moderate');
  await page.getByRole('button', { name: 'Versions of mirtazapine' }).click();
  await expect(page.getByRole('dialog')).toContainText('Read in a letter');
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'Back to the patient' }).click();
  await expect(page.getByRole('list', { name: 'Resistance to treatment' })).toContainText(
    'Maudsley: 7 of 15, moderate',
  );
});

test('a medication is raised and a frown rated at a review: both stand on the chart, in its table and under the keys', async ({
  page,
  clinic,
}) => {
  const today = await clinic.today();
  const patient = await clinic.patient();
  const courseId = await clinic.course(patient.id, 6);
  await clinic.session(courseId);
  await clinic.phq9(patient.id, today, [1, 1, 1, 1, 1, 1, 1, 1, 0]);

  await page.goto(`/patients/${patient.id}/history/medications/new`);
  const drug = page.getByRole('combobox', { name: 'Drug', exact: true });
  await drug.selectOption('sertraline');
  await page.getByRole('textbox', { name: 'Started' }).fill(today.slice(0, 4));
  await page.getByRole('textbox', { name: 'Dose of a day', exact: true }).fill('50');
  await page.getByRole('button', { name: 'Record the medication' }).click();
  await page.getByRole('link', { name: 'Change sertraline' }).click();
  await page.getByRole('button', { name: 'Add a dose change' }).click();
  const raisedOn = addDays(today, -3);
  await page.getByRole('textbox', { name: 'Changed on' }).fill(raisedOn);
  await page.getByRole('textbox', { name: 'New dose of a day' }).fill('100');
  await page.getByRole('textbox', { name: 'Reason of this version' }).fill('Not enough effect');
  await expectAccessible(page, 'the change of a medication');
  await page.getByRole('button', { name: 'Save the change' }).click();
  await expect(page.getByRole('region', { name: 'Medication' })).toContainText(
    `${formatDate(raisedOn)}: sertraline 50 to 100 mg`,
  );

  await page.getByRole('link', { name: 'Rate the frown' }).click();
  await page
    .getByRole('radiogroup', { name: 'At maximum frown' })
    .getByRole('radio', { name: '1 mild' })
    .check();
  await page
    .getByRole('radiogroup', { name: 'At rest' })
    .getByRole('radio', { name: '0 none' })
    .check();
  await expectAccessible(page, 'a frown rating');
  await page.getByRole('button', { name: 'Record the rating' }).click();
  await expect(page.getByRole('region', { name: 'Frown severity' })).toContainText('1 (mild)');

  const patientPage = new PatientPage(page);
  await patientPage.open(patient.id, '?view=table&range=all');
  const table = patientPage.chartAsTable;
  await expect(
    table.getByRole('row', { name: /Medication.*sertraline 50 to 100 mg/ }),
  ).toBeVisible();
  await expect(table.getByRole('row', { name: /Frown.*1 \(mild\) at maximum/ })).toBeVisible();
  await expect(table.getByRole('row', { name: /PHQ-9/ }).first()).toContainText(
    'antidepressant changed in the 4 weeks before: ',
  );
  await patientPage.open(patient.id, '?range=all');
  await expect(page.getByRole('button', { name: 'Medication', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(page.getByRole('img', { name: /medication now: sertraline 100 mg/ })).toBeVisible();
  await expectAccessible(page, 'a chart with medication and frown');
});

test('a life event is written from the patient page, stands on the chart, can be hidden, and is voided', async ({
  page,
  clinic,
}) => {
  const today = await clinic.today();
  const patient = await clinic.patient();
  const courseId = await clinic.course(patient.id, 6);
  await clinic.session(courseId);
  await clinic.phq9(patient.id, today, [1, 1, 1, 1, 1, 1, 1, 1, 0]);
  const patientPage = new PatientPage(page);
  await patientPage.open(patient.id, '?range=all');
  const events = page.getByRole('list', { name: 'Life events' });
  await expect(events).toContainText('No life event is recorded.');
  await page.getByRole('link', { name: 'Record a life event' }).click();
  await page.getByRole('combobox', { name: 'What it was' }).selectOption('bereavement');
  const happenedOn = addDays(today, -3);
  await page.getByRole('textbox', { name: 'When' }).fill(happenedOn);
  await page.getByRole('textbox', { name: 'Note' }).fill('Her mother');
  await expectAccessible(page, 'a life event');
  await page.getByRole('button', { name: 'Record the life event' }).click();
  await expect(page.getByRole('region', { name: 'Life events' })).toContainText('Her mother');

  const date = formatDate(happenedOn);
  await patientPage.open(patient.id, '?view=table&range=all');
  await expect(
    patientPage.chartAsTable.getByRole('row', { name: /Life event.*bereavement: Her mother/ }),
  ).toBeVisible();
  await patientPage.open(patient.id, '?range=all');
  await expect(
    page.getByRole('img', { name: new RegExp(`1 life event: bereavement, ${date}`) }),
  ).toBeVisible();
  const key = page
    .getByRole('button', { name: 'Life events', exact: true })
    .and(page.locator('[aria-pressed]'));
  await key.click();
  await expect(key).toHaveAttribute('aria-pressed', 'false');
  await expect(page).toHaveURL(/hide=life-events/);
  await key.click();
  await expectAccessible(page, 'a chart with a life event');

  await page.getByRole('button', { name: `Void the bereavement of ${date}` }).click();
  await page.getByRole('textbox', { name: 'Reason' }).fill('Told by mistake');
  await page.getByRole('dialog').getByRole('button', { name: 'Void' }).click();
  await expect(events).toContainText('Told by mistake');
  await expect(key).toHaveCount(0);
});
