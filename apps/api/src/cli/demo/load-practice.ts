import type { INestApplicationContext } from '@nestjs/common';
import { defaultPracticeSettings, exportSelectionSchema, totalRows } from '@glabella/contracts';
import {
  demoPassword,
  generatePatients,
  generatePractice,
  syntheticAbsences,
  syntheticAftercareLists,
  syntheticCareSites,
  syntheticCredentials,
  syntheticExports,
  syntheticSavedReports,
  syntheticStock,
  type SyntheticExport,
  type SyntheticOptions,
  type SyntheticPatient,
  type SyntheticPractice,
  type SyntheticStock,
} from '@glabella/synthetic';
import { shippedConsentPoints, shippedProtocols } from '@glabella/domain/treatment';
import { addMonths, type CalendarDate } from '@glabella/domain/values';
import { recordAudit } from '../../audit/audit-trail';
import { TableStatistics } from '../../database/table-statistics';
import { TenantTransactions, type TenantTransaction } from '../../database/tenant';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { noRows } from '../../exports/data-export-rows';
import { hashPassword } from '../../identity/passwords';
import { callerFor } from '../../identity/visitor';
import { SummaryRebuild } from '../../patient-summary/summary-rebuild';
import { storeShippedProtocols } from '../../protocols/shipped-protocols';
import { stockRows } from './stock-rows';
import { clinicalRows, type Row } from './synthetic-rows';

const BATCH = 100;

/** The made-up practice has had its consent text for longer than any of its patients. */
const YEARS_OF_CONSENTS = 10;

/** What was loaded. */
export interface LoadedPractice {
  readonly practiceId: string;
  readonly patients: number;
}

/**
 * Loads a synthetic practice in batches of patients, each in one transaction with its audit row and with everything
 * that is derived from the records. The people come with the first batch: a demo practice, which is one batch, is
 * there as a whole or not at all, whenever the program is killed. Then PostgreSQL is told to look at what came in.
 */
export async function loadSyntheticPractice(
  app: INestApplicationContext,
  options: SyntheticOptions,
  onProgress: (patients: number) => void,
): Promise<LoadedPractice> {
  const tenant = app.get(TenantTransactions);
  const practice = generatePractice(options);
  const summaries = app.get(SummaryRebuild);
  const caller = loaderOf(practice);
  let patients = 0;
  for (const batch of batches(generatePatients(options))) {
    await tenant.run(caller, async (tx) => {
      if (patients === 0) await storePractice(tx, practice, options, app.get(Clock).now());
      await storePatients(tx, batch);
      if (isOneBatch(options)) {
        await storeStock(tx, syntheticStock(practice, batch, options));
        if (options.showsOtherTreatment) {
          await storeExports(tx, syntheticExports(practice, batch, options));
        }
      }
      const ids = batch.map(({ id }) => id);
      await summaries.rebuildPatients(tx, ids);
    });
    patients += batch.length;
    onProgress(patients);
  }
  await app.get(TableStatistics).refresh(caller.requestId);
  return { practiceId: practice.id, patients };
}

function loaderOf(practice: SyntheticPractice): Caller {
  const administrator = practice.staff.find(({ roles }) => roles.includes('administrator'));
  if (!administrator) throw new Error('A practice has an administrator');
  const { id, displayName, roles } = administrator;
  return callerFor(
    { requestId: 'load-synthetic-practice', address: 'command line' },
    { practiceId: practice.id, staffId: id, displayName, roles },
  );
}

async function storePractice(
  tx: TenantTransaction,
  practice: SyntheticPractice,
  options: SyntheticOptions,
  now: Date,
): Promise<void> {
  const at = now.toISOString();
  const password_hash = await hashPassword(demoPassword);
  await insertRows(tx, 'tenant', [{ id: practice.id, created_at: at }]);
  await insertRows(tx, 'practice', [
    {
      id: practice.id,
      name: practice.name,
      time_zone: practice.timeZone,
      phone: practice.phone,
      safety_text: practice.safetyText,
      crisis_lines: practice.crisisLines,
      settings: {
        ...defaultPracticeSettings,
        keepsStock: isOneBatch(options),
        careSites: syntheticCareSites,
      },
      is_synthetic: true,
      version: 1,
      created_at: at,
      updated_at: at,
    },
  ]);
  const people = practice.staff.map(({ id, displayName, email, roles }) => ({
    staff: {
      practice_id: practice.id,
      id,
      display_name: displayName,
      email,
      roles,
      version: 1,
      created_at: at,
    },
    login: {
      staff_id: id,
      practice_id: practice.id,
      email_key: email,
      password_hash,
      password_changed_at: at,
      created_at: at,
    },
  }));
  await insertRows(
    tx,
    'staff',
    people.map(({ staff }) => staff),
  );
  await insertRows(
    tx,
    'login',
    people.map(({ login }) => login),
  );
  await insertRows(
    tx,
    'staff_absence',
    syntheticAbsences(practice, options.today).map(({ id, staffId, coverId, fromOn, untilOn }) => ({
      practice_id: practice.id,
      id,
      staff_id: staffId,
      cover_id: coverId,
      from_on: fromOn,
      until_on: untilOn,
      version: 1,
      author_id: staffId,
      recorded_at: at,
    })),
  );
  await storeShippedProtocols(tx, shippedProtocols, now);
  await storeCredentials(tx, practice, options.today, at);
  await storeSavedReports(tx, practice, options, at);
  await insertRows(tx, 'consent_text_version', [
    {
      practice_id: practice.id,
      version: 1,
      points: shippedConsentPoints,
      asks_again: false,
      published_on: addMonths(options.today, -YEARS_OF_CONSENTS * 12),
      recorded_at: at,
    },
  ]);
  await insertRows(
    tx,
    'aftercare_list_version',
    syntheticAftercareLists(practice, options.today).map(
      ({ version, instructions, reason, authorId, publishedOn }) => ({
        practice_id: practice.id,
        version,
        instructions,
        reason,
        author_id: authorId,
        published_on: publishedOn,
        recorded_at: at,
      }),
    ),
  );
  recordAudit(tx, { action: 'practice.found', subjectType: 'practice', subjectId: practice.id });
}

