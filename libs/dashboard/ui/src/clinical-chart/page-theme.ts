import { DOCUMENT } from '@angular/common';
import { computed, DestroyRef, inject, Service, signal } from '@angular/core';
import { paperTheme, type ChartTheme } from '@glabella/domain/charts';

const watched = {
  dark: '(prefers-color-scheme: dark)',
  forced: '(forced-colors: active)',
  still: '(prefers-reduced-motion: reduce)',
};

/** The colours of cycles laid over each other, in the order in which cycles take them. */
export const cycleTokens = [
  'series-phq9',
  'series-gad7',
  'series-frown',
  'series-moss',
  'series-ref',
] as const;

const effectOpacity = 0.28;
const bandOpacity = 0.18;

/** The colour as 'rgb(...)' with an opacity; as it is where it was written otherwise. */
function withOpacity(colour: string, opacity: number): string {
  const channels = /^rgb\(([^)]+)\)$/.exec(colour)?.[1]?.split(',');
  return channels?.length === 3 ? `rgba(${channels.join(',')}, ${opacity})` : colour;
}

/**
 * The page's colours as a chart needs them, read from its custom properties and followed when the system changes to dark or to
 * colours of its own. A canvas knows no `var(...)`, so every colour is resolved.
 */
@Service()
export class PageTheme {
  private readonly document = inject(DOCUMENT);
  private readonly view = this.document.defaultView;
  private readonly changes = signal(0);

  /** True when the person asked their system for less motion. */
  readonly prefersReducedMotion = computed(() => {
    this.changes();
    return this.matches(watched.still);
  });

  /** The colours and letters of charts on this page now. */
  readonly theme = computed<ChartTheme>(() => {
    this.changes();
    return this.matches(watched.forced) ? this.forcedTheme() : this.tokenTheme();
  });

  constructor() {
    const change = (): void => this.changes.update((count) => count + 1);
    const queries = Object.values(watched).map((query) => this.view?.matchMedia?.(query));
    queries.forEach((query) => query?.addEventListener('change', change));
    // Text measured before the page's letters are there would be laid out wrongly.
    void this.document.fonts?.ready.then(change);
    inject(DestroyRef).onDestroy(() =>
      queries.forEach((query) => query?.removeEventListener('change', change)),
    );
  }

  private matches(query: string): boolean {
    return this.view?.matchMedia?.(query).matches ?? false;
  }

  private readColours(expressions: readonly string[]): string[] {
    const probe = this.document.createElement('span');
    this.document.body.append(probe);
    const colours = expressions.map((expression) => {
      probe.style.color = '';
      probe.style.color = expression;
      return this.view?.getComputedStyle(probe).color ?? '';
    });
    probe.remove();
    return colours;
  }

  private colours(expressions: readonly string[]): (at: number) => string {
    const read = this.readColours(expressions);
    return (at) => read[at] ?? '';
  }

  private fontFamily(): string {
    const root = this.view?.getComputedStyle(this.document.documentElement);
    return root?.getPropertyValue('--font').trim() || paperTheme.fontFamily;
  }

  private tokenTheme(): ChartTheme {
    const names = [
      ...['surface', 'ink', 'ink-2', 'ink-3', 'line'],
      ...['sev-0', 'sev-1', 'sev-2', 'sev-3', 'sev-4'],
      ...['series-phq9', 'series-frown', 'toxin', 'alarm'],
      ...cycleTokens,
    ];
    const colour = this.colours(names.map((name) => `var(--${name})`));
    return {
      fontFamily: this.fontFamily(),
      surface: colour(0),
      ink: colour(1),
      inkSoft: colour(2),
      inkFaint: colour(3),
      line: colour(4),
      bands: [5, 6, 7, 8, 9].map(colour),
      bandEdge: 'transparent',
      series: colour(10),
      cycles: cycleTokens.map((_, at) => colour(14 + at)),
      frown: colour(11),
      toxin: colour(12),
      toxinSoft: withOpacity(colour(12), effectOpacity),
      alarm: colour(13),
      reference: colour(18),
      referenceSoft: withOpacity(colour(18), bandOpacity),
    };
  }

  /** The system's own colours: tints are gone, so bands are parted by lines and marks differ by shape. */
  private forcedTheme(): ChartTheme {
    const colour = this.colours(['Canvas', 'CanvasText', 'GrayText']);
    const [paper, text, faint] = [colour(0), colour(1), colour(2)];
    return {
      fontFamily: this.fontFamily(),
      surface: paper,
      ink: text,
      inkSoft: text,
      inkFaint: text,
      line: faint,
      bands: [paper],
      bandEdge: faint,
      series: text,
      cycles: [text],
      frown: text,
      toxin: text,
      toxinSoft: withOpacity(text, effectOpacity),
      alarm: text,
      reference: text,
      referenceSoft: withOpacity(text, bandOpacity / 2),
    };
  }
}
