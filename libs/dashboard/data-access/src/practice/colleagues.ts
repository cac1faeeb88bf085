import type { HttpResourceRef } from '@angular/common/http';
import { colleagueListSchema } from '@glabella/contracts';
import type { z } from 'zod';
import { apiResource } from '../http/api-resource';

/** The people of the practice whom a record may name. Call in an injection context. */
export function colleaguesResource(): HttpResourceRef<
  z.output<typeof colleagueListSchema> | undefined
> {
  return apiResource(() => 'colleagues', colleagueListSchema);
}
