import { exported, linesOf } from '../exports/export-steps';
import { useApi } from '../support/running-api';
import { clinicPassword, TestClinic } from '../support/test-clinic';
import { delegatedSession, take } from './delegated-session';

jest.setTimeout(120_000);

describe('the export of a session signed by a delegate', () => {
  const api = useApi();

  it('says that the co-signature is awaited, then who gave it; and nothing of others', async () => {
    const clinic = await TestClinic.open(api());
    const standing = async () =>
      linesOf(await exported(clinic.administrator), 'injection_sites').map(
        ({ signed_by, cosignature, cosigned_by }) =>
          [signed_by, cosignature, cosigned_by].join('|'),
      );
    await clinic.treatedPatient();
    expect(new Set(await standing())).toEqual(new Set(['Dr. Synthetic One||']));
    const { cosignature } = await delegatedSession(clinic);
    expect(new Set(await standing())).toEqual(
      new Set(['Dr. Synthetic One||', 'Synthetic Nurse|awaited|']),
    );
    await take(clinic.psychiatrist, cosignature, 'sign', { password: clinicPassword });
    expect(await standing()).toContain('Synthetic Nurse|signed|Dr. Synthetic One');
  });
});
