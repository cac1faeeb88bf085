import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { paperTheme } from '@glabella/domain/charts';
import { cycleTokens } from './page-theme';

const tokens = readFileSync(
  join(__dirname, '../../../../../apps/dashboard/src/styles/tokens.css'),
  'utf8',
);

/** The value of a token in light: the first time it stands in the file. */
const light = (name: string): string | undefined =>
  new RegExp(`--${name}:\\s*([^;]+);`).exec(tokens)?.[1];

describe('the colours of a chart on paper', () => {
  it.each([
    ['surface', paperTheme.surface],
    ['ink', paperTheme.ink],
    ['ink-2', paperTheme.inkSoft],
    ['ink-3', paperTheme.inkFaint],
    ['line', paperTheme.line],
    ...paperTheme.bands.map((fill, at): [string, string] => [`sev-${at}`, fill]),
    ['series-phq9', paperTheme.series],
    ...paperTheme.cycles.map((line, at): [string, string] => [cycleTokens[at] ?? '', line]),
    ['series-frown', paperTheme.frown],
    ['toxin', paperTheme.toxin],
    ['alarm', paperTheme.alarm],
    ['series-ref', paperTheme.reference],
  ])('are the light ones of the page: %s', (name, colour) => {
    expect(light(name)).toBe(colour);
  });
});
