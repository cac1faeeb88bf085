/** A random id (UUID version 4), also where the page is served without TLS and `crypto.randomUUID` is missing. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20),
  ].join('-');
}

/**
 * What a person means to create once. It keeps one `Idempotency-Key` over all tries of the same content, so that a second
 * press or a lost answer makes no second record; changed content is a new submission.
 */
export class Submission {
  private key: string | null = null;
  private content: string | null = null;

  /** The key to send with this body. */
  keyFor(body: unknown): string {
    const content = JSON.stringify(body) ?? '';
    if (this.key === null || this.content !== content) {
      this.key = randomId();
      this.content = content;
    }
    return this.key;
  }

  /** It is recorded: the same content again would be a second record, meant as such. */
  finish(): void {
    this.key = null;
    this.content = null;
  }
}
