import type { Assessment } from '@glabella/contracts';
import { patientRecordWith } from '../testing/patient-record';
import { signedSession } from '../testing/session-draft';
import { movedByVoiding, type StartFacts } from './moved-by-voiding';

const phq9 = (assessedOn: string, total: number) =>
  ({
    id: assessedOn,
    instrumentId: 'phq9',
    status: 'recorded',
    assessedOn,
    total,
    scoreStatus: 'complete',
    answers: null,
    firstRecordedAt: `${assessedOn}T09:00:00Z`,
  }) as unknown as Assessment;

const first = signedSession({ id: 'a', performedOn: '2026-02-02' });
const second = signedSession({ id: 'b', performedOn: '2026-05-11' });
const facts: StartFacts = {
  ...patientRecordWith([first, second]),
  assessments: [phq9('2026-02-01', 19), phq9('2026-05-10', 9)],
};

describe('voiding a session', () => {
  it('of the first day moves the baseline of the course to the next one', () => {
    expect(movedByVoiding(facts, first)).toBe(
      'The first injection, from which weeks are counted, becomes 11 May 2026, until now 2 Feb 2026; the PHQ-9 baseline becomes 9 of 10 May 2026, until now 19 of 1 Feb 2026.',
    );
  });

  it('alone in its course leaves no first injection', () => {
    const alone = { ...facts, sessions: [first, { ...second, status: 'voided' as const }] };
    expect(movedByVoiding(alone, first)).toContain('becomes none, until now 2 Feb 2026');
  });

  it('of a later day, or beside another of that day, moves nothing', () => {
    expect(movedByVoiding(facts, second)).toBeNull();
    const twin = { ...facts, sessions: [first, { ...second, performedOn: '2026-02-02' }] };
    expect(movedByVoiding(twin, first)).toBeNull();
  });
});
