import { addDays } from '@glabella/domain/values';
import { glabellarDepression } from '../protocols';
import { passedChecks } from './check-session';
import { checksWith, codesWith, ona, product, readySession, severityOf } from './ready-session';
import type { PreviousToxin, SessionCheckInput } from './session-check';

const on = '2026-11-23';
const toxin = (
  when: string,
  units: number | null = 29,
  productId: string | null = ona.id,
): PreviousToxin => ({ on: when, units, productId });
const after = (days: number) => ({ previousToxin: [toxin(addDays(on, -days))] });
const evidenceOf = (code: string, changed: Partial<SessionCheckInput>) =>
  checksWith(changed).find((check) => check.code === code)?.evidence;

describe('the interval since the last toxin', () => {
  it.each([
    { days: 0, severity: 'reason' },
    { days: 1, severity: 'reason' },
    { days: 83, severity: 'reason' },
    { days: 84, severity: 'acknowledge' },
    { days: 89, severity: 'acknowledge' },
    { days: 90, severity: 'none' },
    { days: 91, severity: 'none' },
  ])('after $days days: $severity', ({ days, severity }) => {
    expect(severityOf('interval-short', after(days))).toBe(severity);
  });

  it('says the days, the date and what the protocol asks for', () => {
    const [check] = checksWith(after(49));
    expect(check).toMatchObject({
      title: 'Last toxin 49 days ago',
      evidence: '49 days since the last toxin on 5 Oct 2026; the protocol asks for 90.',
      source: glabellarDepression.interval.source,
    });
  });

  it('counts any toxin, also of another product and from elsewhere', () => {
    const elsewhere = { ...toxin('2026-10-05', 120, 'abobotulinumtoxinA'), elsewhere: true };
    const changed = { previousToxin: [toxin('2026-06-01'), elsewhere] };
    expect(severityOf('interval-short', changed)).toBe('reason');
    expect(evidenceOf('interval-short', changed)).toContain('5 Oct 2026 (elsewhere)');
  });

  it('takes the numbers from the protocol', () => {
    const interval = { ...glabellarDepression.interval, reasonUnderDays: 40 };
    const protocol = { ...glabellarDepression, interval };
    expect(severityOf('interval-short', { ...after(49), protocol })).toBe('acknowledge');
  });

  it.each([
    { days: 1, severity: 'reason' },
    { days: 83, severity: 'reason' },
    { days: 84, severity: 'acknowledge' },
    { days: 90, severity: 'none' },
  ])(
    'looks ahead when a late entry has toxin $days days later: $severity',
    ({ days, severity }) => {
      const late = {
        performedOn: '2026-06-01',
        performedAt: null,
        previousToxin: [toxin(addDays('2026-06-01', days))],
      };
      expect(severityOf('interval-short-next', late)).toBe(severity);
      expect(severityOf('interval-short', late)).toBe('none');
    },
  );

  it('says "no earlier toxin" only when the patient was asked for other clinics', () => {
    const inOrder = (elsewhereAsked: boolean) =>
      passedChecks({ ...readySession, elsewhereAsked }).map(({ code }) => code);
    expect(inOrder(true)).toContain('interval-kept');
    expect(inOrder(false)).not.toContain('interval-kept');
    expect(codesWith({ elsewhereAsked: false })).toEqual(['acknowledge elsewhere-not-asked']);
  });
});

