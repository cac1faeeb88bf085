import { type Instrument, type Score, enteredRange } from '@glabella/domain/instruments';

/** What stands beside the button: how much is answered until the form is complete, then the total with its band. */
export function scoreText(
  instrument: Instrument,
  score: Score | null,
): { main: string; beside: string } {
  const count = instrument.items.length;
  if (score === null) {
    const { min, max } = enteredRange(instrument);
    return { main: 'No total yet', beside: `${min} to ${max}` };
  }
  if (score.status === 'complete' || score.status === 'total-only') {
    return {
      main: `${score.total} ${score.band?.label.toLowerCase() ?? ''}`.trimEnd(),
      beside: `of ${instrument.range.max}`,
    };
  }
  return { main: `${score.answered} of ${count} answered`, beside: '' };
}

/** The sentence after saving: the total as recorded, and what it is worth. */
export function recordedText(instrument: Instrument, score: Score): string {
  if (score.status === 'unscored') return `${instrument.name} recorded.`;
  if (score.status === 'none') return `${instrument.name} recorded without a total.`;
  const band = score.band === null ? '' : `, ${score.band.label.toLowerCase()}`;
  const total = `${instrument.name} recorded: ${score.total}${band}`;
  return score.status === 'prorated'
    ? `${total}, prorated from ${score.answered} of ${instrument.items.length} answers.`
    : `${total}.`;
}
