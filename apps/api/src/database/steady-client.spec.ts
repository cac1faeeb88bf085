import { createServer, type AddressInfo, type Server } from 'node:net';
import pg from 'pg';
import { buildDataSource } from './data-source';
import { FlightClient } from './flight-client';
import { SteadyClient } from './steady-client';

/** A message of the server: its letter, its length, its content. */
function message(letter: string, ...parts: (string | number[])[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part as string)));
  const length = Buffer.alloc(4);
  length.writeInt32BE(content.length + 4);
  return Buffer.concat([Buffer.from(letter), length, content]);
}

const authenticated = message('R', [0, 0, 0, 0]);
const ready = message('Z', 'I');
const ended = message(
  'E',
  'SFATAL\0VFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0',
  [0],
);

describe('a connection that the server ends as it becomes ready', () => {
  let server: Server;
  let port: number;

  beforeEach(async () => {
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => socket.end(Buffer.concat([authenticated, ready, ended])));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    ({ port } = server.address() as AddressInfo);
  });

  afterEach(() => new Promise((resolve) => server.close(resolve)));

  const url = () => `postgresql://somebody:secret@127.0.0.1:${port}/glabella`;

  it('rejects the next query and leaves the process alone', async () => {
    const pool = new pg.Pool({ connectionString: url(), Client: SteadyClient });
    pool.on('error', () => undefined);
    const client = await pool.connect();
    await expect(client.query('SELECT 1')).rejects.toThrow();
    client.release(true);
    await pool.end();
  });

  it('is what the pool of the application is made of', async () => {
    const dataSource = buildDataSource(url());
    await expect(dataSource.initialize()).rejects.toThrow();
    expect(dataSource.options).toMatchObject({ extra: { Client: FlightClient } });
  });
});
