import { EntryPage } from '../pages/entry-page';
import { PatientPage } from '../pages/patient-page';
import { expectAccessible } from '../support/accessibility';
import { expect, test } from '../support/test';
import { letHoursPass } from '../support/time-passes';

test.use({ visitor: 'clinician' });

test('an answer to item 9 is followed up: banner, register, count, late, escalated, closed with assessment and plan', async ({
  page,
  clinic,
  openAs,
}) => {
  // Two people, six pages and two full accessibility checks in one journey.
  test.setTimeout(180_000);
  const patient = await clinic.patient();
  await clinic.course(patient.id);

  // Recorded: the clinician says what was done at once.
  const entry = new EntryPage(page);
  await entry.open(patient.id);
  await page.keyboard.type('111111112');
  await page
    .getByRole('combobox', { name: 'What was done now' })
    .selectOption({ label: 'Handed over to the psychiatrist' });
  await entry.save.click();
  await expect(page).toHaveURL(`/patients/${patient.id}`);
  const patientPage = new PatientPage(page);
  const banner = page.getByText(/Item 9 answered “more than half the days”.*Follow-up with/);
  await expect(banner).toContainText('Dr. Alba Reyes (synthetic), due');
  const [opened] = (await clinic.record(patient.id)).followUps;
  if (!opened) throw new Error('no follow-up');

  // Late: whoever looks next escalates it, and sees for how long.
  await letHoursPass(opened.id, 30);
  await page.reload();
  await expect(banner).toContainText('6 hours late');
  await expect(banner).toContainText('escalated');
  const navigation = page.getByRole('navigation', { name: 'Main' });
  await expect(navigation.getByRole('link', { name: /Follow-ups.*late/ })).toBeVisible();

  // The psychiatrist finds it in the register, by keyboard.
  const psychiatrist = await openAs('psychiatrist');
  await psychiatrist.goto('/follow-ups?whose=mine');
  await psychiatrist.getByRole('radio', { name: 'Open' }).focus();
  await psychiatrist.keyboard.press('ArrowRight');
  await expect(psychiatrist).toHaveURL('/follow-ups?whose=mine&late=true');
  const line = psychiatrist.getByRole('row').filter({ hasText: patient.familyName });
  await expect(line).toContainText('6 hours late');
  await expect(line).toContainText('acknowledged, escalated');
  await expectAccessible(psychiatrist, 'the register of late follow-ups');
  await line.getByRole('link', { name: new RegExp(patient.familyName) }).focus();
  await psychiatrist.keyboard.press('Enter');
  await expect(psychiatrist.getByRole('heading', { level: 1, name: patient.name })).toBeVisible();

  // Closed with an outside triage and a plan.
  await psychiatrist.getByRole('button', { name: 'Close', exact: true }).click();
  const dialog = psychiatrist.getByRole('dialog', { name: 'Close the follow-up' });
  await expect(dialog).toContainText(patient.name);
  await dialog.getByRole('button', { name: 'Close the follow-up' }).click();
  await expect(dialog).toContainText('Say what was done.');
  await dialog
    .getByRole('combobox', { name: 'What was done' })
    .selectOption({ label: 'Safety plan reviewed' });
  await dialog.getByRole('button', { name: 'Close the follow-up' }).click();
  await expect(dialog).toContainText('Write what was assessed.');
  await expect(dialog).toContainText('Write the plan.');

  // A key pressed by mistake loses nothing.
  await dialog.getByRole('textbox', { name: 'Plan' }).fill('Synthetic: half a plan.');
  await psychiatrist.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(psychiatrist.getByText('A closing is begun: it is kept')).toBeVisible();
  await psychiatrist.getByRole('button', { name: 'Go on closing' }).press('Enter');
  await expect(dialog.getByRole('textbox', { name: 'Plan' })).toHaveValue(
    'Synthetic: half a plan.',
  );
  await dialog.getByRole('radio', { name: 'Result of a triage' }).check();
  await expectAccessible(psychiatrist, 'closing a follow-up with a triage');
  await dialog.getByRole('radio', { name: 'Moderate' }).check();
  await dialog.getByLabel('Asked on').fill(await clinic.today());
  await dialog.getByRole('textbox', { name: 'Asked by' }).fill('Kim Aalto (synthetic)');
  await dialog
    .getByRole('textbox', { name: 'Plan' })
    .fill('Synthetic: safety plan gone through, call on Friday.');
  await dialog.getByRole('button', { name: 'Close the follow-up' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(psychiatrist.getByText(/Item 9 answered.*Follow-up with/)).toHaveCount(0);

  // What happened stays readable, and the point stays marked.
  await psychiatrist.goto('/follow-ups?state=closed');
  const closed = psychiatrist.getByRole('row').filter({ hasText: patient.familyName });
  await expect(closed).toContainText('Safety plan reviewed');
  await expect(closed).toContainText('C-SSRS screener: moderate');
  await expect(closed).toContainText('Dr. Alba Reyes (synthetic)');
  const [followUp] = (await clinic.record(patient.id)).followUps;
  expect(followUp?.events.map(({ kind }) => kind)).toEqual([
    'opened',
    'acknowledged',
    'escalated',
    'closed',
  ]);
  expect(followUp?.events.at(-1)).toMatchObject({
    assessment: { kind: 'outside-triage', result: 'moderate' },
    plan: 'Synthetic: safety plan gone through, call on Friday.',
  });
  await page.reload();
  await expect(banner).toHaveCount(0);
  await expect(patientPage.questionnaires.getByRole('row').nth(1)).toContainText('item 9');
});

test.describe('an absence', () => {
  test.use({ visitor: 'administrator' });

  test('is entered with its cover, shown, and withdrawn', async ({ page, clinic }) => {
    const today = await clinic.today();
    await page.goto('/practice/absences');
    await expect(page.getByRole('table')).toContainText('Joss Merino (synthetic)');
    await page
      .getByRole('combobox', { name: 'Who is away' })
      .selectOption({ label: 'Dr. Noah Feld (synthetic)' });
    await page
      .getByRole('combobox', { name: 'Cover' })
      .selectOption({ label: 'Dr. Alba Reyes (synthetic)' });
    await page.getByLabel('First day away').fill(today);
    await page.getByLabel('Last day away').fill(today);
    await page.getByRole('button', { name: 'Enter the absence' }).click();
    const row = page.getByRole('row').filter({ hasText: 'Dr. Noah Feld (synthetic)' });
    await expect(row).toContainText('away, covered');
    await expectAccessible(page, 'the absences');
    await row.getByRole('button', { name: 'Withdraw' }).click();
    await expect(row).toHaveCount(0);
  });
});
