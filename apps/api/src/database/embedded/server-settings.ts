import { totalmem } from 'node:os';

const MEBIBYTE = 1024 * 1024;

/**
 * What the embedded server keeps of its tables in memory: a sixteenth of the machine's, 128 MB at least and 1 GB at most.
 * An outcome report of 100,000 patients takes three quarters of the time with 1 GB of what it takes with 256 MB
 * (`docs/performance.md`).
 */
export function sharedBuffers(memoryBytes: number): string {
  const sixteenth = Math.floor(memoryBytes / 16 / MEBIBYTE);
  return `${Math.min(1024, Math.max(128, sixteenth))}MB`;
}

/** The machine's memory, or what its container may have of it. */
function memoryOfMachine(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
}

/**
 * The settings of the embedded server, given on its command line: nothing inside the cluster (ALTER SYSTEM, a file
 * edited by hand) can turn them.
 */
export function serverSettings(port: number): Readonly<Record<string, string>> {
  return {
    // This machine only, over TCP only: a socket in a shared folder would be one door more to watch.
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    // Its bundled OpenSSL is out of support; on loopback there is nothing to encrypt.
    ssl: 'off',
    password_encryption: 'scram-sha-256',

    // An acknowledged write is never lost.
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',

    // The log tells what the server does, never what a row or a statement holds. ERROR stays out: messages such as
    // "invalid input syntax" quote the value. The application reports errors itself, by code.
    log_destination: 'stderr',
    logging_collector: 'off',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_duration: 'off',
    log_min_duration_statement: '-1',
    log_min_duration_sample: '-1',
    log_transaction_sample_rate: '0',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_temp_files: '-1',
    log_lock_waits: 'off',
    log_checkpoints: 'off',
    log_timezone: 'UTC',

    timezone: 'UTC',
    datestyle: 'ISO, YMD',
    lc_messages: 'C',
    // Short clinical statements: compiling them costs more than it saves.
    jit: 'off',
    shared_buffers: sharedBuffers(memoryOfMachine()),
    max_connections: '100',
  };
}

/** The same as arguments of the `postgres` program. */
export function settingArguments(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Who may connect: anybody with a password, from this machine, over TCP. Nobody may replicate. */
export const hostBasedAccess = [
  '# Written by Glabella.',
  '# TYPE  DATABASE  USER  ADDRESS        METHOD',
  'host    all       all   127.0.0.1/32   scram-sha-256',
  '',
].join('\n');
