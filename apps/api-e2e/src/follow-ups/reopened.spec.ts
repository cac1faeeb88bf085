import { followUpListSchema, type FollowUp } from '@glabella/contracts';
import { positiveForm, record } from '../assessments/forms';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';

const closing = {
  disposition: 'assessed-plan-made',
  assessment: { kind: 'own-words', text: 'Synthetic: passive thoughts, no plan.' },
  plan: 'Synthetic: call on Friday.',
};
const worse = {
  ...positiveForm({ answers: [2, 1, 2, 2, 0, 1, 2, 2, 3] }),
  reason: 'Synthetic: misread.',
};

describe('a follow-up that a correction reopens', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeEach(async () => {
    clinic = await TestClinic.open(api());
  });

  const find = async (id: string): Promise<FollowUp | undefined> =>
    (await clinic.psychiatrist.get('/api/v1/follow-ups'))
      .as(followUpListSchema)
      .rows.find((row) => row.id === id);

  /** Opened for the nurse and closed, changed in between, and reopened by a correction of the psychiatrist. */
  const reopened = async (meanwhile: string): Promise<FollowUp | undefined> => {
    const patientId = await clinic.createPatient();
    const { id, followUpId } = await record(clinic, patientId, positiveForm());
    const path = `/api/v1/follow-ups/${followUpId}/close`;
    expect((await clinic.psychiatrist.post(path, closing, { version: 1 })).status).toBe(200);
    if (meanwhile !== '') {
      await clinic.asApplication((application) =>
        application.query(`UPDATE staff SET ${meanwhile} WHERE id = $1`, [
          clinic.people.clinician.id,
        ]),
      );
    }
    const corrected = await clinic.psychiatrist.put(`/api/v1/assessments/${id}`, worse, {
      version: 1,
    });
    expect(corrected.status).toBe(200);
    return find(followUpId ?? '');
  };
  const opening = (followUp: FollowUp | undefined) =>
    followUp?.events.findLast(({ kind }) => kind === 'opened');

  it('stays with whose it was, who still answers', async () => {
    const followUp = await reopened('');
    expect(followUp?.owner.displayName).toBe('Synthetic Nurse');
    expect(opening(followUp)).toMatchObject({ owner: followUp?.owner, note: null });
  });

  it.each([
    ['was disabled', 'disabled_at = now()'],
    ['has no clinical role any more', `roles = '{administrator}'`],
  ])('goes to somebody who may answer where its owner %s, and says so', async (_, meanwhile) => {
    const followUp = await reopened(meanwhile);
    expect(followUp?.owner.displayName).toBe('Dr. Synthetic One');
    expect(opening(followUp)).toMatchObject({
      owner: followUp?.owner,
      note: 'It was with Synthetic Nurse, who does not answer for it any more.',
    });
  });
});
