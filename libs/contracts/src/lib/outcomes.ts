import { instruments, phq9 } from '@glabella/domain/instruments';
import {
  ageBands,
  cohortGroups,
  doseBands,
  groupsOfWeek,
  hasShares,
  type CohortReport,
} from '@glabella/domain/outcomes';
import { icd10Pattern, productIds, resistanceStratumIds } from '@glabella/domain/treatment';
import * as z from 'zod';
import { careSiteFilterSchema } from './care-sites';
import {
  calendarDateSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  lineSchema,
  pageSchema,
  pageSizeSchema,
} from './fields';
import { thresholdValuesSchema } from './outcome-thresholds';
import { patientFactsSchema, sexSchema } from './patients';

const bandSchema = (bands: readonly { readonly id: string }[]) =>
  z.enum(bands.map(({ id }) => id) as [string, ...string[]]);

/** A diagnosis by which patients are chosen: an ICD-10 code, or a category (F33) for every code in it. */
export const diagnosisFilterSchema = z
  .string()
  .regex(icd10Pattern, { error: 'Write an ICD-10 code, as F33.1, or a category, as F33.' });

/** What narrows a report beside its period. */
const filterFields = {
  instrumentId: z
    .string()
    .refine((id) => instruments.some((one) => one.id === id && hasShares(one)), {
      error: 'Not an instrument whose change is told in per cent of a baseline.',
    })
    .default(phq9.id),
  protocolId: lineSchema(80).optional(),
  /** The diagnosis of the course as it stands now. */
  diagnosisCode: diagnosisFilterSchema.optional(),
  productId: z.enum(productIds).optional(),
  /** The total of the session; only together with a product. */
  doseBand: bandSchema(doseBands).optional(),
  sex: sexSchema.optional(),
  /** By age in full years on the day of the session. */
  ageBand: bandSchema(ageBands).optional(),
  /** By the Maudsley stage of the course on the day of its first injection. */
  resistance: z.enum(resistanceStratumIds).optional(),
  /** Where the session took place. */
  careSite: careSiteFilterSchema.optional(),
  /** Who is responsible for the course now. */
  responsibleId: idSchema.optional(),
};

const questionFields = { from: calendarDateSchema, to: calendarDateSchema, ...filterFields };

interface Period {
  readonly from: string;
  readonly to: string;
}
interface Dose {
  readonly productId?: string | undefined;
  readonly doseBand?: string | undefined;
}

const isOrdered = ({ from, to }: Period): boolean => from <= to;
const orderProblem = { error: 'The last day lies before the first.', path: ['to'] };
const hasProduct = ({ productId, doseBand }: Dose): boolean =>
  doseBand === undefined || productId !== undefined;
const productProblem = {
  error: 'Choose a product: units of different products are no common measure.',
  path: ['doseBand'],
};

/** Which sessions and courses an outcome report speaks of; both days included. By POST: it stays out of URLs. */
export const outcomeQuestionSchema = z
  .strictObject(questionFields)
  .refine(isOrdered, orderProblem)
  .refine(hasProduct, productProblem);
export type OutcomeQuestion = z.input<typeof outcomeQuestionSchema>;

/** What a saved report keeps of a question: everything but its days. */
export const outcomeFiltersSchema = z.strictObject(filterFields).refine(hasProduct, productProblem);
export type OutcomeFilters = z.output<typeof outcomeFiltersSchema>;

/**
 * A count as an aggregate report prints it: `<5` for 1 to 4 where 5 is the smallest count that the practice prints,
 * `withheld` where it would let one be computed.
 */
export const printedCountSchema = z.union([
  z.int().min(0),
  z.templateLiteral(['<', z.int()]),
  z.literal('withheld'),
]);

