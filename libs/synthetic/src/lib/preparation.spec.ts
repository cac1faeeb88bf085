import { generatePatients } from './generate';
import { syntheticPharmacy } from './preparation';

const options = { seed: 'preparation', today: '2026-11-23', patientCount: 120 };
const sessions = [...generatePatients(options)].flatMap((patient) => patient.sessions);

describe('how the toxin of the synthetic sessions was prepared', () => {
  it('is on record of most sessions, and of some not', () => {
    const recorded = sessions.filter(({ reconstitutedBy }) => reconstitutedBy !== null);
    expect(recorded.length / sessions.length).toBeGreaterThan(0.5);
    expect(recorded.length).toBeLessThan(sessions.length);
    const bare = sessions.filter(({ reconstitutedBy }) => reconstitutedBy === null);
    expect(new Set(bare.flatMap((one) => [one.unitsDrawn, one.sealIntact]))).toEqual(
      new Set([null]),
    );
    const kinds = new Set(recorded.map(({ reconstitutedBy }) => reconstitutedBy?.staffId === null));
    expect(kinds).toEqual(new Set([true, false]));
    expect(syntheticPharmacy).toContain('(synthetic)');
  });

  it('draws up no less than was injected and no more than was opened', () => {
    for (const { unitsDrawn, totalUnits, vialUnits, vialsOpened } of sessions) {
      if (unitsDrawn === null || unitsDrawn === undefined) continue;
      expect(unitsDrawn).toBeGreaterThanOrEqual(totalUnits);
      expect(unitsDrawn).toBeLessThanOrEqual(vialUnits * vialsOpened);
    }
  });
});
