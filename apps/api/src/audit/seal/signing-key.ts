import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const PRIVATE_FILE = 'audit-signing.key';
const PUBLIC_FILE = 'audit-signing.pub';

/** Signs and checks the heads of the chains (Ed25519). */
export interface HeadSigner {
  sign(text: string): Buffer;
  verify(text: string, signature: Buffer): boolean;
}

/** The key of a data folder; made, readable for this account alone, when there is none. */
export async function signerIn(dataDir: string): Promise<HeadSigner> {
  const file = join(dataDir, PRIVATE_FILE);
  const pem = (await readIfThere(file)) ?? (await makeKey(dataDir, file));
  const key = createPrivateKey(pem);
  const publicKey = createPublicKey(key);
  return {
    sign: (text) => sign(null, Buffer.from(text), key),
    verify: (text, signature) => isSigned(publicKey, text, signature),
  };
}

/** Checks with the public key alone; null when the folder has none, and so never signed anything. */
export async function verifierIn(dataDir: string): Promise<HeadSigner['verify'] | null> {
  const pem = await readIfThere(join(dataDir, PUBLIC_FILE));
  if (pem === null) return null;
  const publicKey = createPublicKey(pem);
  return (text, signature) => isSigned(publicKey, text, signature);
}

function isSigned(publicKey: KeyObject, text: string, signature: Buffer): boolean {
  return verify(null, Buffer.from(text), publicKey, signature);
}

async function makeKey(dataDir: string, file: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  const open = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  await writeFile(file, pem, { mode: 0o600, flag: 'wx' });
  await writeFile(join(dataDir, PUBLIC_FILE), open, { mode: 0o644 });
  return pem;
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  }
}
