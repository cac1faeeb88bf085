import { Inject, Injectable } from '@nestjs/common';
import type { Environment } from '../config/environment';
import { ENVIRONMENT } from './environment-token';

/** The address that people type: of PUBLIC_URL, or of the socket once a server is known to listen. */
@Injectable()
export class PublicAddress {
  private address: string;
  private readonly isSet: boolean;

  constructor(@Inject(ENVIRONMENT) environment: Pick<Environment, 'publicUrl' | 'host' | 'port'>) {
    const { publicUrl, host, port } = environment;
    this.isSet = publicUrl !== null;
    this.address = publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  }

  /** Without a trailing slash. */
  get url(): string {
    return this.address;
  }

  /**
   * Where the server listens: its port is only known by then when it was left to the system to choose, and a command
   * beside a running copy learns it from that copy. PUBLIC_URL stands against both.
   */
  listeningOn(address: string): void {
    if (!this.isSet) this.address = address;
  }
}
