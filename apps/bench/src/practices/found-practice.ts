import {
  oneTimeLinkSchema,
  type LinkRedemption,
  type SetupRequest,
  type StaffInvitation,
} from '@glabella/contracts';
import { demoPassword } from '@glabella/synthetic';
import { BenchClient, type ApiCall } from '../product/bench-client';
import type { BenchProduct } from '../product/bench-product';
import { Clinic } from '../product/tests-support';

const FORM = {
  instrumentId: 'phq9',
  mode: 'self-paper',
  answers: [2, 1, 2, 2, 0, 1, 2, 2, 0],
} as const;

/** A synthetic practice with a clinician who is signed in, and the call that records a PHQ-9 of each of its patients. */
export interface FoundedPractice {
  readonly clinician: BenchClient;
  readonly recordings: readonly ApiCall[];
}

/** Founds a practice as the product does it: by the command line, an invitation and its one-time link. */
export async function foundPractice(
  product: BenchProduct,
  number: number,
  patients: number,
): Promise<FoundedPractice> {
  const founding: Omit<SetupRequest, 'password'> = {
    practiceName: `Synthetic practice ${number}`,
    timeZone: 'Europe/Berlin',
    phone: '+1 555 0100',
    displayName: 'Ada Example (synthetic)',
    email: `administrator-${number}@glabella.example`,
  };
  await product.commandWith(
    { GLABELLA_ADMIN_PASSWORD: demoPassword },
    ...['practice', 'create', '--name', founding.practiceName, '--time-zone', founding.timeZone],
    ...['--phone', founding.phone, '--admin-name', founding.displayName],
    ...['--admin-email', founding.email],
  );
  const clinician = await clinicianOf(product.url, founding.email, number);
  const clinic = new Clinic(clinician);
  const assessedOn = await clinic.today();
  const recordings: ApiCall[] = [];
  for (let patient = 0; patient < patients; patient += 1) {
    const { id } = await clinic.patient();
    const path = `/patients/${id}/assessments`;
    recordings.push({ method: 'POST', path, body: { ...FORM, assessedOn }, creates: true });
  }
  return { clinician, recordings };
}

async function clinicianOf(url: string, administrator: string, number: number) {
  const email = `clinician-${number}@glabella.example`;
  const invitation: StaffInvitation = {
    displayName: 'Kit Example (synthetic)',
    email,
    roles: ['clinician'],
  };
  const inviting = await new BenchClient(url).signIn(administrator);
  const link = await inviting.create('staff', invitation, oneTimeLinkSchema);
  inviting.close();
  const token = link.url?.split('#')[1] ?? '';
  const body: LinkRedemption = { token, password: demoPassword };
  const invited = new BenchClient(url);
  await invited.send({ method: 'POST', path: '/links/redeem', body });
  return invited.signIn(email);
}
