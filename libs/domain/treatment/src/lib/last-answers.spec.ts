import { lastAnswersOf, mayBeUnchanged } from './last-answers';

const asked = (on: string, answers: Record<string, string>) => ({ on, answers });

describe('the answers of the last session', () => {
  it('are none before the first', () => {
    expect(lastAnswersOf([])).toEqual({});
  });

  it('stand with the day from which they have been the same, whatever the order of the sessions', () => {
    const sessions = [
      asked('2026-07-01', { allergy: 'no', eye: 'yes' }),
      asked('2026-01-05', { allergy: 'no', eye: 'no' }),
      asked('2026-04-01', { allergy: 'no', eye: 'yes' }),
    ];
    expect(lastAnswersOf(sessions)).toEqual({
      allergy: { answer: 'no', since: '2026-01-05' },
      eye: { answer: 'yes', since: '2026-04-01' },
    });
  });

  it('are those of the later of two sessions of one day', () => {
    const sessions = [
      asked('2026-04-01', { eye: 'yes', neuromuscular: 'no' }),
      asked('2026-07-01', { eye: 'yes', neuromuscular: 'no' }),
      asked('2026-07-01', { eye: 'yes', neuromuscular: 'yes' }),
    ];
    expect(lastAnswersOf(sessions)).toEqual({
      eye: { answer: 'yes', since: '2026-04-01' },
      neuromuscular: { answer: 'yes', since: '2026-07-01' },
    });
  });

  it('count anew after a session that did not ask, and leave out what the last did not answer', () => {
    const sessions = [
      asked('2026-01-05', { allergy: 'no', eye: 'no' }),
      asked('2026-04-01', { eye: 'no' }),
      asked('2026-07-01', { allergy: 'no' }),
    ];
    expect(lastAnswersOf(sessions)).toEqual({ allergy: { answer: 'no', since: '2026-07-01' } });
  });
});

describe('an answer that may be confirmed as unchanged', () => {
  it.each([
    ['hypersensitivity', 'no', true],
    ['hypersensitivity', 'yes', true],
    ['dry-eye', 'yes', true],
    ['dry-eye', 'not-known', false],
    ['pregnancy-breastfeeding', 'no', false],
    ['infection-at-site', 'no', false],
  ])('%s %s: %s', (id, answer, expected) => {
    expect(mayBeUnchanged(id, answer)).toBe(expected);
  });
});
