/** Signs with which a spreadsheet takes a text for a formula, the full-width ones included. */
const FORMULA_START = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * The text as a cell of a CSV: a spreadsheet runs a text that begins like a formula; with an apostrophe before it, it
 * shows it. Only for texts: a number keeps its sign.
 */
export function guardFormula(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}
