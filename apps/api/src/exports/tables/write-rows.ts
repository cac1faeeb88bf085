import type { Cell } from '@glabella/domain/values';
import type { RowBatch } from '../../database/copied-rows';
import type { Pseudonyms } from '../pseudonyms';
import type { DerivationContext, ExportColumn } from './export-table';

/** What the cells of an export depend on beside the stored row. */
export interface RowContext {
  /** The practice's day on which the data were read. */
  readonly asOf: string;
  /** Null in an identified export. */
  readonly pseudonyms: Pseudonyms | null;
}

/** A query does not answer what a table promises. */
export class ColumnMissing extends Error {
  override readonly name = 'ColumnMissing';
}

/** The cells of these columns for a batch of stored rows. Throws `ColumnMissing`. */
export function writeRows(
  columns: readonly ExportColumn[],
  batch: RowBatch,
  { asOf, pseudonyms }: RowContext,
): Cell[][] {
  const places = new Map(batch.names.map((name, place) => [name, place]));
  const placeOf = (name: string): number => {
    const place = places.get(name);
    if (place === undefined) throw new ColumnMissing(name);
    return place;
  };
  const patient = placeOf('patient_id');
  const isPseudonymised = pseudonyms !== null;
  const writers = columns.map((column) => {
    const write = writerOf(column, pseudonyms);
    const { derive } = column;
    if (derive) return (_: readonly Cell[], row: RowAtHand) => write(derive(row), row.patientId);
    const place = placeOf(column.name);
    return (stored: readonly Cell[], { patientId }: RowAtHand) =>
      write(stored[place] ?? null, patientId);
  });
  return batch.rows.map((stored) => {
    const patientId = stored[patient] ?? '';
    const cell = (name: string) => stored[placeOf(name)] ?? null;
    const row = { patientId, cell, asOf, isPseudonymised };
    return writers.map((write) => write(stored, row));
  });
}

/** A stored row as it is written: whose it is, and what is computed from it. */
interface RowAtHand extends DerivationContext {
  readonly patientId: string;
}

type Writer = (cell: Cell, patientId: string) => Cell;

function writerOf(column: ExportColumn, pseudonyms: Pseudonyms | null): Writer {
  const { type, privacy, known, separator } = column;
  if (pseudonyms !== null && privacy === 'left-out') return () => null;
  if (pseudonyms !== null && privacy === 'replaced') {
    return (cell) => cell && pseudonyms.codeOf(cell);
  }
  if (pseudonyms !== null && privacy === 'own-replaced') {
    const codeOf = (value: string) => (known?.has(value) ? value : pseudonyms.codeOf(value));
    if (separator === undefined) return (cell) => cell && codeOf(cell);
    return (cell) => cell && cell.split(separator).map(codeOf).join(separator);
  }
  if (pseudonyms !== null && privacy === 'shifted') {
    return (cell, patientId) => cell && pseudonyms.shift(cell, patientId);
  }
  // PostgreSQL writes every digit that a column may have: 29.00.
  if (type === 'decimal') return (cell) => cell && String(Number(cell));
  return (cell) => cell;
}
