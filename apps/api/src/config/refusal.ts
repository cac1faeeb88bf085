/**
 * A reason not to start, or not to go on, in words for the person at the terminal: printed without a stack trace.
 * Never holds patient data or secrets.
 */
export class Refusal extends Error {
  override readonly name: string = 'Refusal';
}
