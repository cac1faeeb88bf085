import { Client } from 'pg';
import {
  generatePatients,
  generatePractice,
  type SyntheticOptions,
  type SyntheticPatient,
} from '@glabella/synthetic';
import { clinicalRows } from './api-rows';
import { copyFrom } from './copy-from';
import { copyText, type ColumnKind, type CopyColumn } from './copy-text';

/** As the seed does it: what is not named by any row of a batch takes the column's own default. */
const BATCH = 100;

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Which of the made-up patients are copied: those before the first are in the database already. */
export interface CopiedPatients {
  readonly options: SyntheticOptions;
  readonly first: number;
}

/**
 * Copies the records of made-up patients into a practice, a hundred in each transaction with the audit row that names them.
 * Only the records: what is derived from them, `summary rebuild` computes. COPY does not work under row-level
 * security, so it runs as the superuser; keys and checks hold as ever. The next patients are made up while the
 * database takes those before them, and no more than two batches are ever in memory.
 */
export async function copyPatients(
  adminUrl: string,
  { options, first }: CopiedPatients,
  onProgress: (patients: number) => void,
): Promise<void> {
  const client = new Client({ connectionString: adminUrl, application_name: 'bench-data' });
  await client.connect();
  try {
    const practice = new PracticeCopy(client, options);
    let [index, storing] = [0, Promise.resolve()];
    let batch: SyntheticPatient[] = [];
    for (const patient of generatePatients(options)) {
      index += 1;
      if (index <= first) continue;
      batch.push(patient);
      if (batch.length < BATCH && index < options.patientCount) {
        // Lets the database be answered between two patients.
        await new Promise(setImmediate);
        continue;
      }
      await storing;
      onProgress(index - batch.length);
      storing = practice.store(batch);
      storing.catch(() => undefined);
      batch = [];
    }
    await storing;
    onProgress(index);
  } finally {
    await client.end();
  }
}

/** Copies the records of a few patients who are made up already; what is derived from them is missing until it is rebuilt. */
export async function copyMadeUp(
  adminUrl: string,
  seed: string,
  patients: readonly SyntheticPatient[],
): Promise<void> {
  const client = new Client({ connectionString: adminUrl, application_name: 'bench-data' });
  await client.connect();
  try {
    await new PracticeCopy(client, { seed }).store(patients);
  } finally {
    await client.end();
  }
}

/** Writes to one practice over one connection. */
class PracticeCopy {
  private readonly kinds = new Map<string, ReadonlyMap<string, ColumnKind>>();
  private readonly practiceId: string;
  private readonly loaderId: string;

  constructor(
    private readonly client: Client,
    options: Pick<SyntheticOptions, 'seed'>,
  ) {
    const { id, staff } = generatePractice(options);
    const loader = staff.find(({ roles }) => roles.includes('administrator'));
    if (!loader) throw new Error('A practice has an administrator');
    this.practiceId = id;
    this.loaderId = loader.id;
  }

  async store(patients: readonly SyntheticPatient[]): Promise<void> {
    await this.client.query('BEGIN');
    for (const [table, rows] of clinicalRows(this.practiceId, patients)) {
      if (rows.length > 0) await this.copy(table, rows);
    }
    await this.audit(patients.map(({ id }) => id));
    await this.client.query('COMMIT');
  }

  private async copy(table: string, rows: Rows): Promise<void> {
    const kinds = await this.kindsOf(table);
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map(
      (name): CopyColumn => ({ name, kind: kinds.get(name) ?? 'plain' }),
    );
    const names = columns.map(({ name }) => name).join(', ');
    await copyFrom(this.client, `COPY ${table} (${names}) FROM STDIN`, copyText(columns, rows));
  }

  private async kindsOf(table: string): Promise<ReadonlyMap<string, ColumnKind>> {
    const known = this.kinds.get(table);
    if (known) return known;
    const { rows } = await this.client.query<{ name: string; kind: ColumnKind }>(
      `SELECT attname AS name,
              CASE WHEN typcategory = 'A' THEN 'array' WHEN typname IN ('json', 'jsonb') THEN 'json'
                   ELSE 'plain' END AS kind
         FROM pg_attribute JOIN pg_type ON pg_type.oid = atttypid
        WHERE attrelid = $1::regclass AND attnum > 0`,
      [table],
    );
    const kinds = new Map(rows.map(({ name, kind }) => [name, kind]));
    this.kinds.set(table, kinds);
    return kinds;
  }

  /** The line that the seed leaves of a batch. */
  private async audit(patientIds: readonly string[]): Promise<void> {
    await this.client.query(
      `INSERT INTO audit_event (practice_id, actor_id, action, outcome, patient_ids, request_id, address)
       VALUES ($1, $2, 'patient.load-synthetic', 'done', $3, 'load-synthetic-practice', 'command line')`,
      [this.practiceId, this.loaderId, patientIds],
    );
  }
}
