/** The colours and letters of a chart as CSS writes them; a screen fills them from its tokens. */
export interface ChartTheme {
  readonly fontFamily: string;
  readonly surface: string;
  readonly ink: string;
  readonly inkSoft: string;
  readonly inkFaint: string;
  readonly line: string;
  /** The fills of the severity bands, mildest first; more bands than fills share the last. */
  readonly bands: readonly string[];
  /** The line between bands: only where fills cannot be told apart, as in forced colours. */
  readonly bandEdge: string;
  readonly series: string;
  /** The lines of cycles, told apart by shape and dash as well. */
  readonly cycles: readonly string[];
  readonly frown: string;
  readonly toxin: string;
  /** The toxin colour as a pale fill, for the assumed effect. */
  readonly toxinSoft: string;
  readonly alarm: string;
  /** What the patient is compared with: its lines, and a pale fill between them. */
  readonly reference: string;
  readonly referenceSoft: string;
}

/** What keeps words readable where a line runs through them: a rim in the colour of the page. */
export function textRim({ surface }: ChartTheme): {
  readonly textStrokeColor: string;
  readonly textStrokeWidth: number;
} {
  return { textStrokeColor: surface, textStrokeWidth: 3 };
}

/**
 * The theme of paper and image files, whatever the screen looks like; the light values of the
 * dashboard's tokens, which a test of the dashboard compares.
 */
export const paperTheme: ChartTheme = {
  fontFamily: "'Inter Variable', Inter, system-ui, sans-serif",
  surface: '#ffffff',
  ink: '#17212e',
  inkSoft: '#465464',
  inkFaint: '#5d6b7f',
  line: '#dce1e8',
  bands: ['#f4f7fb', '#e9eff7', '#e0e4f2', '#dad5ec', '#d3c3e2'],
  bandEdge: 'transparent',
  series: '#12436d',
  cycles: ['#12436d', '#801650', '#28786f', '#6b5a16', '#5d6b7f'],
  frown: '#28786f',
  toxin: '#b04f16',
  toxinSoft: 'rgb(176 79 22 / 0.28)',
  alarm: '#b3172b',
  reference: '#5d6b7f',
  referenceSoft: 'rgb(93 107 127 / 0.18)',
};
