import type { OutcomeQuestion } from '@glabella/contracts';
import { sexLabels } from '@glabella/dashboard/ui';
import { findInstrument } from '@glabella/domain/instruments';
import { ageBands, doseBands } from '@glabella/domain/outcomes';
import { findProduct, resistanceStrata } from '@glabella/domain/treatment';
import { formatDate } from '@glabella/domain/values';

/** The period of a report: '29 Nov 2024 through 28 Nov 2026'. */
export function periodWords({ from, to }: Pick<OutcomeQuestion, 'from' | 'to'>): string {
  return `${formatDate(from)} through ${formatDate(to)}`;
}

/**
 * The filters of a report as a printed sheet names them; the names are of the protocol
 * and of who is responsible, where those were asked.
 */
export function filterWords(
  question: OutcomeQuestion,
  protocolName: string | null,
  personName: string | null,
  careSiteName: string | null = null,
): string {
  const { diagnosisCode, productId, doseBand, sex, ageBand, resistance } = question;
  const said = [
    findInstrument(question.instrumentId ?? '')?.name,
    protocolName,
    diagnosisCode,
    productId && findProduct(productId)?.name,
    doseBands.find(({ id }) => id === doseBand)?.label,
    sex && sexLabels[sex],
    ageBands.find(({ id }) => id === ageBand)?.label,
    resistanceStrata.find(({ id }) => id === resistance)?.label,
    careSiteName,
    personName,
  ].filter((one): one is string => Boolean(one));
  return said.join(' · ');
}
