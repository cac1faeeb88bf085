import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { workspaceRoot } from '../config/workspace-root';
import { REQUEST_HEADER } from './csrf.guard';
import { buildOpenApi } from './openapi';
import './request-state';
import { allowPage } from './security-headers';

const config = { access: { kind: 'public' } } as const;

/** Swagger UI comes with @nestjs/swagger; its own page has inline scripts, so this one replaces it. */
const assets = {
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
} as const;

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Glabella API</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <link rel="icon" href="/favicon.svg" />
    <link rel="stylesheet" href="/api/docs/swagger-ui.css" />
  </head>
  <body>
    <div id="api"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

const START = `SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#api',
  deepLinking: false,
  validatorUrl: null,
  requestInterceptor: (request) => {
    request.headers['${REQUEST_HEADER}'] = '1';
    return request;
  },
});
`;

/** The OpenAPI document, and - where it is offered - a page to read and try it, from this server alone. */
export function serveApiDocs(app: NestFastifyApplication, offersPage: boolean): void {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  let document: string | null = null;
  server.get('/api/openapi.json', { config }, (_request, reply) => {
    document ??= JSON.stringify(buildOpenApi(app));
    return reply.type('application/json; charset=utf-8').send(document);
  });
  if (!offersPage) return;
  server.get('/api/docs', { config }, (_request, reply) =>
    allowPage(reply, randomBytes(16).toString('base64'))
      .type('text/html; charset=utf-8')
      .send(PAGE),
  );
  server.get('/api/docs/start.js', { config }, (_request, reply) =>
    reply.type('text/javascript; charset=utf-8').send(START),
  );
  const folder = join(workspaceRoot(), 'node_modules/swagger-ui-dist');
  for (const [name, type] of Object.entries(assets)) {
    server.get(`/api/docs/${name}`, { config }, async (_request, reply) =>
      reply.type(type).send(await readFile(join(folder, name))),
    );
  }
}
