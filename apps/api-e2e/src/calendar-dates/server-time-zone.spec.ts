import { meSchema, type PatientRecord } from '@glabella/contracts';
import { addDays, type CalendarDate } from '@glabella/domain/values';
import * as forms from '../assessments/forms';
import { exported, type Line, linesOf } from '../exports/export-steps';
import { createPractice, inPractice } from '../support/practice-builder';
import { ProductProcess } from '../support/product-process';
import { type RunningApi, useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

jest.setTimeout(300_000);

/** From the first to the last of a day, half hours between, and days that a change of the clocks makes longer or shorter. */
const zones = [
  'Pacific/Kiritimati',
  'Australia/Lord_Howe',
  'Asia/Kolkata',
  'Europe/Berlin',
  'Africa/Casablanca',
  'UTC',
  'America/St_Johns',
  'Pacific/Pago_Pago',
] as const;

/** The days on which the clocks of these zones change in 2025 (IANA time zone database), and the ends of years and months. */
const days: readonly CalendarDate[] = [
  '2024-02-29',
  '2024-12-31',
  '2025-01-01',
  '2025-02-23',
  '2025-03-09',
  '2025-03-30',
  '2025-04-06',
  '2025-10-05',
  '2025-10-26',
  '2025-11-02',
];

/** Days of birth: a leap day, one that Kiritimati left out, one before there was summer time, and the first of a year. */
const births: readonly CalendarDate[] = ['1984-02-29', '1994-12-31', '1912-03-10', '1970-01-01'];

/** A practice in the server's own zone and in both beside it, as a ring: the last day of the earth beside the first. */
const practicesBeside = (serverZone: (typeof zones)[number]) =>
  [0, 1, -1].map((step) => zones.at((zones.indexOf(serverZone) + step) % zones.length) ?? '');

const todayIn = (timeZone: string) =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date());

/** The dates of one patient, wherever they are read. */
interface Dates {
  readonly birth: string;
  readonly courseFrom: string;
  readonly injected: string;
  readonly assessed: readonly string[];
}

// The zone of a process is read as it starts: each of these is the built product in a process of its own.
describe.each(zones)('a server whose own time zone is %s', (serverZone) => {
  const api = useApi({ now: new Date().toISOString() });
  let server: ProductProcess;
  let ofServer: RunningApi;
  beforeAll(async () => {
    const { ownerUrl, appUrl } = api().database;
    const variables = { DATABASE_URL: ownerUrl, DATABASE_APP_URL: appUrl, TZ: serverZone };
    server = new ProductProcess(['serve'], variables);
    const url = await server.ready();
    ofServer = { ...api(), url, createPractice: (settings) => createPractice(ofServer, settings) };
  });
  afterAll(() => server.kill('SIGTERM'));

  it.each(practicesBeside(serverZone))('shifts no date of a practice in %s', async (timeZone) => {
    const clinic = await TestClinic.open(ofServer, { timeZone });
    const before = todayIn(timeZone);
    const { practice } = (await clinic.clinician.get('/api/v1/me')).as(meSchema);
    const today = practice.today as CalendarDate;
    expect([before, todayIn(timeZone)]).toContain(today);

    const said: Dates = {
      birth: births[zones.findIndex((zone) => zone === timeZone) % births.length] ?? '',
      courseFrom: '2025-10-26',
      injected: today,
      assessed: days,
    };
    const patientId = await record(clinic, said, today);
    expect(ofRecord(await forms.recordOf(clinic, patientId))).toEqual(said);
    expect(await stored(clinic, patientId)).toEqual(said);
    const archive = await exported(clinic.administrator);
    expect(ofTables((table) => linesOf(archive, table))).toEqual(said);
  });

  async function record(clinic: TestClinic, said: Dates, today: CalendarDate): Promise<string> {
    const patientId = await clinic.createPatient({ birthDate: said.birth });
    for (const assessedOn of said.assessed) {
      await forms.record(clinic, patientId, forms.form({ assessedOn }));
    }
    const startedOn = said.courseFrom;
    const courseId = await clinic.createCourse(patientId, { startedOn });
    await clinic.signedSession(courseId, { lotExpiresOn: addDays(today, 400) });
    return patientId;
  }

  function ofRecord({ patient, courses, sessions, assessments }: PatientRecord): Dates {
    return {
      birth: patient.birthDate,
      courseFrom: courses[0]?.startedOn ?? '',
      injected: sessions[0]?.performedOn ?? '',
      assessed: assessments.map(({ assessedOn }) => assessedOn).sort(),
    };
  }

  /** What PostgreSQL itself says that it keeps. */
  async function stored(clinic: TestClinic, patientId: string): Promise<Dates> {
    const texts = (column: string, from: string) =>
      inPractice(api().database.ownerUrl, clinic.practice.id, async (owner) => {
        const { rows } = await owner.query<{ on: string }>(
          `SELECT ${column}::text AS "on" ${from}`,
          [patientId],
        );
        return rows.map(({ on }) => on).sort();
      });
    const [birth = ''] = await texts('birth_date', 'FROM patient WHERE id = $1');
    const [courseFrom = ''] = await texts('started_on', 'FROM course WHERE patient_id = $1');
    const [injected = ''] = await texts(
      'performed_on',
      'FROM injection_session WHERE patient_id = $1',
    );
    const assessed = await texts('assessed_on', 'FROM assessment WHERE patient_id = $1');
    return { birth, courseFrom, injected, assessed };
  }

  function ofTables(lines: (table: string) => readonly Line[]): Dates {
    return {
      birth: lines('patients')[0]?.['birth_date'] ?? '',
      courseFrom: lines('courses')[0]?.['started_on'] ?? '',
      injected: lines('injection_sites')[0]?.['performed_on'] ?? '',
      assessed: lines('assessments')
        .map((line) => line['assessed_on'] ?? '')
        .sort(),
    };
  }
});
