import Fastify, { type FastifyInstance } from 'fastify';
import * as z from 'zod';
import { checkAnswers, type DeclaredAnswer } from './answer-check';

const schema = z.object({ version: z.number(), note: z.string().optional() });
const versionOf: DeclaredAnswer['versionOf'] = (answer) => (answer as { version: number }).version;

describe('the check of answers', () => {
  let server: FastifyInstance;
  const errors: string[] = [];

  beforeEach(() => {
    errors.length = 0;
    server = Fastify();
    checkAnswers(server);
    server.setErrorHandler((error: Error, _request, reply) => {
      errors.push(`${error.name} ${error.message}`);
      void reply.code(500).send(JSON.stringify({ code: 'server.unexpected' }));
    });
  });
  afterEach(() => server.close());

  async function answered(answer: unknown, answers?: DeclaredAnswer) {
    server.get('/asked', { config: answers ? { answers } : {} }, () => Promise.resolve(answer));
    const { statusCode, headers, body } = await server.inject('/asked');
    return { statusCode, etag: headers['etag'], body };
  }

  it('lets out what the contract names, with the version as ETag', async () => {
    const answer = { version: 7, note: 'a', secret: 'b' };
    const { statusCode, etag, body } = await answered(answer, { schema, versionOf });
    expect([statusCode, etag, body]).toEqual([200, '"7"', '{"version":7,"note":"a"}']);
  });

  it('sends no ETag where the answer has no version', async () => {
    const { etag } = await answered({ version: 7 }, { schema, versionOf: () => null });
    expect(etag).toBeUndefined();
  });

  it.each<[unknown, string]>([
    [{ version: 'seven', note: 'about somebody' }, 'AnswerBreaksContract version: invalid_type'],
    [null, 'AnswerBreaksContract : invalid_type'],
    [undefined, 'AnswerBreaksContract : invalid_type'],
  ])('keeps back %p, and says where it breaks the contract', async (answer, said) => {
    const { statusCode, etag, body } = await answered(answer, { schema, versionOf });
    expect([statusCode, etag, body]).toEqual([500, undefined, '{"code":"server.unexpected"}']);
    expect(errors).toEqual([said]);
  });

  it('lets a null out where the contract knows it', async () => {
    const answers = { schema: schema.nullable(), versionOf: () => null };
    expect(await answered(null, answers)).toMatchObject({ statusCode: 200, body: 'null' });
  });

  it('passes over a route that declares none', async () => {
    expect(await answered({ any: 1 })).toMatchObject({ statusCode: 200, body: '{"any":1}' });
  });
});
