import type { Clinic } from './clinic';
import type { LookedAt } from './looked-at';

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

/** The pages about patients, and the lists that lead to them. */
export const pagesOfCare: readonly LookedAt[] = [
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
    name: 'a new life event',
    visitor: 'clinician',
    address: async (clinic) => `/patients/${(await clinic.patient()).id}/history/life-events/new`,
    heading: 'Record a life event',
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
    name: 'what is due',
    visitor: 'clinician',
    address: () => '/due?scope=practice',
    heading: 'This week',
  },
  {
    name: 'the summary of a patient',
    visitor: 'psychiatrist',
    address: async (clinic) => `${await busiestPatient(clinic)}/summary`,
    heading: /./,
  },
  {
    name: 'a consent being recorded',
    visitor: 'psychiatrist',
    address: async (clinic) => {
      const { id } = await clinic.patient();
      const { courseId } = await clinic.courseWithoutConsent(id);
      return `/patients/${id}/courses/${courseId}/consent`;
    },
    heading: 'Record a consent',
  },
];
