/** '1 session', '4 sessions', '0 sessions'. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`;
}

/** Whole weeks in a number of days, rounded down; the sign is that of the days. */
export function wholeWeeks(days: number): number {
  const weeks = Math.trunc(days / 7);
  return weeks === 0 ? 0 : weeks;
}

/** Weeks to one decimal as a table prints them: '6', '6.3', '-0.9'. */
export function weeksToTenth(days: number): string {
  const tenths = Math.sign(days) * Math.round((Math.abs(days) * 10) / 7);
  return String(tenths === 0 ? 0 : tenths / 10);
}

/** A time span for people: days below two weeks, whole weeks from there. */
export function spanOf(days: number): string {
  return days < 14 ? countOf(days, 'day') : countOf(wholeWeeks(days), 'week');
}

/** 'once', '2 times'. */
export function timesOf(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

/** Numbers as they are printed: a true minus sign before digits, not the hyphen that code writes. */
export function withMinus(text: string): string {
  return text.replace(/(^|[\s(])-(?=\d)/g, '$1−');
}

/** The number that a cell of a table prints, as a file writes it: '−12' is '-12', '29 U' is '29'; null where it prints none. */
export function plainNumber(words: string): string | null {
  return /^[-+−]?(\d+(?:\.\d+)?)(?: \S+)?$/.test(words)
    ? words.replace(/^\+/, '').replace('−', '-').replace(/ .*$/, '')
    : null;
}
