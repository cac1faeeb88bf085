import type { Credential, CredentialVersion } from '@glabella/contracts';
import type { StandingCredential } from '@glabella/domain/treatment';
import type { CredentialVersionRow, StandingRow } from './credential-rows';

/** Every credential of these versions, in the order in which they come. */
export function toCredentials(rows: readonly CredentialVersionRow[]): Credential[] {
  const credentials = new Map<string, { version: number; versions: CredentialVersion[] }>();
  for (const row of rows) {
    const known = credentials.get(row.id) ?? { version: row.current_version, versions: [] };
    known.versions.push(toVersion(row));
    credentials.set(row.id, known);
  }
  return [...credentials].map(([id, { version, versions }]) => ({ id, version, versions }));
}

function toVersion(row: CredentialVersionRow): CredentialVersion {
  return {
    version: row.version,
    state: row.state,
    kind: row.kind,
    issuer: row.issuer,
    number: row.number,
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    reason: row.reason,
    author: { id: row.author_id, displayName: row.author_name },
    recordedAt: row.recorded_at.toISOString(),
  };
}

/** A credential as far as it decides who may sign. */
export function toStanding(row: StandingRow): StandingCredential {
  const { id, kind, state, valid_from: validFrom, valid_until: validUntil } = row;
  return { id, kind, state, validFrom, validUntil };
}
