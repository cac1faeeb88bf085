import { computed } from '@angular/core';
import type { OutcomeQuestion } from '@glabella/contracts';
import {
  careSiteChoices,
  colleaguesResource,
  diagnosisFilterChoices,
  practiceResource,
  protocolChoices,
  protocolsResource,
  withoutCareSite,
} from '@glabella/dashboard/data-access';
import type { Choice } from './outcome-filters';
import { filterWords } from './question-words';

/** The choices, and the chosen one after them where the practice offers it no more: a filter in force is always named. */
function withChosen(
  offered: readonly Choice[],
  id: string | undefined,
  label?: string,
): readonly Choice[] {
  if (id === undefined || offered.some((one) => one.id === id)) return offered;
  return [...offered, { id, label: label ?? id }];
}

/** The names behind the ids of a question, as choices and in words. Call in an injection context. */
export function questionNames() {
  const colleagues = colleaguesResource();
  const allProtocols = protocolsResource();
  const protocols = protocolChoices(allProtocols);
  const diagnoses = diagnosisFilterChoices(allProtocols);
  const careSites = careSiteChoices(practiceResource());
  const everybody = computed(() => (colleagues.hasValue() ? colleagues.value().rows : []));
  const psychiatrists = computed(() =>
    everybody()
      .filter(({ roles }) => roles.includes('psychiatrist'))
      .map(({ id, displayName }) => ({ id, label: displayName })),
  );
  /** Somebody by name, also who is no psychiatrist any more; else why there is no name. */
  const personName = (id: string): string => {
    const found = everybody().find((one) => one.id === id);
    if (found) return found.displayName;
    if (colleagues.hasValue()) return 'Psychiatrist who has left';
    return colleagues.error() ? 'Psychiatrist whose name could not be read' : 'One psychiatrist';
  };
  /** What the filters offer for a question. */
  const choices = ({ protocolId, diagnosisCode, careSite, responsibleId }: OutcomeQuestion) => ({
    protocols: withChosen(protocols(), protocolId),
    diagnoses: withChosen(diagnoses(), diagnosisCode),
    careSites: withChosen(
      careSites(),
      careSite,
      careSite === withoutCareSite.id ? withoutCareSite.label : careSite,
    ),
    psychiatrists: withChosen(
      psychiatrists(),
      responsibleId,
      responsibleId && personName(responsibleId),
    ),
  });
  const words = (question: OutcomeQuestion): string => {
    const offered = choices(question);
    const labelOf = (list: readonly Choice[], chosen: string | undefined) =>
      list.find(({ id }) => id === chosen)?.label ?? null;
    return filterWords(
      question,
      labelOf(offered.protocols, question.protocolId),
      labelOf(offered.psychiatrists, question.responsibleId),
      labelOf(offered.careSites, question.careSite),
    );
  };
  return { choices, words };
}
