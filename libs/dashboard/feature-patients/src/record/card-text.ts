import type { Tone } from '@glabella/dashboard/ui';
import type { Finding } from '@glabella/domain/outcomes';

/** What a card offers to do next. */
export type CardAction = 'record' | 'log-session' | 'start-course';

/** A card of the page's head in its words: a number, what it is, and what stands behind it. */
export interface CardText {
  readonly id: 'latest' | 'change' | 'session' | 'next';
  readonly label: string;
  /** The day it speaks of; empty where there is none. */
  readonly on: string;
  /** The large number or word; empty where there is none. */
  readonly value: string;
  readonly unit: string;
  readonly chip: { readonly label: string; readonly tone: Tone } | null;
  readonly lines: readonly string[];
  /** The findings behind the words, with rule and source. */
  readonly findings: readonly Finding[];
  readonly action: CardAction | null;
  /** The form that 'record' records where it is not that of the measure shown; else null. */
  readonly form: string | null;
}

type Draft = Partial<CardText> & Pick<CardText, 'id' | 'label'>;

/** A card of which only what it says is written down. */
export const card = (draft: Draft): CardText => ({
  on: '',
  value: '',
  unit: '',
  chip: null,
  lines: [],
  findings: [],
  action: null,
  form: null,
  ...draft,
});
