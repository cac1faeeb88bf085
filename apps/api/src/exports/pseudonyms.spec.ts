import { randomUUID } from 'node:crypto';
import { daysBetween } from '@glabella/domain/values';
import { MOST_SHIFT_DAYS, Pseudonyms } from './pseudonyms';

describe('the pseudonyms of an export', () => {
  it('give an id one code, which tells nothing of it and differs in the next export', () => {
    const id = randomUUID();
    const [one, another] = [new Pseudonyms(), new Pseudonyms()];
    expect(one.codeOf(id)).toBe(one.codeOf(id));
    expect(one.codeOf(id)).toMatch(/^[0-9a-f]{24}$/);
    expect(one.codeOf(id)).not.toBe(another.codeOf(id));
    expect(id.replaceAll('-', '')).not.toContain(one.codeOf(id));
  });

  it('move every day of a patient back by the same days, and each patient by others', () => {
    const pseudonyms = new Pseudonyms(Buffer.alloc(32, 7));
    const shifts = Array.from({ length: 400 }, () => {
      const patient = randomUUID();
      const [first, second] = ['2026-01-05', '2026-02-16'].map((day) =>
        pseudonyms.shift(day, patient),
      );
      expect(daysBetween(first ?? '', second ?? '')).toBe(42);
      return daysBetween(first ?? '', '2026-01-05');
    });
    expect(Math.min(...shifts)).toBeGreaterThanOrEqual(1);
    expect(Math.max(...shifts)).toBeLessThanOrEqual(MOST_SHIFT_DAYS);
    expect(new Set(shifts).size).toBeGreaterThan(150);
  });
});
