import type { HttpResourceRef } from '@angular/common/http';
import { computed, inject, Service, type Signal } from '@angular/core';
import {
  noCareSite,
  oneTimeLinkSchema,
  practiceSchema,
  staffListSchema,
  staffMemberSchema,
  type OneTimeLink,
  type Practice,
  type PracticeUpdate,
  type StaffInvitation,
  type StaffMember,
  type StaffUpdate,
} from '@glabella/contracts';
import type { z } from 'zod';
import { ApiClient } from '../http/api-client';
import { apiPath } from '../http/api-path';
import { apiResource } from '../http/api-resource';
import type { Submission } from '../http/submission';

/** The practice and its settings. Call in an injection context. */
export function practiceResource(): HttpResourceRef<Practice | undefined> {
  return apiResource(() => 'practice', practiceSchema);
}

/** A site of care as a filter offers it. */
export interface CareSiteChoice {
  readonly id: string;
  readonly label: string;
}

/** The sessions of which no site of care is recorded, as a choice of a filter. */
export const withoutCareSite: CareSiteChoice = { id: noCareSite, label: 'Site not recorded' };

/**
 * The practice's sites of care as choices of a filter, with the sessions of which none is recorded; empty where it lists none,
 * and until they are read.
 */
export function careSiteChoices(
  practice: HttpResourceRef<Practice | undefined>,
): Signal<readonly CareSiteChoice[]> {
  return computed(() => {
    const sites = practice.hasValue() ? practice.value().settings.careSites : [];
    if (sites.length === 0) return [];
    const named = sites.map(({ code, name, isClosed }) => ({
      id: code,
      label: isClosed ? `${name} (closed)` : name,
    }));
    return [...named, withoutCareSite];
  });
}

/** Everybody who works in the practice, for its administrators. Call in an injection context. */
export function staffResource(): HttpResourceRef<z.output<typeof staffListSchema> | undefined> {
  return apiResource(() => 'staff', staffListSchema);
}

/** What an administrator changes about the practice and its people. */
@Service()
export class PracticeCalls {
  private readonly api = inject(ApiClient);

  /** The practice as it stands now. */
  practice(): Promise<Practice> {
    return this.api.get('practice', practiceSchema);
  }

  /** Saves the settings over this version. */
  updatePractice(body: PracticeUpdate, version: number): Promise<Practice> {
    return this.api.send({ method: 'PUT', path: 'practice', body, version }, practiceSchema);
  }

  /** Invites somebody; the link is mailed, or answered here once to be handed over. */
  invite(body: StaffInvitation, submission: Submission): Promise<OneTimeLink> {
    return this.api.send({ method: 'POST', path: 'staff', body, submission }, oneTimeLinkSchema);
  }

  /** A person of the practice as they stand now; null where nobody has this id. */
  async person(id: string): Promise<StaffMember | null> {
    const { rows } = await this.api.get('staff', staffListSchema);
    return rows.find((one) => one.id === id) ?? null;
  }

  /** Changes name, roles or state of a person. */
  updateStaff(id: string, body: StaffUpdate, version: number): Promise<StaffMember> {
    const path = apiPath`staff/${id}`;
    return this.api.send({ method: 'PUT', path, body, version }, staffMemberSchema);
  }

  /** Takes the second factor of somebody else away; `password` is one's own. */
  resetSecondFactor(id: string, password: string): Promise<StaffMember> {
    const path = apiPath`staff/${id}/second-factor/reset`;
    return this.api.send({ method: 'POST', path, body: { password } }, staffMemberSchema);
  }

  /** A new one-time link for somebody who lost theirs or their password. */
  newLink(id: string): Promise<OneTimeLink> {
    const path = apiPath`staff/${id}/link`;
    return this.api.send({ method: 'POST', path, body: {} }, oneTimeLinkSchema);
  }
}
