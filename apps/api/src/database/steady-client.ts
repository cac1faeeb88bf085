import pg from 'pg';

/**
 * A connection of a pool whose end by the server never ends the process. A query under way rejects with it; but where none
 * is, the client emits an error, and between the pool and whoever is given the client there is a moment in which nobody
 * listens: the server may say in one breath that it is ready and that it ends.
 */
export class SteadyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}
