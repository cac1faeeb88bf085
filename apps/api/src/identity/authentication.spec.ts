import { whyEnded } from './authentication';

const lastSeenAt = new Date('2026-03-02T10:00:00Z');
const session = {
  isRevoked: false,
  isDisabled: false,
  lastSeenAt,
  expiresAt: new Date('2026-03-02T20:00:00Z'),
};
const idleMs = 15 * 60_000;

describe('a session', () => {
  it.each([
    ['2026-03-02T10:00:00.000Z', {}, null],
    ['2026-03-02T10:14:59.999Z', {}, null],
    ['2026-03-02T10:15:00.000Z', {}, 'idle'],
    ['2026-03-02T19:59:59.999Z', { lastSeenAt: new Date('2026-03-02T19:55:00Z') }, null],
    ['2026-03-02T20:00:00.000Z', { lastSeenAt: new Date('2026-03-02T19:55:00Z') }, 'expired'],
    ['2026-03-02T10:01:00.000Z', { isRevoked: true }, 'revoked'],
    ['2026-03-02T10:01:00.000Z', { isDisabled: true }, 'disabled'],
    ['2026-03-02T23:00:00.000Z', { isRevoked: true, isDisabled: true }, 'revoked'],
  ])('at %s with %j is over because of: %s', (now, change, expected) => {
    expect(whyEnded({ ...session, ...change }, new Date(now), idleMs)).toBe(expected);
  });
});
