import { randomUUID } from 'node:crypto';
import { unzipSync } from 'fflate';
import * as events from '../adverse-events/events';
import * as forms from '../assessments/forms';
import {
  frownRating,
  lifeEvent,
  mirtazapine,
  recorded,
  sertralineTrial,
} from '../patient-history/records';
import { figure } from '../support/figure';
import { inPractice } from '../support/practice-builder';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import { exported, type Line, linesOf, type ReadArchive, textOf } from './export-steps';
import { copyRows, hostileTexts } from './hostile-texts';
import { findLibreOffice, sheetsInLibreOffice } from './libreoffice';

jest.setTimeout(180_000);

/** Where each table shows what somebody typed, or a name. */
const textColumns = {
  patients: ['mrn', 'family_name', 'given_name', 'phone', 'email', 'recorded_by'],
  courses: ['responsible', 'clinicians', 'end_note', 'recorded_by', 'correction_reason'],
  injection_sites: [
    'performed_by',
    'lot_number',
    'reconstituted_by',
    'aftercare_by',
    'note',
    'correction_reason',
    'signed_by',
    'signature_meaning',
  ],
  assessments: ['language', 'note', 'correction_reason', 'recorded_by'],
  adverse_events: ['other_words', 'judged_by', 'note', 'correction_reason', 'recorded_by'],
  trials: ['drug_name', 'reason_stopped', 'side_effects', 'correction_reason', 'recorded_by'],
  medications: ['drug_name', 'purpose', 'correction_reason', 'recorded_by'],
  frown_ratings: ['rated_by', 'note', 'correction_reason', 'recorded_by'],
  life_events: ['note', 'correction_reason', 'recorded_by'],
} as const;

/** Where this machine has none, the test says so by being skipped. */
const libreOffice = findLibreOffice();

type TableName = keyof typeof textColumns;
const tables = Object.keys(textColumns) as TableName[];

