import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fastify, type FastifyInstance } from 'fastify';
import { serveDashboard } from './dashboard-files';
import { watchRoutes } from './policy-table';
import { answerTo } from './problems';
import { securityHeaders } from './security-headers';

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

async function serverOn(folder: string): Promise<FastifyInstance> {
  const server = fastify({ exposeHeadRoutes: false });
  watchRoutes(server);
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(securityHeaders({ isHttps: false }, request.id));
    done();
  });
  server.setErrorHandler((error, _request, reply) => {
    const { problem, headers } = answerTo(error);
    return reply.code(problem.status).headers(headers).send(problem);
  });
  server.post('/api/v1/sign-in', { config: { access: { kind: 'public' } } }, () => 'in');
  await serveDashboard(server, folder);
  return server;
}

describe('the dashboard’s files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'glabella-dashboard-'));
  let server: FastifyInstance;
  beforeAll(async () => {
    writeFileSync(join(folder, 'index.html'), '<root ngCspNonce="__CSP_NONCE__"></root>');
    writeFileSync(join(folder, 'main-Ab3dE_7h.js'), 'run()');
    writeFileSync(join(folder, 'favicon.svg'), '<svg/>');
    mkdirSync(join(folder, 'media'));
    writeFileSync(join(folder, 'media', 'inter-ABCD2345.woff2'), 'font');
    writeFileSync(join(folder, '..', 'glabella-outside.txt'), 'outside');
    server = await serverOn(folder);
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
    rmSync(join(folder, '..', 'glabella-outside.txt'));
  });

  const get = (url: string, headers: Record<string, string> = {}) =>
    server.inject({ method: 'GET', url, headers });

  it.each([['/'], ['/patients/7f3f'], ['/sign-in?next=%2F'], ['/link']])(
    'are the page for somebody who navigates to %s, never kept by a browser',
    async (url) => {
      const answer = await get(url, html);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
      expect(answer.headers['cache-control']).toBe('no-store');
    },
  );

  it('carry a nonce of their own in every page, the same in its policy', async () => {
    const answers = [await get('/', html), await get('/', html)];
    const nonces = answers.map((answer) => /ngCspNonce="([^"]+)"/.exec(answer.body)?.[1] ?? '');
    expect(new Set(nonces).size).toBe(2);
    for (const [index, answer] of answers.entries()) {
      const policy = String(answer.headers['content-security-policy']);
      expect(policy.split('; ')).toEqual([
        "default-src 'none'",
        "script-src 'self'",
        `style-src 'self' 'nonce-${nonces[index]}'`,
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "object-src 'none'",
      ]);
    }
  });

  it.each([
    ['/main-Ab3dE_7h.js', 'public, max-age=31536000, immutable', /javascript/],
    ['/media/inter-ABCD2345.woff2', 'public, max-age=31536000, immutable', /woff2/],
    ['/favicon.svg', 'no-cache', /svg/],
  ])('%s is kept: %s', async (url, caching, type) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe(caching);
    expect(answer.headers['content-type']).toMatch(type);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it.each([
    ['/gone-ABCD2345.js', html],
    ['/api/v1/nothing', html],
    ['/api', html],
    ['/health/nothing', html],
    ['/patients/7f3f', { accept: 'application/json' }],
    ['/index.html', html],
    ['/../glabella-outside.txt', html],
    ['/%2e%2e/glabella-outside.txt', html],
    ['/media/../../glabella-outside.txt', html],
    ['/..%2fglabella-outside.txt', html],
    ['/media', { accept: '*/*' }],
  ])('are not %s', async (url, headers) => {
    const answer = await get(url, headers);
    expect(answer.statusCode).toBe(404);
    expect(answer.body).not.toContain('outside');
  });

  it('tell which method an address of the API takes', async () => {
    const answer = await get('/api/v1/sign-in', html);
    expect(answer.statusCode).toBe(405);
    expect(answer.headers['allow']).toBe('POST');
  });

  it('may be missing: then there is no page, and the API answers all the same', async () => {
    const bare = await serverOn(join(folder, 'not-built'));
    const page = await bare.inject({ method: 'GET', url: '/', headers: html });
    expect(page.statusCode).toBe(404);
    const call = await bare.inject({ method: 'POST', url: '/api/v1/sign-in' });
    expect(call.statusCode).toBe(200);
    await bare.close();
  });
});
