/**
 * Lets a few through at a time and the others wait their turn. Throws what `onFull` makes when too many wait: a flood
 * of one kind of request must not hold every connection to the database, nor all the memory.
 */
export class Turnstile {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly limits: { readonly inside: number; readonly waiting: number },
    private readonly onFull: () => Error,
  ) {}

  /** Nobody is inside and nobody waits. */
  get isIdle(): boolean {
    return this.inside === 0;
  }

  async pass<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    if (this.inside >= this.limits.inside) {
      if (this.waiting.length >= this.limits.waiting) throw this.onFull();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.inside += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.inside -= 1;
    }
  }
}