describe('40 hostile texts in every text field', () => {
  const api = useApi();
  let clinic: TestClinic;
  const textOfPatient = new Map<string, string>();

  beforeAll(async () => {
    clinic = await TestClinic.open(api());
    const { patientId, courseId, sessionId } = await clinic.treatedPatient();
    const assessment = await forms.record(clinic, patientId);
    const event = await events.record(
      clinic,
      patientId,
      events.ptosis({ termId: 'other', otherWords: 'Synthetic', sessionId, onsetOn: forms.today }),
    );
    const other = { drugId: 'other', otherName: 'Synthetic', otherClass: 'ssri' } as const;
    const trial = await recorded(
      clinic.clinician,
      patientId,
      'prior-treatments',
      sertralineTrial({ ...other, isDoseAdequate: true }),
    );
    const taken = { ...mirtazapine(other), steps: [{ on: '2026', dose: 15 }] };
    const medication = await recorded(clinic.clinician, patientId, 'medications', taken);
    const rating = await recorded(
      clinic.clinician,
      patientId,
      'frown-ratings',
      frownRating(clinic.people.psychiatrist.id),
    );
    const lived = await recorded(clinic.clinician, patientId, 'life-events', lifeEvent());
    await inPractice(api().database.ownerUrl, clinic.practice.id, async (owner) => {
      for (const text of hostileTexts) {
        const ids = { patient: randomUUID(), course: randomUUID(), session: randomUUID() };
        const [form, harm, person] = [randomUUID(), randomUUID(), randomUUID()];
        textOfPatient.set(ids.patient, text);
        const copy = (table: string, where: string, id: string, changes: object) =>
          copyRows(owner, table, where, [id], { ...changes });
        await copy('staff', 'id = $1', clinic.people.psychiatrist.id, {
          id: person,
          display_name: text,
        });
        const name = { mrn: text, given_name: text, family_name: text };
        const by = { author_id: person, reason: text };
        await copy('patient', 'id = $1', patientId, { ...name, id: ids.patient });
        await copy('patient_version', 'patient_id = $1', patientId, {
          ...name,
          ...by,
          phone: text,
          email: text,
          patient_id: ids.patient,
        });
        const inCourse = { patient_id: ids.patient, course_id: ids.course };
        await copy('course', 'id = $1', courseId, { id: ids.course, patient_id: ids.patient });
        await copy('course_version', 'course_id = $1', courseId, {
          ...inCourse,
          ...by,
          responsible_id: person,
          end_note: text,
        });
        await copy('course_clinician', 'course_id = $1', courseId, {
          course_id: ids.course,
          staff_id: person,
        });
        const head = { id: ids.session, lot_number: text };
        await copy('injection_session', 'id = $1', sessionId, { ...inCourse, ...head });
        await copy('injection_session_version', 'session_id = $1', sessionId, {
          ...inCourse,
          ...by,
          session_id: ids.session,
          performed_by: person,
          lot_number: text,
          reconstituted_by_name: text,
          aftercare: { told: ['red-flags'], method: 'phone', byId: person },
          note: text,
          signer_name: text,
          signature_meaning: text,
        });
        await copy('injection_site', 'session_id = $1', sessionId, { session_id: ids.session });
        const ofPatient = { patient_id: ids.patient };
        await copy('assessment', 'id = $1', assessment.id, { ...ofPatient, id: form });
        await copy('assessment_version', 'assessment_id = $1', assessment.id, {
          ...ofPatient,
          ...by,
          assessment_id: form,
          language: text,
          note: text,
        });
        const happened = { ...ofPatient, session_id: ids.session, other_words: text };
        await copy('adverse_event', 'id = $1', event.id, { ...happened, id: harm });
        await copy('adverse_event_version', 'adverse_event_id = $1', event.id, {
          ...happened,
          ...by,
          adverse_event_id: harm,
          relatedness: 'possible',
          judged_by: person,
          reports: [{ reportedTo: text, reportedOn: '2026-04-23', reference: text }],
          note: text,
        });
        const histories = [
          [
            'prior_treatment',
            trial.id,
            { other_name: text, reason_stopped: text, side_effects: text },
          ],
          ['medication', medication.id, { other_name: text, purpose: text }],
          ['frown_rating', rating.id, { rated_by: person, note: text }],
          ['life_event', lived.id, { note: text }],
        ] as const;
        for (const [table, recordId, words] of histories) {
          const id = randomUUID();
          await copy(table, 'id = $1', recordId, { ...ofPatient, id });
          await copy(`${table}_version`, `${table}_id = $1`, recordId, {
            ...ofPatient,
            ...by,
            [`${table}_id`]: id,
            ...words,
          });
        }
      }
    });
  });

  const guarded = (text: string) =>
    /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? `'${text}` : text;

  /** Rows of the 40 patients with the text that each was given. */
  function planted(rows: readonly Line[]): [row: Line, text: string][] {
    return rows.flatMap((row): [Line, string][] => {
      const text = textOfPatient.get(row['patient_id'] ?? '');
      return text === undefined ? [] : [[row, text]];
    });
  }

  it.each([
    ['csv-analysis', ','],
    ['csv-excel-comma', ','],
    ['csv-excel-semicolon', ';'],
  ] as const)(
    'read back from %s cell by cell, none of them a formula',
    async (format, separator) => {
      const archive = await exported(clinic.administrator, 'identified', format);
      let cells = 0;
      for (const table of tables) {
        const rows = planted(linesOf(archive, table, separator));
        expect(new Set(rows.map(([, text]) => text)).size).toBe(hostileTexts.length);
        for (const [row, text] of rows) {
          for (const column of textColumns[table]) {
            expect([table, column, row[column]]).toEqual([table, column, guarded(text)]);
            cells += 1;
          }
        }
      }
      figure(`hostile texts in ${format}`, `${cells} cells read back equal`, '0 live formulas');
    },
  );

  it('are texts in Excel, character for character', async () => {
    const archive = await exported(clinic.administrator, 'identified', 'xlsx');
    let cells = 0;
    for (const [index, table] of tables.entries()) {
      const rows = planted(sheetRows(archive, index + 1));
      expect(new Set(rows.map(([, text]) => text)).size).toBe(hostileTexts.length);
      for (const [row, text] of rows) {
        for (const column of textColumns[table]) {
          expect([table, column, row[column]]).toEqual([table, column, text]);
          cells += 1;
        }
      }
    }
    figure('hostile texts in xlsx', `${cells} cells read back equal`, '0 formulas');
  });

  (libreOffice === null ? it.skip : it)(
    'open in LibreOffice as they are recorded, cell by cell, and so does everything beside them',
    async () => {
      const [book, plain] = [
        await exported(clinic.administrator, 'identified', 'xlsx'),
        await exported(clinic.administrator, 'identified', 'csv-analysis'),
      ];
      const workbook = book.files['outcomes.xlsx'] ?? new Uint8Array();
      const sheets = sheetsInLibreOffice(libreOffice ?? '', workbook);
      let cells = 0;
      const unequal: unknown[] = [];
      for (const table of tables) {
        const recorded = linesOf(plain, table);
        const shown = sheets.get(table) ?? [];
        expect([table, shown.length]).toEqual([table, recorded.length]);
        recorded.forEach((row, at) => {
          const text = textOfPatient.get(row['patient_id'] ?? '');
          for (const [column, cell] of Object.entries(row)) {
            const recordedText = text === undefined ? cell : plantedIn(table, column, text);
            const expected = asLibreOfficeWrites(recordedText ?? cell);
            const found = shown[at]?.[column];
            if (found !== expected) unequal.push({ table, column, found, expected });
            cells += 1;
          }
        });
      }
      expect(unequal).toEqual([]);
      figure('cells of the workbook in LibreOffice', `${cells} equal to the record`, 'all equal');
    },
  );
});

/** What a planted text makes of a cell without the guard of a CSV; undefined where it is in no such cell. */
function plantedIn(table: TableName, column: string, text: string): string | undefined {
  if (table === 'adverse_events' && column === 'reports') return `${text}, 2026-04-23, ${text}`;
  return textColumns[table].some((one: string) => one === column) ? text : undefined;
}

/** A line break of two characters is one in a cell of LibreOffice. */
function asLibreOfficeWrites(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** The rows of a sheet under its headings, of which every cell must be a text or a number and none a formula. */
function sheetRows(archive: ReadArchive, sheet: number): Line[] {
  const parts = unzipSync(archive.files['outcomes.xlsx'] ?? new Uint8Array());
  const xml = textOf(parts[`xl/worksheets/sheet${sheet}.xml`]);
  expect(xml).not.toMatch(/<f[ >]/);
  const [header, ...rows] = [...xml.matchAll(/<row r="\d+">(.*?)<\/row>/gs)].map(
    ([, cells = '']) =>
      new Map(
        [
          ...cells.matchAll(
            /<c r="([A-Z]+)\d+"[^>]*>(?:<v>|<is><t xml:space="preserve">)(.*?)<\//gs,
          ),
        ].map(([, letters = '', text = '']) => [letters, plain(text)]),
      ),
  );
  return rows.map((row) =>
    Object.fromEntries(
      [...(header ?? [])].map(([letters, name]) => [name, row.get(letters) ?? '']),
    ),
  );
}

function plain(xml: string): string {
  return xml
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .replace(/_x([0-9A-F]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
