import { isCalendarDate } from '@glabella/domain/values';
import { wordsSought } from './name-words';

/** One thing a patient must match: a word that begins with any of these. */
export interface SearchTerm {
  readonly beginnings: readonly string[];
}

/** More words do not narrow a search any further in practice, and each costs a look into the index. */
const mostTerms = 8;

const monthNames = [
  ...['jan', 'feb', 'mar', 'apr', 'may', 'jun'],
  ...['jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
];
const month = String.raw`(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?`;

/** How a birth date is typed, and the days that it may mean. */
const dateForms: readonly {
  readonly form: RegExp;
  readonly days: (parts: readonly string[]) => readonly string[];
}[] = [
  { form: /(\d{4})-(\d{1,2})-(\d{2}|(?<=-\d-)\d)/giu, days: ([y, m, d]) => [day(y, m, d)] },
  { form: /(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})/giu, days: ([d, m, y]) => [day(y, m, d)] },
  // Written with slashes nobody can tell day from month: both are sought.
  {
    form: /(\d{1,2})\/(\d{1,2})\/(\d{4})/giu,
    days: ([first, second, y]) => [day(y, second, first), day(y, first, second)],
  },
  {
    form: new RegExp(String.raw`(\d{1,2})\.?\s+${month}\s+(\d{4})`, 'giu'),
    days: ([d, name, y]) => [day(y, monthNumber(name), d)],
  },
  {
    form: new RegExp(String.raw`${month}\s+(\d{1,2}),?\s+(\d{4})`, 'giu'),
    days: ([name, d, y]) => [day(y, monthNumber(name), d)],
  },
];

/** A date of which the year and the month are typed already: '1984-03', '1984-03-1'. */
const begunDate = /(?<![\p{L}\p{N}-])(\d{4})-(0[1-9]|1[0-2])(?:-(\d?))?(?![\p{L}\p{N}-])/gu;

/**
 * What a typed text asks for: words of name or MRN in any order, and a birth date as 1984-03-12, 12.03.1984,
 * 12/03/1984 or 12 Mar 1984. Empty for a text without a letter or digit.
 */
export function searchTerms(text: string): SearchTerm[] {
  const terms: SearchTerm[] = [];
  let rest = text;
  for (const { form, days } of dateForms) {
    rest = rest.replace(aside(form), (typed: string, ...groups: unknown[]) => {
      const parts = groups.filter((group): group is string => typeof group === 'string');
      const possible = [...new Set(days(parts).filter(isCalendarDate))];
      if (possible.length === 0) return typed;
      terms.push({ beginnings: possible.map((date) => date.replaceAll('-', '')) });
      return ' ';
    });
  }
  rest = rest.replace(begunDate, (_, year: string, monthDigits: string, dayDigit?: string) => {
    terms.push({ beginnings: [`${year}${monthDigits}${dayDigit ?? ''}`] });
    return ' ';
  });
  const words = [...new Set(wordsSought(rest))];
  return [...terms, ...words.map((word) => ({ beginnings: [word] }))].slice(0, mostTerms);
}

/** The form where it stands alone, not inside a longer number or word. */
function aside(form: RegExp): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${form.source})(?![\p{L}\p{N}])`, form.flags);
}

function day(year = '', monthDigits = '', dayDigits = ''): string {
  return `${year}-${monthDigits.padStart(2, '0')}-${dayDigits.padStart(2, '0')}`;
}

function monthNumber(name = ''): string {
  return String(monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1);
}
