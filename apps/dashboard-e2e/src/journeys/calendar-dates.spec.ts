import { addDays, formatDate } from '@glabella/domain/values';
import { EntryPage } from '../pages/entry-page';
import { PatientPage } from '../pages/patient-page';
import type { Clinic } from '../support/clinic';
import { expect, test } from '../support/test';

/** A patient of the demo practice with several injections. */
const treatedPatient = async (clinic: Clinic): Promise<string> => {
  const treated = (await clinic.demoPatients()).find(({ sessionCount }) => sessionCount > 1);
  if (!treated) throw new Error('The demo practice has no patient with two injections');
  return treated.id;
};

// The first and the last zone to begin a day: in one of both it is another day than in the practice, at any hour.
for (const timezoneId of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
  test.describe(`a browser whose time zone is ${timezoneId}`, () => {
    test.use({ visitor: 'clinician', timezoneId });

    test.beforeEach(async ({ page }) => {
      const zone = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);
      expect(zone).toBe(timezoneId);
    });

    test('prints the dates that are recorded', async ({ page, clinic }) => {
      const patientId = await treatedPatient(clinic);
      const { patient, assessments, sessions } = await clinic.record(patientId);
      const patientPage = new PatientPage(page);
      await patientPage.open(patientId, '?range=all&view=table');
      await expect(page.getByText(formatDate(patient.birthDate)).first()).toBeVisible();

      const rows = await patientPage.tableRows();
      const printed = (kind: RegExp) =>
        rows.filter(([, , entry]) => kind.test(entry ?? '')).map(([date]) => date);
      const totals = assessments.filter(
        ({ instrumentId, status }) => instrumentId === 'phq9' && status === 'recorded',
      );
      const given = sessions.filter(({ status }) => status === 'signed');
      expect(printed(/^PHQ-9$/)).toEqual(totals.map(({ assessedOn }) => formatDate(assessedOn)));
      expect(printed(/^Injection/)).toEqual(
        given.map(({ performedOn }) => formatDate(performedOn)),
      );
      expect(given.length).toBeGreaterThan(1);
    });

    test('records a PHQ-9 on the day that was typed, and begins with the day of the practice', async ({
      page,
      clinic,
    }) => {
      const today = await clinic.today();
      const patient = await clinic.patient();
      const entry = new EntryPage(page);
      await entry.open(patient.id);
      await expect(entry.date).toHaveValue(today);

      // The last day of the year before: a day further would be another year.
      const typed = addDays(`${today.slice(0, 4)}-01-01`, -1);
      const [year, month, day] = typed.split('-');
      await entry.date.press('Home');
      await entry.date.pressSequentially(`${month}${day}${year}`);
      await expect(entry.date).toHaveValue(typed);
      await expect(page.getByText(formatDate(typed), { exact: true })).toBeVisible();

      await entry.transcription.fill('321012010');
      await entry.transcription.press('Enter');
      await entry.save.click();
      await expect(page).toHaveURL(`/patients/${patient.id}`);
      await expect(page.getByText(formatDate(typed)).first()).toBeVisible();
      const recorded = (await clinic.record(patient.id)).assessments;
      expect(recorded.map(({ assessedOn }) => assessedOn)).toEqual([typed]);
    });
  });
}
