import type { outcomePatientsQuestionSchema, outcomeQuestionSchema } from '@glabella/contracts';
import type { z } from 'zod';

/** Period and filters of a report, checked. */
export type CheckedQuestion = z.output<typeof outcomeQuestionSchema>;

/** The same with the figure whose patients are asked for. */
export type CheckedPatientsQuestion = z.output<typeof outcomePatientsQuestionSchema>;
