import { whenIdle } from './when-idle';

/** What a page asked for is there, mostly, after so many milliseconds. */
export const SETTLED_MS = 1_000;

/** Resolves when what a new page shows first had its time; for what nobody waits for. */
export async function whenSettled(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
  await whenIdle();
}
