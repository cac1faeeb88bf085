import { addDays, formatDate } from '@glabella/domain/values';
import { PatientPage } from '../pages/patient-page';
import { expectAccessible } from '../support/accessibility';
import { Keys } from '../support/keys';
import { expect, test } from '../support/test';

test.use({ visitor: 'psychiatrist' });

test('a ptosis is recorded from its session by keyboard, stays in sight, and is followed to its end', async ({
  page,
  clinic,
}, testInfo) => {
  // The whole way from the session to the end of the event, three pages and four looks with axe.
  test.slow();
  const today = await clinic.today();
  const patient = await clinic.patient();
  const sessionId = await clinic.session(await clinic.course(patient.id));
  await page.goto(`/sessions/${sessionId}`);
  const keys = new Keys(page);
  await keys.tabTo(page.getByRole('link', { name: 'Record an adverse event' }));
  await keys.press('Enter');
  await expect(page.getByRole('heading', { name: 'Record an adverse event' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'After the session of' })).toContainText(
    formatDate(today),
  );
  await keys.tabTo(page.getByRole('radio', { name: 'Eyelid ptosis' }));
  await keys.press('Space');
  const onset = page.getByLabel('Began on');
  await keys.tabTo(onset);
  await onset.fill(today);
  await keys.tabTo(page.getByRole('radio', { name: 'Mild' }));
  await keys.press('Space');
  await keys.tabTo(page.getByRole('radio', { name: 'Ongoing' }));
  await keys.press('Space');
  await keys.tabTo(page.getByRole('checkbox', { name: 'None of these: not serious' }));
  await keys.press('Space');
  await expectAccessible(page, 'the form of an adverse event');
  await keys.tabTo(page.getByRole('button', { name: 'Record the event' }));
  await keys.press('Enter');
  await expect(page).toHaveURL(`/patients/${patient.id}`);
  keys.report(testInfo);

  const banner = page.getByText(/Adverse event open: Eyelid ptosis, mild, since/);
  await expect(banner).toContainText('on the day of the injection, ongoing');
  const [event] = (await clinic.record(patient.id)).adverseEvents;
  expect(event).toMatchObject({
    termId: 'eyelid-ptosis',
    seriousness: [],
    relatedness: null,
    session: { id: sessionId, lotNumber: 'C7741' },
  });

  await page.getByRole('link', { name: 'Open Eyelid ptosis' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Eyelid ptosis' })).toBeVisible();
  await expect(page.getByText(/Lot C7741 of onabotulinumtoxinA/)).toBeVisible();
  await expectAccessible(page, 'an adverse event');
  await page.getByRole('button', { name: 'Record the outcome' }).click();
  const dialog = page.getByRole('dialog', { name: 'Eyelid ptosis: how does it stand now?' });
  await expect(dialog).toContainText(patient.name);
  await dialog.getByRole('radio', { name: 'Resolved', exact: true }).check();
  await dialog.getByLabel('Over on').fill(today);
  await dialog.getByRole('textbox', { name: 'What was found' }).fill('Both lids level.');
  await expectAccessible(page, 'the outcome of an adverse event');
  await dialog.getByRole('button', { name: 'Record the outcome' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Versions' })).toContainText('Both lids level.');
  await page.getByRole('link', { name: 'Back to the patient' }).click();
  const patientPage = new PatientPage(page);
  await expect(patientPage.heading(patient.name)).toBeVisible();
  await expect(banner).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Adverse events' })).toContainText(
    `resolved ${formatDate(today)}`,
  );
  await expect(page.getByRole('button', { name: 'Adverse events', pressed: true })).toBeVisible();
  await patientPage.open(patient.id, '?view=table');
  const told = patientPage.chartAsTable.getByRole('row', { name: /Adverse event/ });
  await expect(told).toContainText(`Eyelid ptosis; mild; resolved ${formatDate(today)}`);
  await expect(told).toContainText('C7741');

  // In the cycles it stands in the row of its own: as a key of the legend, and last under the arrow keys.
  await patientPage.open(patient.id, '?axis=cycles&range=all');
  const key = page.getByRole('button', { name: 'Adverse events, filled when serious' });
  await expect(key).toHaveAttribute('aria-pressed', 'true');
  expect(await patientPage.hearCycleEvent()).toMatch(
    /^Cycle 1, week .*: adverse event, Eyelid ptosis, mild, resolved/,
  );
});

test('the register is narrowed by its address, and leads to the others who received the lot', async ({
  page,
  clinic,
}) => {
  const today = await clinic.today();
  const lotNumber = `AE${Date.now()}`;
  const affected = await clinic.patient();
  const sessionId = await clinic.session(await clinic.course(affected.id), { lotNumber });
  const other = await clinic.patient();
  await clinic.session(await clinic.course(other.id), { lotNumber });
  await clinic.adverseEvent(affected.id, { sessionId, termId: 'dysphagia', seriousness: null });
  const over = { outcome: 'resolved', endedOn: today } as const;
  await clinic.adverseEvent(affected.id, { sessionId, termId: 'headache', ...over });
  const elsewhere = { onsetOn: addDays(today, -1) };
  await clinic.adverseEvent(other.id, elsewhere);

  await page.goto('/adverse-events');
  await page.getByRole('searchbox', { name: 'Lot number' }).fill(lotNumber);
  await page.getByRole('searchbox', { name: 'Lot number' }).press('Enter');
  await expect(page).toHaveURL(new RegExp(`lot=${lotNumber}`));
  const rows = page.getByRole('table').getByRole('rowheader');
  await expect(rows).toHaveText([/Trouble swallowing.*serious/]);
  await page.getByRole('radio', { name: 'Open and over' }).check();
  await expect(rows).toHaveCount(2);
  await page.getByRole('radio', { name: 'Serious', exact: true }).check();
  await expect(rows).toHaveText([/Trouble swallowing/]);
  await page.reload();
  await expect(rows).toHaveText([/Trouble swallowing/]);
  await expectAccessible(page, 'the register of adverse events');
  await page.getByRole('link', { name: 'Trouble swallowing' }).click();
  await expect(page.getByText(/Serious, and open since today/)).toBeVisible();
  const recipients = page.getByRole('region', { name: `Others who received lot ${lotNumber}` });
  await expect(recipients.getByRole('rowheader')).toHaveText([new RegExp(other.familyName)]);
  await expect(recipients).toContainText(formatDate(today));
});
