import type { FollowUpOwnerRow, HandlingRow, LineParts } from './caseload-rows';
import { FinishedLines, isSameMaking } from './finished-lines';

const patientId = '0b7f2a30-1111-4111-8111-000000000001';
const staffId = '0b7f2a30-2222-4222-8222-000000000001';
const followUpId = '0b7f2a30-3333-4333-8333-000000000001';

const reason = {
  kind: 'open-item-9',
  recordId: followUpId,
  evidenceKey: `open-item-9:${followUpId}:1`,
  evidence: 'item 9 “several days”',
  detail: '',
  on: '2026-05-01',
  since: '2026-05-01',
  countsDays: true,
};

function handling(changes: Partial<HandlingRow> = {}): HandlingRow {
  return {
    patient_id: patientId,
    kind: 'worsening',
    version: 1,
    owner_id: null,
    owner_name: null,
    how: 'snoozed',
    evidence_key: 'worsening:1',
    set_on: '2026-05-02',
    until_on: '2026-06-02',
    note: 'Synthetic note',
    set_by: staffId,
    set_by_name: 'Kim Aalto (synthetic)',
    set_at: new Date('2026-05-02T10:00:00Z'),
    ...changes,
  };
}

function followUp(changes: Partial<FollowUpOwnerRow> = {}): LineParts['followUps'][number] {
  return {
    id: followUpId,
    patient_id: patientId,
    due_at: new Date('2026-05-02T12:00:00Z'),
    owner_id: staffId,
    owner_name: 'Kim Aalto (synthetic)',
    away_until: null,
    cover_id: null,
    cover_name: null,
    ...changes,
  };
}

function parts(changes: Partial<LineParts> = {}): LineParts {
  return {
    today: '2026-05-10',
    patient: {
      id: patientId,
      mrn: 'DEMO-0001',
      given_name: 'Ruth',
      family_name: 'Dlamini',
      birth_date: '1976-10-25',
      sex: 'female',
      archived: false,
      course_id: null,
      latest_on: '2026-05-01',
      latest_total: 16,
      latest_status: 'complete',
      baseline_on: null,
      baseline_total: null,
      first_injection_on: null,
      last_injection_on: null,
      last_injection_units: null,
      session_count: 0,
      open_follow_ups: 1,
      recent_scores: '[{"on": "2026-05-01", "total": 16}]',
      recent_injections: '[]',
    },
    standing: {
      patient_id: patientId,
      attention: JSON.stringify([reason]),
      responsible_id: staffId,
      responsible_name: 'Kim Aalto (synthetic)',
      protocol_id: 'glabellar-depression',
      protocol_version: 1,
    },
    handlings: [handling()],
    followUps: [followUp()],
    ...changes,
  };
}

/** What the line of these parts says. */
const says = (lines: FinishedLines, made: LineParts) =>
  JSON.parse(lines.of(made).bytes.toString('utf8')) as Record<string, unknown>;

describe('finished lines', () => {
  it('are made once of the same parts, read twice', () => {
    const lines = new FinishedLines();
    const first = lines.of(parts());
    expect(lines.of(parts())).toBe(first);
    expect(says(lines, parts())).toMatchObject({ id: patientId, tier: 1, openFollowUps: 1 });
  });

  it('are made anew when the day, a score, a reason, the protocol, a cover or what was done about it differs', () => {
    const lines = new FinishedLines();
    const { patient, standing } = parts();
    const changed: readonly LineParts[] = [
      parts({ patient: { ...patient, latest_total: 9 } }),
      parts({ patient: { ...patient, first_injection_on: '2026-04-20' } }),
      parts({ standing: { ...standing, attention: '[]' } }),
      parts({ standing: { ...standing, protocol_id: null } }),
      parts({ standing: { ...standing, protocol_version: 2 } }),
      parts({ followUps: [{ ...followUp(), away_until: '2026-05-20' }] }),
      parts({ handlings: [] }),
      parts({ today: '2026-05-11' }),
    ];
    for (const other of changed) {
      const before = lines.of(parts());
      expect(lines.of(other)).not.toBe(before);
      expect(says(lines, other)).toEqual(says(new FinishedLines(), other));
    }
  });

  it('say from which day on a score is a change from the baseline', () => {
    const { patient } = parts();
    const treated = parts({ patient: { ...patient, first_injection_on: '2026-04-20' } });
    const lines = new FinishedLines();
    expect(says(lines, treated)).toMatchObject({ firstInjectionOn: '2026-04-20' });
    expect(says(lines, parts())).toMatchObject({ firstInjectionOn: null });
  });

  it('let go of the one that was shown the longest time ago', () => {
    const lines = new FinishedLines();
    const { patient } = parts();
    const at = (place: number) =>
      parts({
        patient: { ...patient, id: `0b7f2a30-1111-4111-8111-${String(place).padStart(12, '0')}` },
      });
    const [first, second] = [lines.of(at(1)), lines.of(at(2))];
    for (let place = 3; place <= 500; place += 1) lines.of(at(place));
    expect(lines.of(at(1))).toBe(first);
    lines.of(at(501));
    expect(lines.of(at(1))).toBe(first);
    expect(lines.of(at(2))).not.toBe(second);
  });

  it('are refused when they break the contract', () => {
    const { patient } = parts();
    const broken = parts({ patient: { ...patient, birth_date: 'unknown' } });
    expect(() => new FinishedLines().of(broken)).toThrow(/^birthDate: /);
  });
});

describe('isSameMaking', () => {
  const rowsOf = (made: LineParts): [string, Record<string, unknown>][] => [
    ['patient', { ...made.patient }],
    ['standing', { ...made.standing }],
    ['handlings', { ...made.handlings[0] }],
    ['followUps', { ...made.followUps[0] }],
  ];
  const withRow = (name: string, row: unknown) =>
    parts({ [name]: name === 'patient' || name === 'standing' ? row : [row] });
  const fields = rowsOf(parts()).flatMap(([name, row]) =>
    Object.keys(row).map((field) => [name, field] as const),
  );

  it('holds for equal rows, equal instants included', () => {
    expect(isSameMaking(parts(), parts())).toBe(true);
  });

  it.each(fields)('fails when %s.%s differs, or is not there', (name, field) => {
    const row = new Map(rowsOf(parts())).get(name) ?? {};
    const other = row[field] instanceof Date ? new Date(0) : 'something else';
    const { [field]: gone, ...less } = row;
    expect(gone).not.toBe(other);
    expect(isSameMaking(parts(), withRow(name, { ...row, [field]: other }))).toBe(false);
    expect(isSameMaking(parts(), withRow(name, less))).toBe(false);
    expect(isSameMaking(parts(), withRow(name, { ...less, another: gone }))).toBe(false);
  });

  it('fails when a row comes or goes', () => {
    expect(isSameMaking(parts(), parts({ handlings: [] }))).toBe(false);
    expect(isSameMaking(parts(), parts({ followUps: [followUp(), followUp()] }))).toBe(false);
  });
});
