import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readIfThere, readOrMake, writeOnce } from '../../files/write-once';

const PRIVATE_FILE = 'audit-signing.key';
const PUBLIC_FILE = 'audit-signing.pub';

/** Signs and checks the heads of the chains (Ed25519). */
export interface HeadSigner {
  sign(text: string): Buffer;
  verify(text: string, signature: Buffer): boolean;
}

/**
 * The key of a data folder; made, readable for this account alone, when there is none. Its public half is written out
 * for who checks: anew, where a kill or a full disk left none.
 */
export async function signerIn(dataDir: string): Promise<HeadSigner> {
  const key = createPrivateKey(await readOrMake(join(dataDir, PRIVATE_FILE), newKey, 0o600));
  const publicKey = createPublicKey(key);
  await publish(publicKey, join(dataDir, PUBLIC_FILE));
  return {
    sign: (text) => sign(null, Buffer.from(text), key),
    verify: (text, signature) => isSigned(publicKey, text, signature),
  };
}

/**
 * Checks with the public key, of which the private one stands in where it is not there; null when the folder has
 * neither: then it never signed anything, or its heads can be checked by nobody.
 */
export async function verifierIn(dataDir: string): Promise<HeadSigner['verify'] | null> {
  const pem =
    (await readIfThere(join(dataDir, PUBLIC_FILE))) ||
    (await readIfThere(join(dataDir, PRIVATE_FILE)));
  if (!pem) return null;
  const publicKey = createPublicKey(pem);
  return (text, signature) => isSigned(publicKey, text, signature);
}

function isSigned(publicKey: KeyObject, text: string, signature: Buffer): boolean {
  return verify(null, Buffer.from(text), publicKey, signature);
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}

/** One that is there stays, also where it is not ours: whoever checks has to notice that. */
async function publish(publicKey: KeyObject, file: string): Promise<void> {
  const there = await readIfThere(file);
  if (there) return;
  if (there === '') await rm(file);
  await writeOnce(file, publicKey.export({ type: 'spki', format: 'pem' }).toString(), 0o644);
}
