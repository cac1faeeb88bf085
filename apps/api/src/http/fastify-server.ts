import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Environment } from '../config/environment';
import { checkAnswers } from './answer-check';
import { jsonAnswer } from './json-answer';
import { parseJsonBody } from './json-body';
import { HostNotServed, MethodNotAllowed } from './errors';
import { isServedHost } from './served-hosts';
import { otherMethodsAt, watchRoutes } from './policy-table';
import { answerTo } from './problems';
import { sendProblem } from './problem.filter';
import './request-state';
import { securityHeaders, type HeaderPolicy } from './security-headers';

const KILOBYTE = 1024;

/** What a request may cost before anybody looked at it. */
export const requestLimits = {
  bodyBytes: 256 * KILOBYTE,
  pathParameterCharacters: 100,
  requestMs: 30_000,
  slowClientsCheckedMs: 5_000,
  keepAliveMs: 30_000,
  requestsPerSocket: 10_000,
  connections: 1_000,
} as const;

/** The Fastify server below Nest: limits, request ids, headers on every answer, and the JSON parser. */
export function buildFastifyAdapter(environment: Environment): FastifyAdapter {
  const policy: HeaderPolicy = { isHttps: environment.publicUrl?.startsWith('https:') ?? false };
  const adapter = new FastifyAdapter({
    bodyLimit: requestLimits.bodyBytes,
    requestTimeout: requestLimits.requestMs,
    keepAliveTimeout: requestLimits.keepAliveMs,
    connectionTimeout: requestLimits.requestMs * 4,
    http: { connectionsCheckingInterval: requestLimits.slowClientsCheckedMs },
    maxRequestsPerSocket: requestLimits.requestsPerSocket,
    routerOptions: { maxParamLength: requestLimits.pathParameterCharacters },
    exposeHeadRoutes: false,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    logger: false,
    requestIdHeader: false,
    genReqId: () => randomUUID(),
    trustProxy: environment.trustedProxies.length > 0 ? [...environment.trustedProxies] : false,
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      void reply.headers(securityHeaders(policy, request.id));
      sendProblem(reply, { ...answerTo(error).problem, requestId: request.id });
    },
    clientErrorHandler: (error: Error & { code?: string }, socket: Socket) => {
      if (socket.writable) socket.end(rawRefusal(policy, error.code));
      else socket.destroy();
    },
  });
  const server = adapter.getInstance() as unknown as FastifyInstance;
  server.server.maxConnections = requestLimits.connections;
  server.server.headersTimeout = requestLimits.requestMs;
  watchRoutes(server);
  server.decorateRequest('caller', null);
  server.decorateRequest('endedSession', null);
  server.addHook('onRequest', (request, reply, done) => {
    void reply.headers(securityHeaders(policy, request.id));
    done(refusalOf(request));
  });
  const refusalOf = (request: FastifyRequest) => {
    const path = request.url.split('?', 1)[0] ?? '';
    if (!path.startsWith('/health/') && !isServedHost(request.host, environment)) {
      return new HostNotServed();
    }
    const methods = request.is404 ? otherMethodsAt(server, request.method, path) : [];
    return methods.length > 0 ? new MethodNotAllowed(methods) : undefined;
  };
  checkAnswers(server);
  // Fastify sends bytes as they are; its type names texts alone.
  server.setReplySerializer(jsonAnswer as unknown as (payload: unknown) => string);
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (_request: FastifyRequest, bytes: Buffer) =>
      bytes.length === 0 ? undefined : parseJsonBody(bytes),
  );
  return adapter;
}

/** What a client gets that does not speak HTTP: there is no request to answer, only a socket. */
function rawRefusal(policy: HeaderPolicy, code: string | undefined): string {
  const status =
    code === 'HPE_HEADER_OVERFLOW' ? 431 : code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400;
  const requestId = randomUUID();
  const { problem } = answerTo(Object.assign(new Error('refused'), { statusCode: status }));
  const body = JSON.stringify({ ...problem, requestId });
  const headers = {
    ...securityHeaders(policy, requestId),
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${problem.title}\r\n${lines.join('')}\r\n${body}`;
}
