import { type FhirEntry, referencesIn } from './fhir-entries';
import { textIn } from './json';

/** Whether a status takes the whole resource back. */
export function isWithdrawnStatus(status: string | null): boolean {
  return status === 'entered-in-error' || status === 'cancelled';
}

/**
 * The entries that were taken back, and the Observations that go with them whatever their own status says: those
 * derived from one of them and the members of one, also over several steps.
 */
export function withdrawnEntries(entries: readonly FhirEntry[]): ReadonlySet<FhirEntry> {
  const observations = entries.filter(({ type }) => type === 'Observation');
  const followers = new Map<string, FhirEntry[]>();
  for (const entry of observations) {
    for (const name of [...entry.names, ...referencesIn(entry, 'derivedFrom')]) {
      const known = followers.get(name);
      if (known) known.push(entry);
      else followers.set(name, [entry]);
    }
  }
  const withdrawn = new Set(
    entries.filter(
      ({ type, resource }) =>
        (type === 'Observation' || type === 'QuestionnaireResponse') &&
        isWithdrawnStatus(textIn(resource, 'status')),
    ),
  );
  // A set may grow while it is walked: what is added is walked, too.
  for (const entry of withdrawn) {
    for (const name of [...entry.names, ...referencesIn(entry, 'hasMember')]) {
      for (const follower of followers.get(name) ?? []) withdrawn.add(follower);
    }
  }
  return withdrawn;
}
