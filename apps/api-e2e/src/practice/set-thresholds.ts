import { practiceThresholdsSchema } from '@glabella/contracts';
import type { ApiClient } from '../support/api-client';

const path = '/api/v1/practice/thresholds';

/** Sets the practice's numbers to these alone, over whatever version stands. */
export async function setThresholds(
  administrator: ApiClient,
  values: Readonly<Record<string, number>>,
): Promise<void> {
  const { version } = (await administrator.get(path)).as(practiceThresholdsSchema);
  const body = { values, reason: 'Synthetic reason.' };
  const answer = await administrator.put(path, body, { version });
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
}
