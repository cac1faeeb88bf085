import { isSameWork, StatementTemplate, type RecordedRequest } from './statement-template';

const [patientA, patientB, patientC] = ['a', 'b', 'c'].map(
  (letter) => `${letter.repeat(8)}-0000-4000-8000-000000000001`,
) as [string, string, string];
const key = (n: number) => `0000000${n}-1111-4111-8111-111111111111`;
const staff = '99999999-2222-4222-8222-222222222222';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A request that writes a record with its audit row, as the API would send it. */
const recorded = (patientId: string, n: number): RecordedRequest => ({
  subject: { patientId },
  statements: [
    { text: 'BEGIN', values: [] },
    {
      name: 'insert',
      text: 'INSERT INTO record VALUES ($1, $2, $3, $4, $5)',
      values: [key(n), patientId, staff, `2026-05-0${n}T10:00:00.000Z`, [2, 1, 0]],
    },
    {
      name: 'audit',
      text: 'INSERT INTO audit VALUES ($1, $2, $3, $4)',
      values: [
        [patientId],
        `{"record":"${key(n)}","count":${n},"at":"2026-05-0${n}T10:00:00.000Z"}`,
        Buffer.from([n, n, n]),
        Buffer.from([7]),
      ],
    },
  ],
});

describe('a pattern learned from two recordings', () => {
  const template = new StatementTemplate(recorded(patientA, 1), recorded(patientB, 2));
  const [begin, insert, audit] = template.replay({ patientId: patientC });

  it('sends the statements as they were, under their names', () => {
    expect(template).toHaveLength(3);
    expect(begin).toEqual({ text: 'BEGIN', values: [] });
    expect([insert?.name, audit?.name]).toEqual(['insert', 'audit']);
  });

  it('is about the subject of the replay, also inside lists', () => {
    expect(insert?.values[1]).toBe(patientC);
    expect(audit?.values[0]).toEqual([patientC]);
  });

  it('keeps what both recordings had', () => {
    expect(insert?.values.slice(2, 3)).toEqual([staff]);
    expect(insert?.values[4]).toEqual([2, 1, 0]);
    expect(audit?.values[3]).toEqual(Buffer.from([7]));
  });

  it('makes an id anew, the same wherever the recording had the same', () => {
    const made = insert?.values[0];
    expect(made).toMatch(UUID);
    expect([key(1), key(2)]).not.toContain(made);
    expect(JSON.parse(String(audit?.values[1]))).toMatchObject({ record: made });
    expect(template.replay({ patientId: patientC })[1]?.values[0]).not.toBe(made);
  });

  it('makes instants and keys of bytes anew', () => {
    const at = insert?.values[3];
    expect(new Date(String(at)).toISOString()).toBe(at);
    expect(JSON.parse(String(audit?.values[1]))).toMatchObject({ at });
    expect(audit?.values[2]).toHaveLength(3);
    expect(audit?.values[2]).not.toEqual(Buffer.from([2, 2, 2]));
  });

  it('sends whatever else differs as recorded last', () => {
    expect(JSON.parse(String(audit?.values[1]))).toMatchObject({ count: 2 });
  });

  it('leaves the id of a subject alone that both recordings are about', () => {
    const same = new StatementTemplate(recorded(patientA, 1), recorded(patientA, 2));
    expect(same.replay({ patientId: patientA })[1]?.values[1]).toBe(patientA);
  });
});

describe('two recordings of different work', () => {
  const one = recorded(patientA, 1);
  const shorter = { ...one, statements: one.statements.slice(1) };
  const other = {
    ...one,
    statements: one.statements.map((statement) => ({ ...statement, text: 'SELECT 1' })),
  };
  const empty = { ...one, statements: [] };

  it.each([shorter, other, empty])('make no pattern', (second) => {
    expect(isSameWork(one, second)).toBe(false);
    expect(() => new StatementTemplate(one, second)).toThrow('different work');
  });

  it('are never two of nothing', () => expect(isSameWork(empty, empty)).toBe(false));
});
