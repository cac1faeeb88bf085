import { computed } from '@angular/core';
import type { OutcomeQuestion } from '@glabella/contracts';
import {
  careSiteChoices,
  colleaguesResource,
  diagnosisFilterChoices,
  practiceResource,
  protocolChoices,
  protocolsResource,
} from '@glabella/dashboard/data-access';
import { filterWords } from './question-words';

/** The names behind the ids of a question, as choices and in words; empty until they are read. Call in an injection context. */
export function questionNames() {
  const colleagues = colleaguesResource();
  const allProtocols = protocolsResource();
  const protocols = protocolChoices(allProtocols);
  const diagnoses = diagnosisFilterChoices(allProtocols);
  const psychiatrists = computed(() =>
    (colleagues.hasValue() ? colleagues.value().rows : [])
      .filter(({ roles }) => roles.includes('psychiatrist'))
      .map(({ id, displayName }) => ({ id, label: displayName })),
  );
  const careSites = careSiteChoices(practiceResource());
  const words = (question: OutcomeQuestion): string => {
    const { protocolId, responsibleId, careSite } = question;
    const site = careSites().find(({ id }) => id === careSite);
    const protocol = protocols().find(({ id }) => id === protocolId);
    const person = psychiatrists().find(({ id }) => id === responsibleId);
    return filterWords(
      question,
      protocol?.label ?? protocolId ?? null,
      person?.label ?? null,
      site?.label ?? null,
    );
  };
  return { protocols, diagnoses, psychiatrists, careSites, words };
}
