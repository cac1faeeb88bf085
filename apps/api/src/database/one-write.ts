import type { Writable } from 'node:stream';
import type { ClientBase } from 'pg';

const gathering = new WeakSet<Writable>();

/**
 * What is sent on this connection before the event loop goes on leaves in one write: a flight of ten statements is
 * one system call instead of ten, and wakes the server once. Nothing waits: the write leaves at the end of the turn.
 */
export function gatherIntoOneWrite(client: ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  if (gathering.has(stream)) return;
  gathering.add(stream);
  stream.cork();
  process.nextTick(() => {
    gathering.delete(stream);
    stream.uncork();
  });
}
