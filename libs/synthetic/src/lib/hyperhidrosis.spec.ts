import { findInstrument } from '@glabella/domain/instruments';
import { generatePatients } from './generate';

const options = { seed: 'other', patientCount: 40, today: '2026-11-28' };
const plain = [...generatePatients(options)];
const shown = [...generatePatients({ ...options, showsOtherTreatment: true })];

describe('a made-up patient treated for something else', () => {
  const changed = shown.filter((patient, at) => {
    const before = plain[at];
    return JSON.stringify(patient) !== JSON.stringify(before);
  });

  it('is one alone, and everybody else stays who they were', () => {
    expect(changed).toHaveLength(1);
    expect(changed[0]?.archetype).toBe('new-patient');
    expect(changed[0]?.facts).toEqual(plain.find(({ id }) => id === changed[0]?.id)?.facts);
  });

  it('has 50 U in each axilla, a consent, and grades that fall by two until week 4', () => {
    const [patient] = changed;
    const [session] = patient?.sessions ?? [];
    expect(session?.totalUnits).toBe(100);
    expect(session?.sites).toHaveLength(20);
    expect([session?.frownAtRest, session?.frownAtMaximum]).toEqual([null, null]);
    expect(patient?.consents).toHaveLength(1);
    const { min = 0, max = 0 } = findInstrument('hdss')?.range ?? {};
    const totals = patient?.measures.map(({ total }) => total) ?? [];
    expect(totals).toEqual([4, 2, 1]);
    expect(totals.every((total) => total !== null && total >= min && total <= max)).toBe(true);
  });
});
