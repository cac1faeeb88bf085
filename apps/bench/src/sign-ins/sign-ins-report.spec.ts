import { judgeSignIns, signInsTable, type SignInsFigures } from './sign-ins-report';

const slice = (ms: number, errors = 0) => ({
  latencies: Array.from({ length: 100 }, (_, at) => (at < 90 ? 1 : ms)),
  errors,
  elapsedMs: 1_000,
});
const figures = (alone: number, meanwhile: number, errors = 0): SignInsFigures => ({
  readers: 8,
  signIns: 50,
  alone: [slice(alone)],
  meanwhile: [slice(meanwhile, errors)],
  burstMs: [900, 1_240],
});

describe('fifty sign-ins at once', () => {
  it.each([
    [10, 10, { ratio: 1, isMet: true, isFailure: false }],
    [10, 19, { ratio: 1.9, isMet: true, isFailure: false }],
    [10, 20, { ratio: 2, isMet: false, isFailure: false }],
    [10, 40, { ratio: 4, isMet: false, isFailure: true }],
  ])('reading in %d ms alone and %d ms meanwhile', (alone, meanwhile, judged) => {
    expect(judgeSignIns(figures(alone, meanwhile))).toEqual(judged);
  });

  it('fails with an error, however fast, and where nothing was read', () => {
    expect(judgeSignIns(figures(10, 10, 1))).toMatchObject({ isMet: false, isFailure: true });
    expect(judgeSignIns({ ...figures(10, 10), meanwhile: [] })).toMatchObject({ isFailure: true });
  });

  it('is told with both sides', () => {
    const table = signInsTable(figures(10, 15));
    expect(table).toContain('while 50 sign in at once, 2 times');
    expect(table).toContain(
      'p95 beside alone: 1.50 (limit 2, met); 50 sign-ins took 1.2 s at most',
    );
  });
});
