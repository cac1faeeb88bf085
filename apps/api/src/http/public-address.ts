import { Inject, Injectable } from '@nestjs/common';
import type { Environment } from '../config/environment';
import { ENVIRONMENT } from './environment-token';

/** The address that people type: of PUBLIC_URL, or of the socket once the server listens. */
@Injectable()
export class PublicAddress {
  private address: string;

  constructor(@Inject(ENVIRONMENT) environment: Pick<Environment, 'publicUrl' | 'host' | 'port'>) {
    const { publicUrl, host, port } = environment;
    this.address = publicUrl ?? `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
  }

  /** Without a trailing slash. */
  get url(): string {
    return this.address;
  }

  /** The port is only known once the server listens, when it was left to the system to choose. */
  listeningOn(address: string): void {
    this.address = address;
  }
}
