import { addDays } from '@glabella/domain/values';
import { outcomeReport, patientChart, patientSearch, caseloadPage } from '../operations/reads';
import { recordPhq9 } from '../operations/record-phq9';
import { readyDraft } from '../operations/sign-session';
import type { Operation, Practice } from '../operations/operation';
import { exportRound } from '../export/export-round';
import { Clinic } from '../product/tests-support';
import type { Use } from './hour-of-use';

/** Patients that people open and write about. */
const PATIENTS = 300;

/** How each thing is done once; resolves when it is answered. */
export type Users = Readonly<Record<Use, () => Promise<unknown>>>;

/** The people of a practice, signed in and ready for an hour of work. */
export async function usersOf(practice: Practice, pid: number): Promise<Users> {
  const { psychiatrist, administrator, clinician, today } = practice;
  const clinic = new Clinic(psychiatrist);
  const inTurn = async (operation: Operation) => {
    const { client, jobs } = await operation.prepare(practice, PATIENTS);
    let next = 0;
    return () => {
      const job = jobs[next % jobs.length];
      if (!job) throw new Error(`${operation.id} has no jobs`);
      next += 1;
      return client.send(job.call);
    };
  };
  return {
    caseload: await inTurn(caseloadPage),
    chart: await inTurn(patientChart),
    search: await inTurn(patientSearch),
    record: await inTurn(recordPhq9),
    report: await inTurn(outcomeReport),
    due: () =>
      clinician.send({ method: 'GET', path: `/due/visits?from=${today}&to=${addDays(today, 6)}` }),
    // A new patient from the intake to the signature: ten calls.
    session: async () => psychiatrist.send((await readyDraft(psychiatrist, clinic)).call),
    export: () => exportRound(administrator, pid),
  };
}
