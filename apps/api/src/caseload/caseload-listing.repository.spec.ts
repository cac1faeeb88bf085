import { readCursor, writeCursor } from './caseload-cursor';
import {
  caseloadStatement,
  countStatement,
  isBeyond,
  type CaseloadListing,
} from './caseload-listing.repository';

const patientId = '11111111-2222-4333-8444-555555555555';
const plain: CaseloadListing = {
  of: null,
  show: 'waiting',
  kinds: [],
  protocolId: null,
  productId: null,
  order: 'urgency',
  after: null,
  today: '2026-11-23',
  limit: 51,
};
const places = [
  null,
  { position: '3.2026-11-01', patientId },
  { position: '7.infinity', patientId },
];
const shapes = [null, { staffId: 'staff', answersFor: ['staff', 'absent'] }]
  .flatMap((of) =>
    (['waiting', 'set-aside', 'everybody'] as const).flatMap((show) =>
      (['urgency', 'name'] as const).flatMap((order) =>
        places.flatMap((after) =>
          [[], ['relapse'], ['worsening', 'measure-overdue']].flatMap((kinds) =>
            [null, 'glabellar-depression'].flatMap((protocolId) =>
              [null, 'onabotulinumtoxinA'].map((productId) => ({
                ...plain,
                ...{ of, show, order, after, protocolId, productId },
                kinds: kinds as CaseloadListing['kinds'],
              })),
            ),
          ),
        ),
      ),
    ),
  )
  .filter((shape) => !isBeyond(shape));

describe('the statement of a page of the caseload', () => {
  it('has one text for one name, and no name that PostgreSQL would cut', () => {
    const texts = new Map<string, string>();
    for (const shape of shapes) {
      for (const { name, text } of [
        caseloadStatement('practice', shape).statement,
        countStatement('practice', shape).statement,
      ]) {
        expect(name.length).toBeLessThanOrEqual(63);
        expect(texts.get(name) ?? text).toBe(text);
        texts.set(name, text);
      }
    }
    expect(texts.size).toBeGreaterThan(100);
  });

  it('binds every value that its text names, and nothing that was chosen stands in the text', () => {
    for (const shape of shapes) {
      const { statement, values } = caseloadStatement('practice', shape);
      const named = [...statement.text.matchAll(/\$(\d+)/g)].map(([, number]) => Number(number));
      const unnamed = values.map((_, index) => index + 1).filter((one) => !named.includes(one));
      expect(unnamed).toEqual([]);
      expect(statement.text).not.toMatch(/glabellar|onabotulinum|2026-11-23|staff'|absent/);
    }
  });

  it('looks only into the tiers that can hold the reasons asked for', () => {
    const { text } = caseloadStatement('practice', { ...plain, kinds: ['relapse'] }).statement;
    expect(text).toContain('a.tier BETWEEN 1 AND 3 ');
    expect(text).not.toContain('a.tier = ');
    const whole = caseloadStatement('practice', plain).statement.text;
    expect(whole).toContain('a.tier BETWEEN 1 AND 5\n');
    expect(whole).not.toContain('a.tier = 8');
  });

  it('does not begin behind its end', () => {
    const after = { position: '4.2026-03-01', patientId };
    expect(isBeyond({ ...plain, after })).toBe(false);
    expect(isBeyond({ ...plain, after, kinds: ['relapse'] })).toBe(true);
    expect(isBeyond({ ...plain, after, kinds: ['relapse'], order: 'name' })).toBe(false);
  });
});

describe('the cursor of a page', () => {
  it.each([
    ['urgency', '2.2026-03-01'],
    ['urgency', '8.infinity'],
    ['name', ''],
    ['set-aside', '2026-03-01T09:00:00.123456Z'],
  ] as const)('by %s holds the place %s and no name', (order, position) => {
    expect(readCursor(writeCursor({ position, patientId }), order)).toEqual({
      position,
      patientId,
    });
  });

  it.each([
    ['urgency', `9.2026-03-01~${patientId}`],
    ['urgency', `2.2026-02-31~${patientId}`],
    ['urgency', `~${patientId}`],
    ['urgency', `2.2026-03-01~x`],
    ['name', `2.2026-03-01~${patientId}`],
    ['name', patientId],
    ['set-aside', `2026-02-30T09:00:00.123456Z~${patientId}`],
    ['set-aside', `2026-03-01T24:00:00.123456Z~${patientId}`],
  ] as const)('by %s refuses %s', (order, cursor) => {
    expect(() => readCursor(cursor, order)).toThrow('Start the list again');
  });
});
