import { EntryPage } from '../pages/entry-page';
import { answersBegin, draftKept } from '../support/kept-draft';
import { expect, test } from '../support/test';

test.use({ visitor: 'clinician' });

test('a half-filled PHQ-9 is there again after the browser was reloaded', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  const entry = new EntryPage(page);
  await entry.open(patient.id);
  const isKept = draftKept(page, answersBegin(3, 2, 1, 0));
  await page.keyboard.type('3210');
  await isKept;
  await expect(page.getByText(/^Draft saved \d/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/Your draft of .* is back/)).toBeVisible();
  await expect(entry.answer(1, 3)).toBeChecked();
  await expect(entry.checkedAnswers).toHaveCount(4);
  await expect(entry.standing).toContainText('4 of 9 answered');
  expect((await clinic.record(patient.id)).assessments).toEqual([]);
});

for (const kept of ['This one', 'The other one'] as const) {
  test(`two tabs on one form are told of each other, and "${kept}" goes on`, async ({
    page,
    context,
    clinic,
    guard,
  }) => {
    const patient = await clinic.patient();
    guard.expectRefusal(412, `/form-drafts/assessment-phq9/${patient.id}`);
    const mine = new EntryPage(page);
    await mine.open(patient.id);
    const otherTab = await context.newPage();
    const other = new EntryPage(otherTab);
    await other.open(patient.id);
    const isKept = draftKept(otherTab, answersBegin(1, 1, 1));
    await otherTab.keyboard.type('111');
    await isKept;
    await expect(otherTab.getByText(/^Draft saved \d/)).toBeVisible();
    await page.bringToFront();
    await page.keyboard.type('22');
    await expect(mine.standing).toContainText('2 of 9 answered');
    await expect(page.getByRole('alert')).toContainText('changed in another tab');
    await page.getByRole('button', { name: kept }).click();
    await expect(page.getByRole('alert')).toHaveCount(0);
    if (kept === 'This one') await expect(page.getByText(/^Draft saved \d/)).toBeVisible();
    await page.reload();
    await expect(mine.answer(1, kept === 'This one' ? 2 : 1)).toBeChecked();
    await expect(mine.checkedAnswers).toHaveCount(kept === 'This one' ? 2 : 3);
  });
}

test('what two tabs hold of one form is recorded once, and nothing of the other is dropped unasked', async ({
  page,
  context,
  clinic,
  guard,
}) => {
  guard.expectRefusal(412, '/assessments');
  const patient = await clinic.patient();
  const recorded = async () => (await clinic.record(patient.id)).assessments.length;
  const mine = new EntryPage(page);
  await mine.open(patient.id);
  const areKept = draftKept(page, answersBegin(0, 0, 0, 0, 0, 0, 0, 0, 0));
  await page.keyboard.type('000000000');
  await areKept;
  await expect(page.getByText(/^Draft saved \d/)).toBeVisible();
  const otherTab = await context.newPage();
  const other = new EntryPage(otherTab);
  await otherTab.goto(`/patients/${patient.id}/assessments/new?instrument=phq9`);
  await expect(otherTab.getByText(/Your draft of .* is back/)).toBeVisible();
  const isChanged = draftKept(otherTab, answersBegin(1, 0));
  await other.answer(1, 1).check();
  await isChanged;
  await expect(otherTab.getByText(/^Draft saved \d/)).toBeVisible();
  // This tab has not heard of it yet: it is told when it saves, not asked to trust its luck.
  await page.bringToFront();
  await mine.save.press('Enter');
  await expect(page.getByRole('alert')).toContainText('changed in another tab');
  expect(await recorded()).toBe(0);
  await otherTab.bringToFront();
  await other.save.press('Enter');
  await expect(otherTab).toHaveURL(`/patients/${patient.id}`);
  await page.bringToFront();
  await page.getByRole('button', { name: 'This one' }).click();
  await expect(page.getByRole('alert')).toContainText('recorded or discarded meanwhile');
  await page.getByRole('button', { name: 'Leave it' }).click();
  await expect(page).toHaveURL(`/patients/${patient.id}`);
  expect(await recorded()).toBe(1);
});

