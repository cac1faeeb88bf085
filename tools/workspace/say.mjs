const startedAt = Date.now();

/** One line of progress with the seconds since the start. */
export function say(text) {
  const seconds = Math.round((Date.now() - startedAt) / 1000);
  process.stdout.write(`${String(seconds).padStart(4)} s  ${text}\n`);
}

/** Says `text()` every few seconds while something long runs; returns the function that ends it. */
export function keepSaying(text, everySeconds = 5) {
  const timer = setInterval(() => say(text()), everySeconds * 1000);
  return () => clearInterval(timer);
}

/** Something the reader has to act on: printed without a stack trace. */
export class PlainError extends Error {}