describe('the cumulative dose', () => {
  const earlier = (units: number, when = '2026-08-24') => ({
    previousToxin: [toxin(when, units)],
  });

  it.each([
    { before: 370.5, severity: 'none', sum: '399.5' },
    { before: 371, severity: 'none', sum: '400' },
    { before: 371.01, severity: 'reason', sum: '400.01' },
    { before: 371.5, severity: 'reason', sum: '400.5' },
  ])('29 U after $before U is $sum of 400 U: $severity', ({ before, severity, sum }) => {
    expect(severityOf('cumulative-over-limit', earlier(before))).toBe(severity);
    const { passedTitle, foundTitle } = titles(earlier(before));
    expect(severity === 'none' ? passedTitle : foundTitle).toContain(`${sum} of 400 U`);
  });

  function titles(changed: Partial<SessionCheckInput>) {
    const input = { ...readySession, ...changed };
    return {
      passedTitle: passedChecks(input).find(({ code }) => code === 'cumulative-kept')?.title,
      foundTitle: checksWith(changed).find(({ code }) => code === 'cumulative-over-limit')?.title,
    };
  }

  it.each([
    { performedOn: '2026-11-23', boundary: '2026-08-23' },
    { performedOn: '2026-05-31', boundary: '2026-02-28' },
    { performedOn: '2024-05-31', boundary: '2024-02-29' },
    { performedOn: '2026-03-31', boundary: '2025-12-31' },
  ])(
    'of a session on $performedOn no longer counts $boundary, but the day after',
    ({ performedOn, boundary }) => {
      const day = { performedOn, performedAt: null, latestPhq9On: performedOn };
      const late = (when: string) => ({ ...day, ...earlier(400, when) });
      expect(severityOf('cumulative-over-limit', late(boundary))).toBe('none');
      expect(severityOf('cumulative-over-limit', late(addDays(boundary, 1)))).toBe('reason');
    },
  );

  it('counts toxin of the same day and not of the day after', () => {
    const day = { performedOn: '2026-11-20', performedAt: null };
    const limit = 'cumulative-over-limit';
    expect(severityOf(limit, { ...day, ...earlier(400, '2026-11-20') })).toBe('reason');
    expect(severityOf(limit, { ...day, ...earlier(400, '2026-11-21') })).toBe('none');
  });

  it('adds doses from elsewhere', () => {
    const changed = { previousToxin: [{ ...toxin('2026-09-30', 385), elsewhere: true }] };
    expect(evidenceOf('cumulative-over-limit', changed)).toBe(
      '414 U of onabotulinumtoxinA after 23 Aug 2026, with this session; the label’s limit is 400 U in 3 months.',
    );
  });

  it('does not call the sum kept when a dose in the window has no units', () => {
    const changed = { previousToxin: [toxin('2026-08-24', null)] };
    expect(severityOf('cumulative-unknown', changed)).toBe('acknowledge');
    expect(titles(changed).passedTitle).toBeUndefined();
  });

  it.each([
    { productId: 'abobotulinumtoxinA', units: 500, words: '500 U of abobotulinumtoxinA' },
    { productId: null, units: null, words: 'unknown units of an unknown product' },
  ])('asks to acknowledge $words in the window, in no sum', ({ productId, units, words }) => {
    const changed = { previousToxin: [toxin('2026-08-24', units, productId)] };
    expect(severityOf('other-product-in-window', changed)).toBe('acknowledge');
    expect(evidenceOf('other-product-in-window', changed)).toContain(`${words} on 24 Aug 2026`);
    expect(severityOf('cumulative-over-limit', changed)).toBe('none');
    const before = { previousToxin: [toxin('2026-08-23', units, productId)] };
    expect(severityOf('other-product-in-window', before)).toBe('none');
  });

  it.each([
    { units: 0, severity: 'stop' },
    { units: -29, severity: 'stop' },
    { units: Number.NaN, severity: 'stop' },
    { units: 29.125, severity: 'stop' },
    { units: 0.01, severity: 'none' },
    { units: null, severity: 'none' },
  ])('$units U on another day: $severity, and no sum of it', ({ units, severity }) => {
    const changed = { previousToxin: [toxin('2026-08-24', units)] };
    expect(severityOf('earlier-units-impossible', changed)).toBe(severity);
    const isSummed = titles(changed).passedTitle !== undefined;
    expect(isSummed).toBe(severity === 'none' && units !== null);
  });

  it('says so too while the day of the session is not known', () => {
    const changed = { performedOn: null, previousToxin: [toxin('2026-08-24', -1)] };
    expect(severityOf('earlier-units-impossible', changed)).toBe('stop');
  });

  it.each([
    { doses: 4, ending: '(elsewhere). Units are not interchangeable and are not summed.' },
    { doses: 5, ending: '; and 1 more. Units are not interchangeable and are not summed.' },
    { doses: 20, ending: '; and 16 more. Units are not interchangeable and are not summed.' },
  ])('lists four other doses and counts the rest of $doses', ({ doses, ending }) => {
    const previousToxin = Array.from({ length: doses }, () => ({
      ...toxin('2026-09-24', 1234.25, 'x'.repeat(60)),
      elsewhere: true,
    }));
    const evidence = evidenceOf('other-product-in-window', { previousToxin }) ?? '';
    expect(evidence.endsWith(ending)).toBe(true);
    expect(evidence.length).toBeLessThanOrEqual(600);
  });

  it('stores no limit for other products and says so', () => {
    const dysport = { ...product('abobotulinumtoxinA'), active: true };
    const changed = { product: dysport, previousToxin: [toxin('2026-08-24', 900, dysport.id)] };
    expect(severityOf('cumulative-over-limit', changed)).toBe('none');
    expect(severityOf('cumulative-no-limit', changed)).toBe('note');
    expect(evidenceOf('cumulative-no-limit', changed)).toBe(
      'No limit stored for abobotulinumtoxinA; 929 U of abobotulinumtoxinA after 23 Aug 2026, with this session.',
    );
  });
});
