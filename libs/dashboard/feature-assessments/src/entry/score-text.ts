import type { Instrument, Score } from '@glabella/domain/instruments';

/** What stands beside the button: how much is answered until the form is complete, then the total with its band. */
export function scoreText(instrument: Instrument, score: Score): { main: string; beside: string } {
  const count = instrument.items.length;
  if (score.status === 'complete') {
    return {
      main: `${score.total} ${score.band.label.toLowerCase()}`,
      beside: `of ${instrument.range.max}`,
    };
  }
  return { main: `${score.answered} of ${count} answered`, beside: '' };
}

/** The sentence after saving: the total as recorded, and what it is worth. */
export function recordedText(instrument: Instrument, score: Score): string {
  if (score.status === 'none') return `${instrument.name} recorded without a total.`;
  const total = `${instrument.name} recorded: ${score.total}, ${score.band.label.toLowerCase()}`;
  return score.status === 'prorated'
    ? `${total}, prorated from ${score.answered} of ${instrument.items.length} answers.`
    : `${total}.`;
}
