import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';

/** What may be logged of a failed statement: its code and the constraint. Messages and details hold values. */
export interface DatabaseTrouble {
  readonly sqlState: string;
  readonly constraint: string | null;
}

/** The code and constraint of an error that PostgreSQL answered, whichever layer threw it; null for any other. */
export function databaseTrouble(error: unknown): DatabaseTrouble | null {
  const cause = error instanceof QueryFailedError ? (error.driverError as unknown) : error;
  if (!(cause instanceof DatabaseError)) return null;
  return { sqlState: cause.code ?? 'unknown', constraint: cause.constraint ?? null };
}

/** True when `error` is the refusal of the named constraint: how a repository translates what it expects. */
export function violates(error: unknown, constraint: string): boolean {
  return databaseTrouble(error)?.constraint === constraint;
}

/**
 * Classes and codes of PostgreSQL that pass: connection (08), rollback by deadlock or serialization (40), resources
 * (53: disk, memory, connections), operator (57: cancelled, shut down), system (58: I/O), lock and idle timeouts,
 * and a server that turned read-only.
 */
const passing = /^(08|40|53|57|58)|^(55P03|25P03|25P04|25006|XX000)$/;

/** What the driver and its pool throw without an answer of the server; they carry no code of their own. */
const driverTexts = [
  'timeout exceeded when trying to connect',
  'Connection terminated',
  'Query read timeout',
  'Client has encountered a connection error',
  'Client was closed',
  'Cannot use a pool after calling end',
  'Driver not Connected',
];
const socketCodes = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'ENOENT'];

/** True for a failure of the database or the way to it that passes by itself: the client may try again. */
export function isServiceUnavailable(error: unknown): boolean {
  return passingTrouble(error) !== null;
}

/** What to log of a failure that passes: PostgreSQL's code, the socket's, or the driver's known text; else null. */
export function passingTrouble(error: unknown): string | null {
  const cause = error instanceof QueryFailedError ? (error.driverError as unknown) : error;
  const trouble = databaseTrouble(cause);
  if (trouble) return passing.test(trouble.sqlState) ? trouble.sqlState : null;
  if (!(cause instanceof Error)) return null;
  const socketCode = 'code' in cause && 'syscall' in cause ? String(cause.code) : '';
  if (socketCodes.includes(socketCode)) return socketCode;
  return driverTexts.find((text) => cause.message.startsWith(text)) ?? null;
}
