import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const css = readFileSync(join(__dirname, 'tokens.css'), 'utf8');
const coloursIn = (text: string): Record<string, string> =>
  Object.fromEntries(
    [...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]),
  );

const darkAt = css.indexOf('prefers-color-scheme: dark');
const light = coloursIn(css.slice(0, darkAt));
const dark = { ...light, ...coloursIn(css.slice(darkAt, css.indexOf('forced-colors'))) };

const channel = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;

const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(parseInt(hex.slice(at, at + 2), 16) / 255),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** The contrast of WCAG 2.2: 1 to 21. */
const contrast = (one: string, other: string): number => {
  const [bright = 0, dim = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (bright + 0.05) / (dim + 0.05);
};

const severities = ['sev-0', 'sev-1', 'sev-2', 'sev-3', 'sev-4'];
const grounds = ['bg', 'surface', 'surface-2', 'accent-soft'];
const textPairs: [string, string][] = [
  ...['ink', 'ink-2', 'ink-3', 'accent', 'good', 'warn', 'alarm'].flatMap((text) =>
    grounds.map((ground): [string, string] => [text, ground]),
  ),
  ...['ink', 'ink-2'].flatMap((text) =>
    severities.map((ground): [string, string] => [text, ground]),
  ),
  ['accent-ink', 'accent'],
  ['alarm-ink', 'alarm'],
  ['toxin-ink', 'toxin'],
  ['good', 'good-soft'],
  ['warn', 'warn-soft'],
  ['alarm', 'alarm-soft'],
];
const lines = [
  'series-phq9',
  'series-gad7',
  'series-frown',
  'series-moss',
  'series-ref',
  'toxin',
  'alarm',
  'ink-2',
];
const linePairs: [string, string][] = [
  ...lines.flatMap((line) =>
    ['surface', ...severities].map((ground): [string, string] => [line, ground]),
  ),
  ['line-control', 'surface'],
  ['line-control', 'bg'],
  ['accent', 'bg'],
];

describe.each([
  ['light', light],
  ['dark', dark],
])('the %s theme', (_name, theme) => {
  const ratio = (one: string, other: string): number =>
    contrast(theme[one] ?? '#808080', theme[other] ?? '#808080');

  it.each(textPairs)('reads: %s as text on %s has 4.5:1', (text, ground) => {
    expect(ratio(text, ground)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(linePairs)('shows: %s as a line on %s has 3:1', (line, ground) => {
    expect(ratio(line, ground)).toBeGreaterThanOrEqual(3);
  });

  it('darkens or lightens each severity step in one direction', () => {
    const steps = severities.map((step) => contrast(theme[step] ?? '', theme['surface'] ?? ''));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  });
});

it('gives every colour a value in both themes', () => {
  const onlyLight = Object.keys(light).filter((name) => !(name in coloursIn(css.slice(darkAt))));
  expect(onlyLight).toEqual([]);
});
