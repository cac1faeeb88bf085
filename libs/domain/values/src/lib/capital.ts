/** The same words with a capital at their beginning; the others stay as they are. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The same words with a small letter at their beginning, as they stand inside a sentence. */
export function decapital(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