test('a lost connection is told, the page stays, and what was typed is kept once it is back', async ({
  page,
  context,
  clinic,
}) => {
  const patient = await clinic.patient();
  const entry = new EntryPage(page);
  await entry.open(patient.id);
  const areKept = draftKept(page, answersBegin(2, 1));
  await page.keyboard.type('21');
  await areKept;
  await expect(page.getByText(/^Draft saved \d/)).toBeVisible();
  await context.setOffline(true);
  const notice = page.getByRole('alert').filter({ hasText: 'No connection to the server.' });
  await expect(notice).toBeVisible();
  await page.keyboard.type('30');
  await expect(page.getByText('Draft not saved yet: trying again')).toBeVisible();
  await expect(entry.standing).toContainText('4 of 9 answered');
  const isWhole = draftKept(page, answersBegin(2, 1, 3, 0));
  await context.setOffline(false);
  await isWhole;
  await expect(notice).toHaveCount(0);
  await expect(page.getByText(/^Draft saved \d/)).toBeVisible();
  await page.reload();
  await expect(entry.checkedAnswers).toHaveCount(4);
});

test('a form is recorded after its draft has arrived, so that no half-filled form comes back', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  const entry = new EntryPage(page);
  await entry.open(patient.id);
  let letPass = (): void => undefined;
  const passes = new Promise<void>((resolve) => (letPass = resolve));
  const onItsWay = page.waitForRequest(
    (request) =>
      request.method() === 'PUT' && request.url().includes('/form-drafts/assessment-phq9/'),
  );
  await page.route('**/form-drafts/assessment-phq9/*', async (route) => {
    if (route.request().method() === 'PUT') await passes;
    await route.continue();
  });
  let isSent = false;
  page.on('request', (request) => {
    isSent ||= request.method() === 'POST' && request.url().endsWith('/assessments');
  });
  await page.keyboard.type('0000');
  await onItsWay;
  await page.keyboard.type('00000');
  await entry.save.press('Enter');
  await expect(page.getByRole('button', { name: 'Saving' })).toBeVisible();
  expect(isSent).toBe(false);
  letPass();
  await expect(page).toHaveURL(`/patients/${patient.id}`);
  await entry.open(patient.id);
  await expect(entry.checkedAnswers).toHaveCount(0);
});

test('a half-written adverse event is there again after a reload, is recorded once, and leaves nothing behind', async ({
  page,
  clinic,
}) => {
  const patient = await clinic.patient();
  await clinic.session(await clinic.course(patient.id));
  const path = `/patients/${patient.id}/adverse-events/new`;
  await page.goto(path);
  const isKept = draftKept(page, 'Synthetic: since the evening.');
  await page.getByRole('radio', { name: 'Headache' }).check();
  await page.getByRole('radio', { name: 'Mild' }).check();
  await page.getByRole('textbox', { name: 'Note' }).fill('Synthetic: since the evening.');
  await isKept;
  await expect(page.getByText(/^Draft saved \d/)).toBeVisible();
  await page.reload();
  await expect(page.getByText(/Your draft of .* is back/)).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Headache' })).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Mild' })).toBeChecked();
  await expect(page.getByRole('textbox', { name: 'Note' })).toHaveValue(
    'Synthetic: since the evening.',
  );
  await page.getByLabel('Began on').fill(await clinic.today());
  await page.getByRole('radio', { name: 'Ongoing' }).check();
  await page.getByRole('button', { name: 'Record the event' }).click();
  await expect(page).toHaveURL(`/patients/${patient.id}`);
  expect((await clinic.record(patient.id)).adverseEvents).toHaveLength(1);
  await page.goto(path);
  await expect(page.getByRole('radio', { name: 'Headache' })).not.toBeChecked();
  await expect(page.getByText(/Your draft of .* is back/)).toHaveCount(0);
});

test('what is written of a medicine is dropped where it is discarded', async ({ page, clinic }) => {
  const patient = await clinic.patient();
  const path = `/patients/${patient.id}/history/medications/new`;
  await page.goto(path);
  const note = page.getByRole('textbox', { name: 'For what' });
  await note.fill('Synthetic: half a purpose.');
  await expect(page.getByText(/^Draft saved \d/)).toBeVisible();
  await page.reload();
  await expect(note).toHaveValue('Synthetic: half a purpose.');
  await page.getByRole('button', { name: 'Discard and start anew' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard' }).click();
  await expect(note).toHaveValue('');
  await page.reload();
  await expect(note).toHaveValue('');
});
