import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type { Environment } from '../config/environment';
import { ENVIRONMENT } from '../http/environment-token';

const KEY_FILE = 'secret.key';
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

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

  /** Throws when the key is another one or the bytes were changed. */
  async open(box: Buffer, owner: string): Promise<Buffer> {
    const nonce = box.subarray(0, NONCE_BYTES);
    const decipher = createDecipheriv('aes-256-gcm', await this.key(), nonce);
    decipher.setAAD(Buffer.from(owner));
    decipher.setAuthTag(box.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
    return Buffer.concat([
      decipher.update(box.subarray(NONCE_BYTES + TAG_BYTES)),
      decipher.final(),
    ]);
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
    const file = join(this.environment.dataDir, KEY_FILE);
    try {
      return decodeKey(await readFile(file, 'utf8'));
    } catch (error) {
      if ((error as { code?: string }).code !== 'ENOENT') throw error;
    }
    await mkdir(this.environment.dataDir, { recursive: true, mode: 0o700 });
    try {
      const made = randomBytes(KEY_BYTES).toString('base64');
      await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      // Another process made it at the same moment: theirs is the key.
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
    }
    return decodeKey(await readFile(file, 'utf8'));
  }
}

function decodeKey(text: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== KEY_BYTES) throw new Error(`${KEY_FILE} does not hold a key of 32 bytes`);
  return key;
}
