import { hashEvent, type EventText } from './event-hash';
import { firstLink, hashAt, linkOf, makeSeal, type Seal } from './seal';

const practiceId = '7d2f0a7e-3f0b-4a52-9d7f-0e0a4c7b9a11';
const event: EventText = {
  id: '7',
  epoch: 1,
  xid: '901',
  at: '2026-03-02T10:00:00.000001Z',
  actor_id: '1d381733-4590-46b8-83f9-1a3e1a2d9f28',
  action: 'patient.read',
  outcome: 'done',
  patient_ids: '{}',
  subject_type: null,
  subject_id: null,
  detail: '{}',
  request_id: 'r',
  address: '127.0.0.1',
};
const covered = {
  practiceId,
  epoch: 1,
  belowXid: '902',
  eventIds: ['7'],
  eventHashes: hashEvent(practiceId, event),
};

describe('the hash of an event', () => {
  it.each(Object.keys(event).map((column) => [column as keyof EventText]))(
    'is another once %s is another',
    (column) => {
      const changed = { ...event, [column]: column === 'epoch' ? 2 : 'another' };
      expect(hashEvent(practiceId, changed)).not.toEqual(hashEvent(practiceId, event));
    },
  );

  it('is another in another practice, and tells a missing value from an empty one', () => {
    expect(hashEvent('other', event)).not.toEqual(hashEvent(practiceId, event));
    const empty = { ...event, subject_type: '' };
    expect(hashEvent(practiceId, empty)).not.toEqual(hashEvent(practiceId, event));
  });

  it('does not confuse a value with its neighbour', () => {
    const one = { ...event, action: 'ab', outcome: 'c' };
    const other = { ...event, action: 'a', outcome: 'bc' };
    expect(hashEvent(practiceId, one)).not.toEqual(hashEvent(practiceId, other));
  });
});

describe('a seal', () => {
  const first = makeSeal(null, covered);

  it('follows the practice’s own beginning, the next one follows it', () => {
    expect(first.seal).toBe(1);
    expect(first.previousLink).toEqual(firstLink(practiceId));
    expect(firstLink('other')).not.toEqual(firstLink(practiceId));
    const second = makeSeal(first, { ...covered, belowXid: '999' });
    expect(second.seal).toBe(2);
    expect(second.previousLink).toEqual(first.link);
  });

  it.each<[string, Partial<Seal>]>([
    ['its practice', { practiceId: 'other' }],
    ['its number', { seal: 2 }],
    ['its epoch', { epoch: 2 }],
    ['its bound', { belowXid: '903' }],
    ['the events it names', { eventIds: ['8'] }],
    ['a hash', { eventHashes: Buffer.alloc(32) }],
    ['what it follows', { previousLink: Buffer.alloc(32) }],
  ])('has another link once %s is another', (_, change) => {
    expect(linkOf({ ...first, ...change })).not.toEqual(first.link);
  });

  it('keeps one hash per event, in order', () => {
    const two = Buffer.concat([Buffer.alloc(32, 1), Buffer.alloc(32, 2)]);
    expect(hashAt({ eventHashes: two }, 0)).toEqual(Buffer.alloc(32, 1));
    expect(hashAt({ eventHashes: two }, 1)).toEqual(Buffer.alloc(32, 2));
  });
});
