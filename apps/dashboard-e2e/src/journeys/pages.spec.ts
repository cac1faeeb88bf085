import {
  expectAccessible,
  expectAccessibleLayout,
  expectNoSidewaysScroll,
  expectReadable,
  expectToFitTablets,
} from '../support/accessibility';
import type { Clinic } from '../support/clinic';
import { expect, test, type Visitor } from '../support/test';

interface LookedAt {
  readonly name: string;
  readonly visitor: Visitor;
  readonly address: (clinic: Clinic) => string | Promise<string>;
  /** What stands on the page once it is there. */
  readonly heading: string | RegExp;
}

const phone = { width: 390, height: 844 };

/** A patient of the demo practice with injections and an open item-9 follow-up where there is one. */
async function busiestPatient(clinic: Clinic): Promise<string> {
  const rows = await clinic.demoPatients();
  const treated = rows.filter(({ sessionCount }) => sessionCount > 1);
  const found = treated.find(({ openFollowUps }) => openFollowUps > 0) ?? treated[0];
  if (!found) throw new Error('The demo practice has no treated patient');
  return `/patients/${found.id}`;
}

const patientWithCourse = async (clinic: Clinic) => {
  const { id } = await clinic.patient();
  const courseId = await clinic.course(id);
  await clinic.phq9(id, await clinic.today(), [2, 2, 2, 2, 2, 2, 2, 2, 0]);
  return { patient: `/patients/${id}`, courseId };
};

const eventOfSomebody = async (clinic: Clinic) => {
  const { id } = await clinic.patient();
  return clinic.adverseEvent(id, { termId: 'dysphagia', seriousness: null });
};

const lotOfSomebody = async (clinic: Clinic) => {
  const { id } = await clinic.patient();
  await clinic.session(await clinic.course(id), { lotNumber: 'PAGE-1' });
  return clinic.lot('PAGE-1', 3);
};

