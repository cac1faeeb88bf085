import { exportTableNames } from '@glabella/contracts';
import { generatePatients, generatePractice } from './generate';
import { syntheticExports } from './past-exports';

const options = { seed: 'past-exports', today: '2026-11-23', patientCount: 45 };
const practice = generatePractice(options);
const patients = [...generatePatients(options)];
const exports = syntheticExports(practice, patients, options);

describe('the past exports of the synthetic practice', () => {
  it('are the same for the same seed', () => {
    expect(syntheticExports(practice, patients, options)).toEqual(exports);
  });

  it('lie before today and were asked for by somebody who may', () => {
    const office = practice.staff.filter(({ roles }) => roles.includes('administrator'));
    for (const { createdAt, createdById } of exports) {
      expect(createdAt < `${options.today}T00:00`).toBe(true);
      expect(office.map(({ id }) => id)).toContain(createdById);
    }
  });

  it('hold what was on record then: never more than now, and never less than before', () => {
    const [first, , , last] = exports;
    for (const table of exportTableNames) {
      expect(first?.expected[table]).toBeLessThanOrEqual(last?.expected[table] ?? NaN);
    }
    expect(last?.expected.patients).toBeGreaterThan(0);
    expect(last?.expected.patients).toBeLessThanOrEqual(patients.length);
    const sites = patients
      .flatMap(({ sessions }) => sessions)
      .reduce((sum, session) => sum + session.sites.length, 0);
    expect(last?.expected.injection_sites).toBeLessThanOrEqual(sites);
  });

  it('have a checksum only where they are whole', () => {
    for (const { status, sha256, written } of exports) {
      expect(sha256 === null).toBe(status === 'cancelled');
      expect(written === null).toBe(status === 'cancelled');
      if (sha256 !== null) expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });
});
