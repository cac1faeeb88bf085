import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Environment } from '../config/environment';
import { readOrMake } from '../files/write-once';
import { ENVIRONMENT } from '../http/environment-token';

const KEY_FILE = 'secret.key';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** What was encrypted cannot be read here: its key is lost or another one, or it was changed since. */
export class SecretUnreadable extends Error {
  override readonly name = 'SecretUnreadable';
}

/**
 * Encrypts what must not be readable from a copy of the database: AES-256-GCM under a key of SECRET_KEY, or of a file
 * in the data folder that is made when it is first needed.
 */
@Injectable()
export class SecretBox {
  private loading: Promise<Buffer> | null = null;

  constructor(
    @Inject(ENVIRONMENT) private readonly environment: Pick<Environment, 'secretKey' | 'dataDir'>,
  ) {}

  /** `owner` is bound to the secret: moved to another row it does not open. */
  async seal(secret: Buffer, owner: string): Promise<Buffer> {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', await this.key(), nonce);
    cipher.setAAD(Buffer.from(owner));
    const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
  }

  /** Throws `SecretUnreadable` when the key is another one or the bytes were changed. */
  async open(box: Buffer, owner: string): Promise<Buffer> {
    const key = await this.key();
    try {
      const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, NONCE_BYTES));
      decipher.setAAD(Buffer.from(owner));
      decipher.setAuthTag(box.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      return Buffer.concat([
        decipher.update(box.subarray(NONCE_BYTES + TAG_BYTES)),
        decipher.final(),
      ]);
    } catch (cause) {
      throw new SecretUnreadable('An encrypted secret cannot be read', { cause });
    }
  }

  private key(): Promise<Buffer> {
    const { secretKey } = this.environment;
    if (secretKey !== null) return Promise.resolve(Buffer.from(secretKey, 'base64'));
    this.loading ??= this.loadOrMakeKey().catch((error: unknown) => {
      this.loading = null;
      throw error;
    });
    return this.loading;
  }

  private async loadOrMakeKey(): Promise<Buffer> {
    return decodeKey(await readOrMake(join(this.environment.dataDir, KEY_FILE), newKey, 0o600));
  }
}

const newKey = () => `${randomBytes(KEY_BYTES).toString('base64')}\n`;

function decodeKey(text: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== KEY_BYTES) {
    throw new SecretUnreadable(`${KEY_FILE} does not hold a key of 32 bytes`);
  }
  return key;
}
