import type { Clinic } from './clinic';
import type { Visitor } from './test';

/** A page as somebody sees it, to be looked at in every width and both colours. */
export interface LookedAt {
  readonly name: string;
  readonly visitor: Visitor;
  readonly address: (clinic: Clinic) => string | Promise<string>;
  /** What stands on the page once it is there. */
  readonly heading: string | RegExp;
}
