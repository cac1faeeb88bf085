/** What people write where there is nothing: never the same as 0. */
const nothing = new Set(['', 'na', 'n/a', 'null', 'none', 'missing', '-', '.', 'k.a.', 'fehlt']);

/** Whether a text says that there is nothing. */
export function isEmptyCell(text: string): boolean {
  return nothing.has(text.toLowerCase());
}

/** A language tag such as 'de' or 'en-GB', null where there is nothing, undefined for anything else. */
export function readLanguage(text: string): string | null | undefined {
  if (isEmptyCell(text)) return null;
  try {
    return text.length <= 35 ? Intl.getCanonicalLocales(text)[0] : undefined;
  } catch {
    return undefined;
  }
}