async function storeSavedReports(
  tx: TenantTransaction,
  practice: SyntheticPractice,
  options: SyntheticOptions,
  at: string,
): Promise<void> {
  const reports = syntheticSavedReports(practice, options);
  const practice_id = practice.id;
  await insertRows(
    tx,
    'saved_report',
    reports.map(({ id, ownerId }) => ({
      practice_id,
      id,
      owner_id: ownerId,
      version: 1,
      retired: false,
      created_at: at,
    })),
  );
  await insertRows(
    tx,
    'saved_report_version',
    reports.map(({ id, ownerId, name, period, filters, isShared }) => ({
      practice_id,
      report_id: id,
      version: 1,
      status: 'saved',
      name,
      period,
      filters,
      is_shared: isShared,
      author_id: ownerId,
      recorded_at: at,
    })),
  );
}

/** Each was entered by its holder and verified by an administrator. */
async function storeCredentials(
  tx: TenantTransaction,
  practice: SyntheticPractice,
  today: CalendarDate,
  at: string,
): Promise<void> {
  const held = syntheticCredentials(practice, today);
  const practice_id = practice.id;
  await insertRows(
    tx,
    'staff_credential',
    held.map(({ id, staffId }) => ({
      practice_id,
      id,
      staff_id: staffId,
      version: 2,
      created_at: at,
    })),
  );
  const versions = held.flatMap((credential) => {
    const facts = {
      practice_id,
      credential_id: credential.id,
      staff_id: credential.staffId,
      kind: credential.kind,
      issuer: credential.issuer,
      number: credential.number,
      valid_from: credential.validFrom,
      valid_until: credential.validUntil,
      recorded_at: at,
    };
    return [
      { ...facts, version: 1, state: 'waiting', author_id: credential.staffId },
      { ...facts, version: 2, state: 'verified', author_id: credential.verifiedById },
    ];
  });
  await insertRows(tx, 'staff_credential_version', versions);
}

async function storePatients(
  tx: TenantTransaction,
  patients: readonly SyntheticPatient[],
): Promise<void> {
  for (const [table, rows] of clinicalRows(tx.caller.practiceId, patients)) {
    await insertRows(tx, table, rows);
  }
  recordAudit(tx, { action: 'patient.load-synthetic', patientIds: patients.map(({ id }) => id) });
}

async function storeStock(tx: TenantTransaction, stock: SyntheticStock): Promise<void> {
  for (const [table, rows] of stockRows(tx.caller.practiceId, stock)) {
    await insertRows(tx, table, rows);
  }
}

/** The history of a practice that has exported before; what was in the files is kept nowhere. */
async function storeExports(
  tx: TenantTransaction,
  exports: readonly SyntheticExport[],
): Promise<void> {
  const rows = exports.map((one): Row => {
    const { expected, written, bytes, sha256 } = one;
    return {
      practice_id: tx.caller.practiceId,
      id: one.id,
      kind: one.kind,
      format: one.format,
      selection: exportSelectionSchema.parse({}),
      expected_rows: totalRows(expected),
      status: one.status,
      outcome: { counts: written ?? noRows, bytes, sha256 },
      created_by: one.createdById,
      created_at: one.createdAt,
      started_at: one.createdAt,
      ended_at: one.createdAt,
    };
  });
  await insertRows(tx, 'data_export', rows);
}

/** A practice that comes in one piece keeps its stock here; the ledger of a big one would be years of deliveries. */
function isOneBatch({ patientCount }: SyntheticOptions): boolean {
  return patientCount <= BATCH;
}

/** Inserts rows of one table; every column that any row names, NULL where a row does not name it. */
async function insertRows(
  tx: TenantTransaction,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].join(', ');
  await tx.query(
    {
      name: `load_synthetic_${table}_${columns.length}`,
      text: `INSERT INTO ${table} (${columns})
             SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`,
    },
    [JSON.stringify(rows)],
  );
}

function* batches(patients: Iterable<SyntheticPatient>): Generator<SyntheticPatient[]> {
  let batch: SyntheticPatient[] = [];
  for (const patient of patients) {
    batch.push(patient);
    if (batch.length === BATCH) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
