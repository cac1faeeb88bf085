import { request } from 'node:http';
import { useApi } from '../support/running-api';
import { foundPractice, trySignIn, type FoundedPractice, type Person } from './founded-practice';

interface GuessAnswer {
  readonly status: number;
  /** In seconds; null where none is said. */
  readonly retryAfter: number | null;
}

/** One guess from an address of its own: every 127.x.y.z is this machine. */
function guessFrom(address: string, url: string, body: unknown): Promise<GuessAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        hostname,
        port,
        localAddress: address,
        method: 'POST',
        path: '/api/v1/sign-in',
        headers: { 'content-type': 'application/json', 'x-glabella-request': '1' },
      },
      (answer) => {
        answer.resume();
        const said = answer.headers['retry-after'];
        const retryAfter = said === undefined ? null : Number(said);
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, retryAfter }));
      },
    );
    sent.on('error', reject);
    sent.end(JSON.stringify(body));
  });
}

async function guess(url: string, email: string, count: number, addresses: number) {
  const statuses = new Map<number, number>();
  const guesses = Array.from({ length: count }, (_, index) => index);
  const workers = Array.from({ length: 20 }, async () => {
    for (let index = guesses.pop(); index !== undefined; index = guesses.pop()) {
      const address = `127.0.1.${1 + (index % addresses)}`;
      const { status } = await guessFrom(address, url, { email, password: `wrong guess ${index}` });
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  });
  await Promise.all(workers);
  return Object.fromEntries(statuses);
}

describe('guessing a password', () => {
  const api = useApi();
  let practice: FoundedPractice;
  let owner: Person;
  beforeAll(async () => {
    practice = await foundPractice(api());
    owner = await practice.invite(['psychiatrist']);
  });

  it('is looked at ten times in 15 minutes, however many addresses send 1,000 guesses', async () => {
    const ownBrowser = await practice.signIn(owner);
    expect(await guess(api().url, owner.email, 1_000, 20)).toEqual({ 401: 10, 429: 990 });
    // The owner's browser is known: it gets in while the guesser waits.
    expect((await trySignIn(ownBrowser, owner)).status).toBe(200);
  });

  it('still waits on a browser that nobody knows, even with the right password, and says how long', async () => {
    const answer = await trySignIn(api().newClient(), owner);
    expect(answer.status).toBe(429);
    expect(answer.json()).toMatchObject({ code: 'sign_in.too_many_attempts' });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(answer.headers.get('retry-after'))).toBeLessThanOrEqual(15 * 60);
  });

  it('lets the owner in from a new browser once 15 minutes have passed', async () => {
    api().clock.advance({ minutes: 15 });
    expect((await trySignIn(api().newClient(), owner)).status).toBe(200);
  });

  it('is counted the same for a name that does not exist', async () => {
    expect(await guess(api().url, 'nobody@lindenhof.example', 30, 5)).toEqual({ 401: 10, 429: 20 });
  });

  it('stops an address that tries one password on many names', async () => {
    const statuses = await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        guessFrom('127.0.2.9', api().url, {
          email: `person${index}@lindenhof.example`,
          password: 'Spring is in the air 26',
        }),
      ),
    );
    const looked = statuses.filter(({ status }) => status === 401).length;
    expect(looked).toBeGreaterThanOrEqual(50);
    expect(statuses.some(({ status }) => status === 429)).toBe(true);
  });

  describe('says how long to wait', () => {
    const MINUTE = 60;
    /** One after another, each at a name that nobody else here guesses at. */
    const guesses = async (address: string, name: string, count: number) => {
      let last: GuessAnswer = { status: 0, retryAfter: null };
      for (let sent = 0; sent < count; sent += 1) {
        const email = `${name}@lindenhof.example`;
        last = await guessFrom(address, api().url, { email, password: 'Spring is in the air 26' });
      }
      return last;
    };
    const guessesAtMany = async (address: string, prefix: string, count: number) => {
      for (let sent = 0; sent < count; sent += 1) await guesses(address, `${prefix}${sent}`, 1);
    };

    it('by the account alone while its address has guesses left', async () => {
      await guesses('127.0.3.1', 'neighbour', 1);
      api().clock.advance({ minutes: 10 });
      await guesses('127.0.3.1', 'locked', 10);
      api().clock.advance({ minutes: 1 });
      const refused = { status: 429, retryAfter: 14 * MINUTE };
      expect(await guesses('127.0.3.1', 'locked', 1)).toEqual(refused);
      // Not sooner, and then it is true.
      api().clock.advance({ minutes: 13 });
      expect(await guesses('127.0.3.1', 'locked', 1)).toEqual({ status: 429, retryAfter: MINUTE });
      api().clock.advance({ minutes: 1 });
      expect((await guesses('127.0.3.1', 'locked', 1)).status).toBe(401);
    });

    it('by the address alone while the account has guesses left', async () => {
      await guesses('127.0.3.2', 'quiet', 1);
      api().clock.advance({ minutes: 10 });
      await guessesAtMany('127.0.3.3', 'many', 50);
      expect(await guesses('127.0.3.3', 'quiet', 1)).toEqual({
        status: 429,
        retryAfter: 15 * MINUTE,
      });
    });

    it('by the later of the two where both are full', async () => {
      await guesses('127.0.3.4', 'early', 10);
      api().clock.advance({ minutes: 4 });
      await guessesAtMany('127.0.3.5', 'others', 50);
      api().clock.advance({ minutes: 1 });
      await guesses('127.0.3.6', 'late', 10);
      expect(await guesses('127.0.3.5', 'early', 1)).toMatchObject({ retryAfter: 14 * MINUTE });
      expect(await guesses('127.0.3.5', 'late', 1)).toMatchObject({ retryAfter: 15 * MINUTE });
    });
  });
});
