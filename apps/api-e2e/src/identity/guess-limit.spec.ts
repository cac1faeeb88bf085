import { request } from 'node:http';
import { useApi } from '../support/running-api';
import { foundPractice, trySignIn, type FoundedPractice, type Person } from './founded-practice';

/** One guess from an address of its own: every 127.x.y.z is this machine. */
function guessFrom(address: string, url: string, body: unknown): Promise<number> {
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
        answer.on('end', () => resolve(answer.statusCode ?? 0));
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
      const status = await guessFrom(address, url, { email, password: `wrong guess ${index}` });
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
    const looked = statuses.filter((status) => status === 401).length;
    expect(looked).toBeGreaterThanOrEqual(50);
    expect(statuses).toContain(429);
  });
});
