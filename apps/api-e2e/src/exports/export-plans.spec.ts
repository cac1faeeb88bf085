import { EXPORTED_COURSES } from '../support/api-under-test';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

describe('the courses of an export', () => {
  const api = useApi();

  it('find their first injection by their patient, not among all sessions of the practice', async () => {
    const clinic = await TestClinic.open(api());
    const plan = await clinic.asApplication(async (client) => {
      // A practice of a handful of sessions is read whole whatever is asked: here that is made dear.
      await client.query('SET LOCAL enable_seqscan = off');
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN (GENERIC_PLAN) ${EXPORTED_COURSES.text}`,
      );
      return rows.map((row) => row['QUERY PLAN']);
    });
    const at = plan.findIndex((line) => / on injection_session s(?: |$)/.test(line));
    expect(plan[at]).toContain('Index');
    expect(plan[at + 1]).toContain('(patient_id = c.patient_id)');
  });
});