const pages: readonly LookedAt[] = [
  { name: 'the stock', visitor: 'clinician', address: () => '/stock?show=all', heading: 'Stock' },
  {
    name: 'the receipt of a delivery',
    visitor: 'administrator',
    address: () => '/stock/receive',
    heading: 'Receive a delivery',
  },
  {
    name: 'a lot',
    visitor: 'clinician',
    address: async (clinic) => `/stock/lots/${await lotOfSomebody(clinic)}`,
    heading: 'Lot PAGE-1',
  },
  {
    name: 'who received a lot',
    visitor: 'administrator',
    address: async (clinic) => {
      await lotOfSomebody(clinic);
      return '/recalls/lot?lot=page-1';
    },
    heading: 'Who received a lot',
  },
  { name: 'the recalls', visitor: 'clinician', address: () => '/recalls', heading: 'Recalls' },

  { name: 'sign-in', visitor: 'nobody', address: () => '/sign-in', heading: 'Sign in' },
  {
    name: 'forgotten password',
    visitor: 'nobody',
    address: () => '/forgotten-password',
    heading: 'Forgotten password',
  },
  {
    name: 'a link that does not work',
    visitor: 'nobody',
    address: () => '/link#no-such-secret-in-this-link',
    heading: 'Choose your password',
  },
  { name: 'set-up', visitor: 'nobody', address: () => '/set-up', heading: 'Set up the practice' },
  {
    name: 'who needs attention',
    visitor: 'clinician',
    address: () => '/caseload?scope=practice&show=everybody',
    heading: 'Needs attention',
  },
  {
    name: 'the patients',
    visitor: 'clinician',
    address: () => '/patients',
    heading: 'Patients',
  },
  {
    name: 'the outcomes of the practice',
    visitor: 'administrator',
    address: () => '/outcomes',
    heading: 'Outcomes',
  },
  {
    name: 'a new patient',
    visitor: 'clinician',
    address: () => '/patients/new',
    heading: 'New patient',
  },
  {
    name: 'a patient with a chart',
    visitor: 'psychiatrist',
    address: busiestPatient,
    heading: /MRN DEMO-/,
  },
  {
    name: 'a patient with the chart as a table',
    visitor: 'psychiatrist',
    address: async (clinic) => `${await busiestPatient(clinic)}?axis=weeks&range=all&view=table`,
    heading: /MRN DEMO-/,
  },
  {
    name: 'a patient without any entry',
    visitor: 'psychiatrist',
    address: async (clinic) => `/patients/${(await clinic.patient()).id}`,
    heading: /MRN E2E-/,
  },
  {
    name: 'the correction of a patient',
    visitor: 'psychiatrist',
    address: async (clinic) => `${await busiestPatient(clinic)}/edit`,
    heading: /Correct/,
  },
  {
    name: 'a new course',
    visitor: 'psychiatrist',
    address: async (clinic) => `/patients/${(await clinic.patient()).id}/courses/new`,
    heading: 'Start a course',
  },
  {
    name: 'the correction of a course',
    visitor: 'psychiatrist',
    address: async (clinic) => {
      const { patient, courseId } = await patientWithCourse(clinic);
      return `${patient}/courses/${courseId}/edit`;
    },
    heading: 'Correct the course',
  },
  {
    name: 'a new PHQ-9',
    visitor: 'clinician',
    address: async (clinic) => `/patients/${(await clinic.patient()).id}/assessments/new`,
    heading: 'Record PHQ-9',
  },
  {
    name: 'a new GAD-7',
    visitor: 'clinician',
    address: async (clinic) =>
      `/patients/${(await clinic.patient()).id}/assessments/new?instrument=gad7`,
    heading: 'Record GAD-7',
  },
  {
    name: 'the correction of a PHQ-9',
    visitor: 'clinician',
    address: async (clinic) => {
      const { id } = await clinic.patient();
      const recorded = await clinic.phq9(id, await clinic.today(), [1, 1, 1, 1, 1, 1, 1, 1, 0]);
      return `/patients/${id}/assessments/${recorded.id}/correct`;
    },
    heading: /^Correct PHQ-9/,
  },
  {
    name: 'the follow-ups',
    visitor: 'clinician',
    address: () => '/follow-ups',
    heading: 'Item-9 follow-ups',
  },
  {
    name: 'the adverse events',
    visitor: 'clinician',
    address: () => '/adverse-events?state=all',
    heading: 'Adverse events',
  },
  {
    name: 'a new adverse event',
    visitor: 'clinician',
    address: async (clinic) => `/patients/${(await clinic.patient()).id}/adverse-events/new`,
    heading: 'Record an adverse event',
  },
  {
    name: 'an adverse event',
    visitor: 'psychiatrist',
    address: async (clinic) => `/adverse-events/${await eventOfSomebody(clinic)}`,
    heading: 'Trouble swallowing',
  },
  {
    name: 'the correction of an adverse event',
    visitor: 'psychiatrist',
    address: async (clinic) => `/adverse-events/${await eventOfSomebody(clinic)}/correct`,
    heading: 'Correct the adverse event',
  },
  {
    name: 'a treatment history',
    visitor: 'psychiatrist',
    address: async (clinic) => `/patients/${(await clinic.demoPatients())[0]?.id ?? ''}/history`,
    heading: 'Treatment history',
  },
  {
    name: 'a new treatment before toxin',
    visitor: 'clinician',
    address: async (clinic) =>
      `/patients/${(await clinic.patient()).id}/history/prior-treatments/new`,
    heading: 'Record a treatment before toxin',
  },
  {
    name: 'a new medication',
    visitor: 'clinician',
    address: async (clinic) => `/patients/${(await clinic.patient()).id}/history/medications/new`,
    heading: 'Record a medication',
  },
  {
    name: 'a new frown rating',
    visitor: 'clinician',
    address: async (clinic) => `/patients/${(await clinic.patient()).id}/history/frown-ratings/new`,
    heading: 'Record a frown rating',
  },
  {
    name: 'a session being written',
    visitor: 'psychiatrist',
    address: async (clinic) => {
      const { courseId } = await patientWithCourse(clinic);
      return `/sessions/drafts/${await clinic.sessionDraft(courseId)}`;
    },
    heading: /^Injection session/,
  },
  {
    name: 'a signed session',
    visitor: 'psychiatrist',
    address: async (clinic) => {
      const { courseId } = await patientWithCourse(clinic);
      return `/sessions/${await clinic.session(courseId)}`;
    },
    heading: /^Injection session/,
  },
  {
    name: 'the leaflet of a session',
    visitor: 'psychiatrist',
    address: async (clinic) => {
      const { patient, courseId } = await patientWithCourse(clinic);
      return `${patient}/leaflet/${await clinic.session(courseId)}`;
    },
    heading: 'After your treatment',
  },
  {
    name: 'the imports',
    visitor: 'administrator',
    address: () => '/imports',
    heading: 'Imports',
  },
  {
    name: 'a new import',
    visitor: 'administrator',
    address: () => '/imports/new',
    heading: 'Import a file',
  },
  {
    name: 'the exports',
    visitor: 'administrator',
    address: () => '/reports',
    heading: 'Reports',
  },
  {
    name: 'the lists',
    visitor: 'administrator',
    address: () => '/reports/lists?list=injectors',
    heading: 'Lists',
  },
  {
    name: 'the settings, to read',
    visitor: 'clinician',
    address: () => '/practice/settings',
    heading: 'Practice',
  },
  {
    name: 'the settings, to change',
    visitor: 'administrator',
    address: () => '/practice/settings',
    heading: 'Practice',
  },
  {
    name: 'the people',
    visitor: 'administrator',
    address: () => '/practice/people',
    heading: 'People',
  },
  {
    name: 'who may sign',
    visitor: 'administrator',
    address: () => '/practice/credentials',
    heading: 'Credentials',
  },
  {
    name: 'the own credentials',
    visitor: 'clinician',
    address: () => '/practice/my-credentials',
    heading: 'Your credentials',
  },
  {
    name: 'the co-signatures',
    visitor: 'psychiatrist',
    address: () => '/cosignatures?whose=practice',
    heading: 'Co-signatures',
  },
  {
    name: 'the absences',
    visitor: 'clinician',
    address: () => '/practice/absences',
    heading: 'Absences',
  },
  {
    name: 'the thresholds, to read',
    visitor: 'clinician',
    address: () => '/practice/thresholds',
    heading: 'Thresholds',
  },
  {
    name: 'the thresholds, to change',
    visitor: 'administrator',
    address: () => '/practice/thresholds',
    heading: 'Thresholds',
  },
  {
    name: 'the aftercare list',
    visitor: 'clinician',
    address: () => '/practice/aftercare',
    heading: 'Aftercare',
  },
  {
    name: 'the protocols',
    visitor: 'clinician',
    address: () => '/practice/protocols',
    heading: 'Protocols',
  },
  {
    name: 'the products',
    visitor: 'clinician',
    address: () => '/practice/products',
    heading: 'Products',
  },
  {
    name: 'the audit trail',
    visitor: 'administrator',
    address: () => '/audit',
    heading: 'Audit trail',
  },
  {
    name: 'the own account',
    visitor: 'clinician',
    address: () => '/account',
    heading: 'Your account',
  },
  {
    name: 'a page that does not exist',
    visitor: 'clinician',
    address: () => '/no-such-page',
    heading: 'Page not found',
  },
];

for (const { name, visitor, address, heading } of pages) {
  test.describe(name, () => {
    test.use({ visitor });

    test('is accessible in light and dark, and as wide as a phone and a tablet', async ({
      page,
      clinic,
      guard,
    }) => {
      guard.expectRefusal(404, '/no-such-page');
      guard.expectRefusal(422, '/links/inspect');
      await page.goto(await address(clinic));
      await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
      await expect(page.getByText(/^Loading /)).toHaveCount(0);
      await expectAccessible(page, name);
      await page.emulateMedia({ colorScheme: 'dark' });
      await expectReadable(page, `${name}, dark`);
      await expectToFitTablets(page, name);
      await page.setViewportSize(phone);
      await expectNoSidewaysScroll(page, `${name}, dark, at ${phone.width} px`);
      await page.emulateMedia({ colorScheme: 'light' });
      await expectNoSidewaysScroll(page, `${name} at ${phone.width} px`);
      await expectAccessibleLayout(page, `${name} at ${phone.width} px`);
    });
  });
}
