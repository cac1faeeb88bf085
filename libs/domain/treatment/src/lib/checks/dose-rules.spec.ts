import { axillaryHyperhidrosis } from '../axillary-hyperhidrosis';
import { prefillSites, type Sex } from '../protocol';
import type { SessionSite } from '../site';
import { botoxHyperhidrosisLabelQuoted, botoxHyperhidrosisTechnique } from '../sources';
import { checkSession, passedChecks } from './check-session';
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

describe('the dose of each side', () => {
  const inAxilla = (side: 'left' | 'right', siteCount: number, units: number): SessionSite[] =>
    Array.from({ length: siteCount }, (_, at) => ({ muscle: `axilla-${at + 1}`, side, units }));
  const axillary = (sites: readonly SessionSite[]) => ({
    protocol: axillaryHyperhidrosis,
    diluentMl: 4,
    sites,
  });
  const bySide = (sites: readonly SessionSite[]) =>
    checksWith(axillary(sites)).filter(({ code }) => code.startsWith('side-'));
  const passes = (sites: readonly SessionSite[]) =>
    passedChecks({ ...readySession, ...axillary(sites) }).map(({ code }) => code);
  const planned = prefillSites(axillaryHyperhidrosis, 'female');
  const unequal = [...inAxilla('left', 12, 5), ...inAxilla('right', 8, 5)];

  it('is asked for in the axillae though the total is the protocol’s', () => {
    expect(bySide(unequal)).toEqual([
      expect.objectContaining({
        code: 'side-dose-differs',
        severity: 'acknowledge',
        evidence: 'By side: left 60 U, right 40 U; the label of Botox Cosmetic has 50 U for each.',
        source: botoxHyperhidrosisTechnique,
      }),
      expect.objectContaining({
        code: 'side-sites-differ',
        severity: 'acknowledge',
        evidence: 'By side: right 8 sites; the label of Botox Cosmetic has 10 to 15 for each.',
        source: botoxHyperhidrosisLabelQuoted,
      }),
    ]);
    expect(passes(unequal)).not.toContain('dose-as-protocol');
    expect(passes(planned)).toContain('dose-as-protocol');
  });

  it.each<[string, string[], SessionSite[]]>([
    ['10 sites, 50 U', [], inAxilla('left', 10, 5)],
    ['9 sites, 45 U', ['side-dose-differs', 'side-sites-differ'], inAxilla('left', 9, 5)],
    ['10 sites, 50.1 U', ['side-dose-differs'], inAxilla('left', 10, 5.01)],
    ['15 sites, 49.95 U', ['side-dose-differs'], inAxilla('left', 15, 3.33)],
    ['8 sites, 50 U', ['side-sites-differ'], inAxilla('left', 8, 6.25)],
  ])('of one axilla, %s: %j', (_, codes, left) => {
    expect(bySide(left).map(({ code }) => code)).toEqual(codes);
    const right = planned.filter(({ side }) => side === 'right');
    expect(bySide([...left, ...right]).map(({ code }) => code)).toEqual(codes);
  });

  it('is the one of the protocol in force where the practice has its own, the label named beside it', () => {
    const eachSite = { female: 6, male: 6, other: 6, unknown: 6 };
    const own = {
      ...axillaryHyperhidrosis,
      sites: axillaryHyperhidrosis.sites
        .filter(({ muscle }) => muscle !== 'axilla-10' && muscle !== 'axilla-9')
        .map((site) => ({ ...site, units: { onabotulinumtoxinA: eachSite } })),
    };
    const findingsOf = (sites: readonly SessionSite[]) =>
      checksWith({ ...axillary(sites), protocol: own }).filter(({ code }) =>
        code.startsWith('side-'),
      );
    const asPlanned = [...inAxilla('left', 8, 6), ...inAxilla('right', 8, 6)];
    expect(findingsOf(asPlanned)).toEqual([]);
    expect(findingsOf([...inAxilla('left', 10, 5), ...inAxilla('right', 8, 6)])).toEqual([
      expect.objectContaining({
        code: 'side-dose-differs',
        severity: 'acknowledge',
        title: 'Dose of a side differs from the protocol',
        evidence:
          'By side: left 50 U; the protocol has left 48 U; the label of Botox Cosmetic has 50 U for each.',
        source: own.sources[0],
      }),
    ]);
    expect(findingsOf(inAxilla('left', 7, 6)).map(({ code }) => code)).toEqual([
      'side-dose-differs',
      'side-sites-differ',
    ]);
  });

  it('is the label’s for a side that the protocol does not plan', () => {
    const sites = axillaryHyperhidrosis.sites.filter(({ side }) => side === 'left');
    const protocol = { ...axillaryHyperhidrosis, sites };
    const differing = checksWith({ ...axillary(inAxilla('right', 10, 4)), protocol });
    expect(differing.find(({ code }) => code === 'side-dose-differs')?.evidence).toBe(
      'By side: right 40 U; the label of Botox Cosmetic has 50 U for each.',
    );
  });

  it('is not asked for where the label says nothing of a side', () => {
    const leftOnly = readySession.sites.filter(({ side }) => side === 'left');
    expect(codesWith({ sites: leftOnly }).filter((code) => code.includes(' side-'))).toEqual([]);
  });
});
