import { type LotRecipientPage, lotRecipientPageSchema } from '@glabella/contracts';
import { refusal } from '../assessments/forms';
import { useApi } from '../support/running-api';
import { TestClinic } from '../support/test-clinic';
import { ptosis, record, register } from './events';

describe('the register of adverse events', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });

  const idsOf = async (query: string) => (await register(clinic, query)).rows.map(({ id }) => id);
  const over = { outcome: 'resolved', endedOn: '2026-04-23' } as const;

  it('tells open from closed, serious from not, the latest onset first', async () => {
    const patient = await clinic.createPatient();
    const early = await record(clinic, patient, ptosis({ onsetOn: '2026-04-01' }));
    const late = await record(clinic, patient, ptosis({ outcome: 'unknown' }));
    const closed = await record(clinic, patient, ptosis({ ...over, onsetOn: '2026-04-10' }));
    const swallowing = await record(clinic, patient, ptosis({ ...over, termId: 'dysphagia' }));
    const stay = ptosis({ onsetOn: '2026-04-02', seriousness: ['hospitalisation'] });
    const serious = await record(clinic, patient, stay);
    expect(await idsOf('')).toEqual([late.id, serious.id, early.id]);
    expect(await idsOf('?state=closed')).toEqual([swallowing.id, closed.id]);
    expect(await idsOf('?gravity=serious')).toEqual([serious.id]);
    expect(await idsOf('?state=all&gravity=serious')).toEqual([swallowing.id, serious.id]);
    const [row] = (await register(clinic)).rows;
    expect(row?.patient).toMatchObject({ id: patient, birthDate: '1984-03-12' });
  });

  it('is read page by page, each event once, also when new ones come meanwhile', async () => {
    const other = await TestClinic.open(api());
    const patient = await other.createPatient();
    const recorded: string[] = [];
    for (const day of ['01', '02', '02', '03', '04']) {
      const event = ptosis({ onsetOn: `2026-04-${day}` });
      recorded.push((await record(other, patient, event)).id);
    }
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await register(other, `?limit=2${from}`);
      if (cursor === '') await record(other, patient, ptosis({ onsetOn: '2026-04-20' }));
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect([...seen].sort()).toEqual([...recorded].sort());
  });

  it('refuses a cursor that is none, and a filter that does not exist', async () => {
    const { administrator } = clinic;
    for (const cursor of ['x', clinic.people.clinician.id]) {
      const answer = await administrator.get(`/api/v1/adverse-events?cursor=${cursor}`);
      expect(refusal(answer)).toEqual([422, 'request.cursor_invalid']);
    }
    for (const query of ['state=both', 'gravity=mild', 'lot=', 'limit=0', 'patient=x']) {
      expect(refusal(await administrator.get(`/api/v1/adverse-events?${query}`))[0]).toBe(400);
    }
  });
});

describe('the lot behind an adverse event', () => {
  const api = useApi();
  let clinic: TestClinic;
  beforeAll(async () => {
    clinic = await TestClinic.open(api());
  });

  const recipients = async (id: string, query = ''): Promise<LotRecipientPage> => {
    const answer = await clinic.clinician.get(
      `/api/v1/adverse-events/${id}/lot-recipients${query}`,
    );
    return answer.as(lotRecipientPageSchema);
  };
  const eventAfter = async (treated: { patientId: string; sessionId: string }) => {
    const { patientId, sessionId } = treated;
    const event = ptosis({ sessionId, onsetOn: '2026-04-23' });
    return (await record(clinic, patientId, event)).id;
  };

  const treatedWith = async (lotNumber: string) => {
    const patientId = await clinic.createPatient();
    const course = await clinic.createCourse(patientId);
    const { id: sessionId } = await clinic.signedSession(course, { lotNumber });
    return { patientId, sessionId };
  };

  it('leads to every other patient who received it, with session, units and last contact', async () => {
    const affected = await clinic.treatedPatient();
    const id = await eventAfter(affected);
    expect(await recipients(id)).toEqual({ rows: [], nextCursor: null });
    // Spaces and capitals make no difference: as in a recall, it is one lot.
    const second = await treatedWith('syn-lot-1');
    const third = await treatedWith('SYN-LOT -1');
    await eventAfter(third);
    const otherLot = await clinic.createPatient();
    const course = await clinic.createCourse(otherLot);
    await clinic.signedSession(course, { lotNumber: 'SYN-LOT-2' });
    const voided = await clinic.treatedPatient();
    await clinic.voidSession(voided.sessionId);
    const { rows } = await recipients(id);
    const found = rows.map(
      ({ patient, sessionId, performedOn, units, lastContactOn, hasEvent }) => ({
        patientId: patient.id,
        facts: { sessionId, performedOn, units, lastContactOn, hasEvent },
      }),
    );
    const given = { performedOn: '2026-04-23', units: 29, lastContactOn: '2026-04-23' };
    expect(new Map(found.map(({ patientId, facts }) => [patientId, facts]))).toEqual(
      new Map([
        [second.patientId, { ...given, sessionId: second.sessionId, hasEvent: false }],
        [third.patientId, { ...given, sessionId: third.sessionId, hasEvent: true }],
      ]),
    );
    const first = await recipients(id, '?limit=1');
    const next = await recipients(id, `?limit=1&cursor=${first.nextCursor}`);
    expect([...first.rows, ...next.rows]).toEqual(rows);
    expect(next.nextCursor).toBeNull();
    for (const lot of ['SYN-LOT-1', 'syn-lot%20-1']) {
      expect((await register(clinic, `?lot=${lot}`)).rows).toHaveLength(2);
    }
    expect((await register(clinic, '?lot=SYN-LOT-2')).rows).toEqual([]);
  });

  it('is nobody’s where the event stands without a session', async () => {
    const { id } = await record(clinic, await clinic.createPatient());
    expect(await recipients(id)).toEqual({ rows: [], nextCursor: null });
  });
});
