import { join } from 'node:path';
import { z } from 'zod';

/** The script that notes them, in the page. */
export const OBSERVER = join(__dirname, 'observe-page.cjs');

/** What a page noted of itself while it was measured, in milliseconds. */
export const pageNotesSchema = z.object({
  /** Since the navigation began; null before anything was painted. */
  largestPaint: z.number().nullable(),
  longTasks: z.array(z.number()),
  /** From a key press to the frame that shows what it did; those below 16 ms are not told. */
  keyPresses: z.array(z.number()),
  /** When each drawing began and ended: calls of a canvas, text that it measures included, without a pause. */
  drawings: z.array(z.object({ from: z.number(), until: z.number() })),
  /** From the click that opens a form until its last field is there; null where none was opened. */
  whole: z.number().nullable(),
});

export type PageNotes = z.output<typeof pageNotesSchema>;

/** The longest drawing; NaN where nothing was drawn. */
export function longestDrawing({ drawings }: PageNotes): number {
  if (drawings.length === 0) return Number.NaN;
  return Math.max(...drawings.map(({ from, until }) => until - from));
}
