import type { Sex } from '../protocol';
import { checkSession } from './check-session';
import { checksWith, codesWith, product, readySession, severityOf } from './ready-session';

const procerusWith = (units: number, sex: Sex = 'female') => ({
  patient: { birthDate: '1980-02-29', sex },
  sites: readySession.sites.map((each) => (each.muscle === 'procerus' ? { ...each, units } : each)),
});

describe('the dose beside the protocol', () => {
  it.each([
    { units: 6.5, codes: ['note dose-below-protocol', 'note site-below-protocol'] },
    { units: 7, codes: [] },
    {
      units: 7.01,
      codes: ['acknowledge dose-above-protocol', 'acknowledge site-above-protocol'],
    },
  ])('$units U in the procerus of a woman (protocol 7): $codes', ({ units, codes }) => {
    expect(codesWith(procerusWith(units))).toEqual(codes);
  });

  it('prints totals and sites with the protocol’s', () => {
    expect(checksWith(procerusWith(8)).map(({ evidence }) => evidence)).toEqual([
      '30 U; the protocol has 29 U.',
      'Procerus 8 U, protocol 7 U.',
    ]);
  });

  it('finds units moved from one site to another though the total is right', () => {
    const sites = readySession.sites.map((each) =>
      each.side === 'midline' ? each : { ...each, units: 5.5 },
    );
    expect(codesWith({ sites })).toEqual([
      'acknowledge site-above-protocol',
      'note site-below-protocol',
    ]);
  });

  it('takes the men’s doses for a man', () => {
    expect(codesWith(procerusWith(7, 'male'))).toEqual([
      'note dose-below-protocol',
      'note site-below-protocol',
    ]);
    const evidence = checksWith(procerusWith(7, 'male')).map((check) => check.evidence);
    expect(evidence[0]).toBe('29 U; the protocol has 39 U.');
  });

  it('notes a protocol site that was left out', () => {
    const sites = readySession.sites.filter(({ muscle }) => muscle !== 'procerus');
    expect(codesWith({ sites })).toEqual(['note dose-below-protocol', 'note site-not-injected']);
  });

  it('asks to acknowledge a site that the protocol does not have', () => {
    const { protocol } = readySession;
    const withoutProcerus = {
      ...protocol,
      sites: protocol.sites.filter(({ muscle }) => muscle !== 'procerus'),
    };
    expect(codesWith({ protocol: withoutProcerus })).toEqual([
      'acknowledge dose-above-protocol',
      'acknowledge site-outside-protocol',
    ]);
  });

  it('does not compare the units of another product with the protocol’s', () => {
    const xeomin = { ...product('incobotulinumtoxinA'), active: true };
    const codes = codesWith({ ...procerusWith(20), product: xeomin });
    expect(codes.filter((code) => code.includes('protocol'))).toEqual([
      'acknowledge product-not-protocol',
    ]);
  });
});

describe('a patient for whom the protocol has no dose', () => {
  it.each(['other', 'unknown'] as const)('is noted for sex %s, the injector chooses', (sex) => {
    const [check, ...rest] = checksWith(procerusWith(7, sex));
    expect(rest).toEqual([]);
    expect(check).toMatchObject({
      severity: 'note',
      code: 'dose-not-in-protocol',
      evidence: 'Doses stored: 29 U for women, 39 U for men; the injector chose 29 U.',
    });
  });

  it.each([
    { units: 17, severity: 'none' },
    { units: 17.5, severity: 'acknowledge' },
  ])('$units + 22 U against the protocol’s highest 39 U: $severity', ({ units, severity }) => {
    expect(severityOf('dose-above-protocol', procerusWith(units, 'unknown'))).toBe(severity);
  });
});

describe('the dose beside the label', () => {
  const aboveLabel = (units: number) =>
    checkSession({
      ...readySession,
      sites: [{ muscle: 'procerus', side: 'midline', units }],
    }).find(({ code }) => code === 'dose-above-label')?.severity;

  it.each([
    { units: 19.99, severity: undefined },
    { units: 20, severity: undefined },
    { units: 20.01, severity: 'note' },
  ])('$units U against the labelled 20 U: $severity', ({ units, severity }) => {
    expect(aboveLabel(units)).toBe(severity);
  });
});
