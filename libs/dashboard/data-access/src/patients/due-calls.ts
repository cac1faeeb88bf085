import type { HttpResourceRef } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import {
  dueReinjectionPageSchema,
  dueVisitPageSchema,
  type DueReinjectionPage,
  type DueReinjectionQuery,
  type DueVisitPage,
  type DueVisitQuery,
} from '@glabella/contracts';
import { ApiClient } from '../http/api-client';
import { apiResource } from '../http/api-resource';

function pathOf(list: string, query: Readonly<Record<string, unknown>>): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(given.map(([name, value]) => [name, String(value)]));
  return `due/${list}?${search}`;
}

/** Planned visits without a record; nothing while the question is undefined. Call in an injection context. */
export function dueVisitsResource(
  query: () => DueVisitQuery | undefined,
): HttpResourceRef<DueVisitPage | undefined> {
  return apiResource(() => {
    const asked = query();
    return asked && pathOf('visits', asked);
  }, dueVisitPageSchema);
}

/** Open re-injection windows; nothing while the question is undefined. Call in an injection context. */
export function dueReinjectionsResource(
  query: () => DueReinjectionQuery | undefined,
): HttpResourceRef<DueReinjectionPage | undefined> {
  return apiResource(() => {
    const asked = query();
    return asked && pathOf('re-injections', asked);
  }, dueReinjectionPageSchema);
}

/** Further pages of what is due. */
@Service()
export class DueCalls {
  private readonly api = inject(ApiClient);

  visits(query: DueVisitQuery): Promise<DueVisitPage> {
    return this.api.get(pathOf('visits', query), dueVisitPageSchema);
  }

  reinjections(query: DueReinjectionQuery): Promise<DueReinjectionPage> {
    return this.api.get(pathOf('re-injections', query), dueReinjectionPageSchema);
  }
}
