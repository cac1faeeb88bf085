import * as z from 'zod';
import { adverseEventSchema } from './adverse-events';
import { assessmentSchema } from './assessments';
import { askedAgainSchema, consentSchema } from './consents';
import { courseSchema } from './courses';
import { authorSchema, calendarDateSchema, idSchema, instantSchema } from './fields';
import { followUpSchema } from './follow-ups';
import { thresholdValuesSchema } from './outcome-thresholds';
import {
  frownRatingSchema,
  lifeEventSchema,
  medicationSchema,
  priorTreatmentSchema,
} from './patient-history';
import { patientSchema } from './patients';
import { protocolSchema } from './protocols';
import { injectionSessionSchema } from './sessions';

/** Everything the patient page draws, in one answer: facts only, the rules run in the domain on both sides. */
export const patientRecordSchema = z.strictObject({
  patient: patientSchema,
  /** The practice's calendar day. */
  today: calendarDateSchema,
  timeZone: z.string(),
  courses: z.array(courseSchema),
  /** Every consent of every course, the one given last first; those entered by mistake included and marked. */
  consents: z.array(consentSchema),
  /** The versions of the consent text that ask everybody again. */
  consentAskedAgain: z.array(askedAgainSchema),
  /** Every version of a protocol that a course or session of the patient names. */
  protocols: z.array(protocolSchema),
  /** Newest version of every assessment of every instrument, oldest first; voided ones included and marked. */
  assessments: z.array(assessmentSchema),
  /** Newest version of every session, oldest first; voided ones included and marked. */
  sessions: z.array(injectionSessionSchema),
  sessionDrafts: z.array(
    z.strictObject({
      id: idSchema,
      courseId: idSchema,
      amendsSessionId: idSchema.nullable(),
      performedOn: calendarDateSchema.nullable(),
      updatedBy: authorSchema,
      updatedAt: instantSchema,
    }),
  ),
  followUps: z.array(followUpSchema),
  /** What the practice set instead of the published thresholds; `thresholdsWith` gives those in force. */
  thresholdValues: thresholdValuesSchema,
  /** Newest version of every adverse event, oldest onset first; voided ones included and marked. */
  adverseEvents: z.array(adverseEventSchema),
  /** Newest version of every treatment before toxin, in the order of recording; voided ones included and marked. */
  priorTreatments: z.array(priorTreatmentSchema),
  /** Newest version of every medication, in the order of recording; voided ones included and marked. */
  medications: z.array(medicationSchema),
  /** Newest version of every frown rating apart from a session, oldest first; voided ones included and marked. */
  frownRatings: z.array(frownRatingSchema),
  /** Newest version of every life event, oldest first; voided ones included and marked. */
  lifeEvents: z.array(lifeEventSchema),
  /** Where the practice reports adverse events; empty until it has chosen. */
  reportingBody: z.string(),
  safety: z.strictObject({
    text: z.string(),
    crisisLines: z.array(z.strictObject({ label: z.string(), phone: z.string() })),
  }),
});
export type PatientRecord = z.infer<typeof patientRecordSchema>;
