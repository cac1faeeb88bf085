import { syntheticCareSites } from './care-sites';
import { generatePatients } from './generate';

const options = { seed: 'sites', today: '2026-11-23', patientCount: 200 };
const sessions = [...generatePatients(options)].flatMap((patient) => patient.sessions);

describe('where the sessions of the synthetic practice took place', () => {
  it('is one of its sites, each of them used, and of some not recorded', () => {
    const codes = sessions.map(({ careSite }) => careSite?.code ?? null);
    const known = syntheticCareSites.map(({ code }) => code);
    expect(new Set(codes)).toEqual(new Set([...known, null]));
    const unknown = codes.filter((code) => code === null).length / codes.length;
    expect(unknown).toBeGreaterThan(0.03);
    expect(unknown).toBeLessThan(0.25);
  });

  it('is visibly made up', () => {
    for (const { name } of syntheticCareSites) expect(name).toContain('(synthetic)');
  });
});