const intervalSchema = z.strictObject({
  percent: z.number(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
const rateSchema = z.strictObject({
  count: printedCountSchema,
  of: printedCountSchema,
  interval: intervalSchema.nullable(),
});
const ratesSchema = z.strictObject({ observed: rateSchema, imputed: rateSchema });

/** The figures of the patients whose course began in the period; see `cohortReport` of the domain. */
export const cohortReportSchema = z.strictObject({
  patients: printedCountSchema,
  withoutBaseline: printedCountSchema,
  belowBaseline: printedCountSchema,
  counted: printedCountSchema,
  weeks: z.array(
    z.strictObject({
      week: z.literal([6, 12]),
      observed: printedCountSchema,
      missing: printedCountSchema,
      notYet: printedCountSchema,
      change: intervalSchema.nullable(),
      response: ratesSchema.nullable(),
      remission: ratesSchema.nullable(),
      /**
       * The changes in per cent in bands, the greatest fall first; null where they would count a few responders, and where
       * a protocol's own response makes the responders others than those beyond the practice's line.
       */
      bands: z
        .array(
          z.strictObject({
            label: z.string(),
            patients: printedCountSchema,
            /** One change for each patient, the greatest fall first; null where their number is not shown. */
            changes: z.array(z.number()).nullable(),
          }),
        )
        .nullable(),
    }),
  ),
  visits: z.array(
    z.strictObject({
      week: z.int().min(1),
      observed: printedCountSchema,
      owed: printedCountSchema,
      change: intervalSchema.nullable(),
    }),
  ),
}) satisfies z.ZodType<CohortReport>;

/** How many were treated and how those whose course began in the period changed; no patient is named. */
export const outcomeReportSchema = z
  .strictObject({
    today: calendarDateSchema,
    asOf: instantSchema,
    instrumentId: z.string(),
    /** What the practice set instead of the published thresholds. */
    thresholdValues: thresholdValuesSchema,
    treated: z.strictObject({
      patients: printedCountSchema,
      sessions: printedCountSchema,
      products: z.array(
        z.strictObject({
          productId: z.string(),
          sessions: printedCountSchema,
          /** Units of this product; null where its sessions are not shown. */
          units: z.number().nullable(),
        }),
      ),
    }),
    cohort: cohortReportSchema,
    /**
     * The cohort by Maudsley stage in week 6, observed cases, everybody in one stratum; null where the question asks for
     * one stage. See `strataReport` of the domain.
     */
    strata: z
      .array(
        z.strictObject({
          id: z.enum(resistanceStratumIds),
          observed: printedCountSchema,
          missing: printedCountSchema,
          change: intervalSchema.nullable(),
          response: rateSchema.nullable(),
          remission: rateSchema.nullable(),
        }),
      )
      .nullable(),
  })
  .meta({
    description:
      'Per cents are unrounded changes from each patient’s own baseline or shares, with 95 % intervals (Student’s t; ' +
      'Wilson). No count below the smallest that the practice prints (5, or a greater number of its own) but 0 is in it ' +
      'or can be computed from it. A registry’s change is not a treatment effect.',
  });
export type OutcomeReport = z.infer<typeof outcomeReportSchema>;

/** The groups whose patients can be listed: those treated in the period, and those of the cohort's figures. */
export const outcomeGroups = ['treated', ...cohortGroups] as const;
export type OutcomeGroup = (typeof outcomeGroups)[number];

/** Which patients stand behind a figure; `week` where the group speaks of one. */
export const outcomePatientsQuestionSchema = z
  .strictObject({
    ...questionFields,
    group: z.enum(outcomeGroups),
    week: z.int().min(1).max(520).optional(),
    cursor: cursorSchema.optional(),
    limit: pageSizeSchema,
  })
  .refine(isOrdered, orderProblem)
  .refine(hasProduct, productProblem)
  .refine(({ group, week }) => week !== undefined || !groupsOfWeek.some((one) => one === group), {
    error: 'Say which week.',
    path: ['week'],
  });
export type OutcomePatientsQuestion = z.input<typeof outcomePatientsQuestionSchema>;

/** A patient behind a figure: the first matching session and, of the cohort, what the figure rests on. */
export const outcomePatientSchema = z.strictObject({
  patient: patientFactsSchema
    .pick({ givenName: true, familyName: true, birthDate: true, mrn: true })
    .extend({ id: idSchema }),
  firstInjectionOn: calendarDateSchema,
  baseline: z.number().nullable(),
  /** The total of the asked week. */
  total: z.number().nullable(),
  /** Change in per cent of the baseline in the asked week, unrounded. */
  change: z.number().nullable(),
});
export type OutcomePatient = z.infer<typeof outcomePatientSchema>;
export const outcomePatientPageSchema = pageSchema(outcomePatientSchema);
export type OutcomePatientPage = z.infer<typeof outcomePatientPageSchema>;
