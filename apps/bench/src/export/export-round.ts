import { setTimeout as delay } from 'node:timers/promises';
import { dataExportSchema } from '@glabella/contracts';
import type { BenchClient } from '../product/bench-client';
import { memoryMb } from '../product/tests-support';

/** One export of the whole practice as a client saw it. */
export interface ExportRound {
  readonly firstByteMs: number;
  readonly ms: number;
  readonly bytes: number;
  readonly rows: number;
  readonly assessments: number;
  /** The most memory of the server while it was written. */
  readonly peakMb: number;
}

const WATCH_MS = 50;

/** Asks for an export of everything; resolves with its id. */
export async function prepareExport(administrator: BenchClient): Promise<string> {
  const body = { selection: {}, format: 'csv-analysis' };
  return (await administrator.create('exports/identified', body, dataExportSchema)).id;
}

/** Prepares one and takes it to its last byte; rejects unless it says of itself that it is whole. */
export async function exportRound(administrator: BenchClient, pid: number): Promise<ExportRound> {
  const id = await prepareExport(administrator);
  let peakMb = memoryMb(pid);
  const watch = setInterval(() => {
    peakMb = Math.max(peakMb, memoryMb(pid));
  }, WATCH_MS);
  try {
    const taken = await administrator.download(`/exports/${id}/file`);
    const { status, counts, doneRows, bytes } = await endOf(administrator, id);
    if (status !== 'finished' || bytes !== taken.bytes) {
      throw new Error(`The export is ${status}: ${taken.bytes} bytes came, ${bytes} were written`);
    }
    return { ...taken, rows: doneRows, assessments: counts?.assessments ?? 0, peakMb };
  } finally {
    clearInterval(watch);
  }
}

async function endOf(administrator: BenchClient, id: string) {
  for (;;) {
    const one = await administrator.get(`exports/${id}`, dataExportSchema);
    if (one.status !== 'running') return one;
    await delay(WATCH_MS);
  }
}
