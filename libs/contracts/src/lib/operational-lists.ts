import { expiryWarningDays } from '@glabella/domain/treatment';
import * as z from 'zod';
import { csvFormatSchema } from './csv-format';
import { calendarDateSchema, idSchema } from './fields';

/** The lists from which a practice runs its week, in the order of the page. */
export const operationalListIds = [
  'not-followed-up',
  'open-follow-ups',
  'credentials',
  'injectors',
  'lots',
] as const;
export type OperationalListId = (typeof operationalListIds)[number];

/** A column of a list: its heading on the page, and its name in a file. */
export interface OperationalColumn {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'number' | 'date';
}

/** What a list is, in words that the page and the file share. */
export interface OperationalListDefinition {
  readonly heading: string;
  /** Who or what stands in it, and by which rule. */
  readonly rule: string;
  /** Whether it speaks of a period; the others speak of today. */
  readonly hasPeriod: boolean;
  readonly columns: readonly OperationalColumn[];
  /** What it means that it is empty. */
  readonly whenEmpty: string;
}

const text = (name: string, label: string): OperationalColumn => ({ name, label, kind: 'text' });
const number = (name: string, label: string): OperationalColumn => ({
  name,
  label,
  kind: 'number',
});
const date = (name: string, label: string): OperationalColumn => ({ name, label, kind: 'date' });

const patient = [text('patient', 'Patient'), date('birth_date', 'Born'), text('mrn', 'MRN')];

/** Every list by its id. */
export const operationalLists: Readonly<Record<OperationalListId, OperationalListDefinition>> = {
  'not-followed-up': {
    heading: 'Not followed up',
    rule: 'Patients with an open course whose latest planned visit has passed its window without a record. The longest ago first.',
    hasPeriod: false,
    columns: [
      ...patient,
      number('visit_week', 'Visit, week'),
      date('due_on', 'Due on'),
      number('days_late', 'Days since its window closed'),
      date('last_assessed_on', 'Last questionnaire'),
      date('last_injection_on', 'Last injection'),
      text('responsible', 'Responsible'),
    ],
    whenEmpty: 'The latest planned visit of every open course is recorded, or its window is open.',
  },
  'open-follow-ups': {
    heading: 'Open follow-ups',
    rule: 'Follow-ups of item 9 or of a PHQ-9 without a total that nobody has closed. The oldest first; age in full days.',
    hasPeriod: false,
    columns: [
      ...patient,
      date('assessed_on', 'Questionnaire of'),
      number('age_days', 'Age, days'),
      text('late', 'Past its deadline'),
      text('acknowledged', 'Acknowledged'),
      text('owner', 'Owner'),
    ],
    whenEmpty: 'No follow-up is open.',
  },
  credentials: {
    heading: 'Credentials that end',
    rule: `Verified credentials of people who are active that have ended or end within ${expiryWarningDays.value} days. The first to end first.`,
    hasPeriod: false,
    columns: [
      text('person', 'Person'),
      text('credential', 'Credential'),
      text('issuer', 'Issuer'),
      date('valid_until', 'Valid until'),
      number('days_left', 'Days left'),
    ],
    whenEmpty: `No credential ends within ${expiryWarningDays.value} days.`,
  },
  injectors: {
    heading: 'Activity per injector',
    rule: 'Signed sessions of the period by who injected, for each product: units of different products are never added.',
    hasPeriod: true,
    columns: [
      text('injector', 'Injector'),
      text('product', 'Product'),
      number('sessions', 'Sessions'),
      number('patients', 'Patients'),
      number('units', 'Units'),
      number('awaiting_cosignature', 'Awaiting a co-signature'),
      date('last_session_on', 'Last session'),
    ],
    whenEmpty: 'No session of this period is signed.',
  },
  lots: {
    heading: 'Lots received, used and wasted',
    rule: 'What the stock’s ledger says of each lot in the period, by the day on which it was entered. Vials are whole; units injected and units left over of opened vials are apart.',
    hasPeriod: true,
    columns: [
      text('product', 'Product'),
      text('lot_number', 'Lot'),
      date('expires_on', 'Expires'),
      number('vials_received', 'Vials received'),
      number('vials_used', 'Vials used'),
      number('vials_discarded', 'Vials removed'),
      number('units_injected', 'Units injected'),
      number('units_wasted', 'Units wasted'),
      number('vials_unopened', 'Unopened now'),
    ],
    whenEmpty:
      'Nothing was entered in this period. A practice that does not keep its stock here has no lots in it.',
  },
};

/** Which list, and of which days; both days included. Nothing of a patient is in it. */
export const operationalListQuestionSchema = z
  .strictObject({
    list: z.enum(operationalListIds),
    from: calendarDateSchema,
    to: calendarDateSchema,
  })
  .refine(({ from, to }) => from <= to, {
    error: 'The last day lies before the first.',
    path: ['to'],
  });
export type OperationalListQuestion = z.infer<typeof operationalListQuestionSchema>;

/** The same question for the file. */
export const operationalListFileQuerySchema = operationalListQuestionSchema.safeExtend({
  format: csvFormatSchema,
});
export type OperationalListFileQuery = z.output<typeof operationalListFileQuerySchema>;

/** The rows of a list as of today; cells in the order of its columns, null where nothing is known. */
export const operationalListSchema = z.strictObject({
  list: z.enum(operationalListIds),
  today: calendarDateSchema,
  /** False when there are more rows than are shown: the file holds them all. */
  isComplete: z.boolean(),
  rows: z.array(
    z.strictObject({
      /** Whose page the row opens; null for a row that is about nobody. */
      patientId: idSchema.nullable(),
      cells: z.array(z.string().nullable()),
    }),
  ),
});
export type OperationalList = z.infer<typeof operationalListSchema>;
