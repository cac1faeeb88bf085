import { isReached, ledgerFault, stockBalance } from '@glabella/domain/treatment';
import { daysBetween } from '@glabella/domain/values';
import { generatePatients, generatePractice } from './generate';
import { syntheticStock } from './stock';

const options = { seed: 'stock', today: '2026-11-23', patientCount: 45 };
const practice = generatePractice(options);
const patients = [...generatePatients(options)];
const { lots, recall } = syntheticStock(practice, patients, options);
const sessions = patients.flatMap((patient) => patient.sessions);

describe('the synthetic stock', () => {
  it('is the same for the same seed, and changes no patient', () => {
    expect(syntheticStock(practice, patients, options)).toEqual({ lots, recall });
    expect([...generatePatients(options)]).toEqual(patients);
  });

  it('holds the lot of every session and reconciles to the last unit', () => {
    for (const lot of lots) expect(ledgerFault(lot.entries, lot.vialUnits)).toBeNull();
    const taken = lots.flatMap(({ entries }) =>
      entries.flatMap(({ sessionId }) => sessionId ?? []),
    );
    expect(taken.sort()).toEqual(sessions.map(({ id }) => id).sort());
    const injected = lots.reduce(
      (sum, { entries }) => sum + stockBalance(entries).injectedUnits,
      0,
    );
    expect(injected).toBe(sessions.reduce((sum, { totalUnits }) => sum + totalUnits, 0));
  });

  it('received every lot before its first session, and until today', () => {
    for (const { receivedOn, lotNumber } of lots) {
      expect(daysBetween(receivedOn, options.today)).toBeGreaterThan(0);
      const first = sessions.filter((session) => session.lotNumber === lotNumber);
      for (const { performedOn } of first) {
        expect(daysBetween(receivedOn, performedOn)).toBeGreaterThan(0);
      }
    }
  });

  it('shows a lot that expires soon, one past its day, and a vial that was opened', () => {
    const onHand = lots.filter(({ entries }) => stockBalance(entries).unopened > 0);
    const daysLeft = onHand.map(({ expiresOn }) => daysBetween(options.today, expiresOn));
    expect(daysLeft.some((days) => days >= 0 && days <= 90)).toBe(true);
    expect(daysLeft.some((days) => days < 0)).toBe(true);
    expect(lots.filter(({ entries }) => stockBalance(entries).open === 1)).toHaveLength(1);
  });

  it('recalls an older lot and has reached most of its patients, not all', () => {
    const received = patients.filter(({ sessions: own }) =>
      own.some(({ lotNumber }) => lotNumber === recall?.lotNumber),
    );
    const reached = received.filter(({ id }) =>
      isReached(
        (recall?.contacts ?? [])
          .filter(({ patientId }) => patientId === id)
          .map(({ outcome }) => outcome),
      ),
    );
    expect(received.length).toBeGreaterThan(3);
    expect(reached.length).toBeGreaterThan(received.length / 2);
    expect(reached.length).toBeLessThan(received.length);
  });
});
