/** What is going on, beside the result. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** A part of the result. */
export const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
