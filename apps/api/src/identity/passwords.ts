import { hash, verify } from '@node-rs/argon2';

/** OWASP's floor for argon2id is m=19456, t=2, p=1; one pass more costs a sign-in about 15 ms. */
export const hashParameters = { memoryCost: 19_456, timeCost: 3, parallelism: 1 } as const;

const PARAMETERS = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/;

/** One password typed on two keyboards is the same password: composed and decomposed accents agree (NFKC). */
function normalized(password: string): string {
  return password.normalize('NFKC');
}

/** The argon2id hash to store, salted, with its parameters inside. */
export function hashPassword(password: string): Promise<string> {
  return hash(normalized(password), hashParameters);
}

/** Whether the password is the stored one. Without a stored hash it does the same work and says no. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await standIn()), normalized(password));
  return stored !== null && matches;
}

/** True for a hash made with weaker parameters than today's, or in another form. */
export function needsRehash(stored: string): boolean {
  const found = PARAMETERS.exec(stored);
  if (!found) return true;
  const [memory = 0, time = 0, lanes = 0] = found.slice(1).map(Number);
  return (
    memory < hashParameters.memoryCost ||
    time < hashParameters.timeCost ||
    lanes < hashParameters.parallelism
  );
}

let standInHash: Promise<string> | null = null;

/** The hash that an unknown name is checked against, so that it takes as long as a known one. */
function standIn(): Promise<string> {
  standInHash ??= hashPassword('no account has this password');
  return standInHash;
}
