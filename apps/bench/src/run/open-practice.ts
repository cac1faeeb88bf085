import { Client } from 'pg';
import { meSchema } from '@glabella/contracts';
import { demoSignIns } from '@glabella/synthetic';
import type { Practice } from '../operations/operation';
import { BenchClient } from '../product/bench-client';

/** Signs the people of the synthetic practice in. */
export async function openPractice(url: string, admin: Client): Promise<Practice> {
  const signIn = (email: string) => new BenchClient(url).signIn(email);
  const [clinician, psychiatrist, administrator] = [
    await signIn(demoSignIns.clinician),
    await signIn(demoSignIns.psychiatrist),
    await signIn(demoSignIns.administrator),
  ];
  const { practice } = await clinician.get('me', meSchema);
  const { id: practiceId, today } = practice;
  return { clinician, psychiatrist, administrator, admin, practiceId, today };
}
