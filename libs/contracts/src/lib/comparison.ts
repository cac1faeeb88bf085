import * as z from 'zod';
import { instruments, phq9 } from '@glabella/domain/instruments';

/** Which instrument is compared; the PHQ-9 when nothing is said. */
export const comparisonQuerySchema = z.strictObject({
  instrument: z
    .string()
    .refine((id) => instruments.some((instrument) => instrument.id === id), {
      error: 'Not an instrument that is known here.',
    })
    .default(phq9.id),
});
export type ComparisonQuery = z.output<typeof comparisonQuerySchema>;

/** The middle of a group and the range that holds its middle 80 %, unrounded. */
export const spreadSchema = z
  .strictObject({ p10: z.number(), median: z.number(), p90: z.number() })
  .meta({
    description:
      'Percentiles interpolated linearly between the two nearest ranks: at rank share x (n - 1) from the smallest, ' +
      'counted from 0 (as percentile_cont; Hyndman & Fan 1996, type 7).',
  });

/** What the practice's comparable patients scored by weeks since their first injection. */
export const comparisonSchema = z
  .strictObject({
    instrumentId: z.string(),
    /** The protocol of the patient's current course; null without a course, and then there is no week. */
    protocolId: z.string().nullable(),
    /** Fewer patients than this in a week and its spreads are null. */
    leastPatients: z.int().min(1),
    /** False while derived rows are computed anew after a change of rules: some patients may still be missing. */
    isComplete: z.boolean(),
    weeks: z.array(
      z.strictObject({
        /** Weeks since the first injection; 0 is the baseline. */
        week: z.int().min(0),
        /** How many other patients have a total for that week. */
        patients: z.int().min(0),
        points: spreadSchema.nullable(),
        percentOfBaseline: spreadSchema.nullable(),
      }),
    ),
  })
  .meta({
    description:
      'Comparable patients are all others of the practice, archived ones among them, whose first course under the ' +
      'same protocol has a complete baseline from which a response is stated (PHQ-9: 10 or more, unless the practice set another), without whoever refused the use of their data. Each stands with ' +
      'the complete total nearest each planned visit day within its window, up to the end of the course; later ' +
      'injections are not taken out. It describes; a change in a registry is not a treatment effect.',
  });
export type Comparison = z.infer<typeof comparisonSchema>;
