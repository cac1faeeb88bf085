import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { NotFoundException } from '@nestjs/common';
import { workspaceRoot } from '../config/workspace-root';
import { MethodNotAllowed } from './errors';
import { EVERYTHING, otherMethodsAt } from './policy-table';
import { allowPage } from './security-headers';
import './request-state';

/** The mark in index.html that becomes the nonce of an answer. */
const NONCE_MARK = '__CSP_NONCE__';
const INDEX = 'index.html';
/** Angular names built files by their content: `main-Ab3dE_7h.js`. */
const HASHED = /-[\w-]{8}\.\w+$/;
/** The compressed twin of a file is no address of its own. */
const COMPRESSED = /\.(br|gz)$/;
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Where the build puts the dashboard. */
export function dashboardFolder(): string {
  return join(workspaceRoot(), 'dist/apps/dashboard/browser');
}

/**
 * Serves the dashboard below everything else: its files by their exact names, and the page for every other address that
 * somebody navigates to. Unknown addresses of the API stay 404.
 */
export async function serveDashboard(server: FastifyInstance, folder: string): Promise<void> {
  const files = new Set(existsSync(folder) ? filesIn(folder) : []);
  const page = files.has(INDEX) ? readFileSync(join(folder, INDEX), 'utf8') : null;
  files.delete(INDEX);
  if (page !== null) {
    await server.register(fastifyStatic, {
      root: folder,
      serve: false,
      cacheControl: false,
      // The build leaves a .br and a .gz beside each file that gains by it.
      preCompressed: true,
    });
  }
  server.route({
    method: ['GET', 'HEAD'],
    url: EVERYTHING,
    config: { access: { kind: 'public' } },
    handler: (request, reply) => {
      const path = request.url.split('?', 1)[0] ?? '';
      const file = path.slice(1);
      if (files.has(file)) return sendFile(reply, file);
      const methods = otherMethodsAt(server, request.method, path);
      if (methods.length > 0) throw new MethodNotAllowed(methods);
      if (page === null || !isNavigation(request, path)) throw new NotFoundException();
      return sendPage(reply, page);
    },
  });
}

function sendFile(reply: FastifyReply, file: string): FastifyReply {
  void reply.header('cache-control', HASHED.test(file) ? IMMUTABLE : 'no-cache');
  return reply.sendFile(file);
}

/** The page is never kept: after sign-out the browser's Back must not bring a patient back. */
function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return allowPage(reply, nonce)
    .type('text/html; charset=utf-8')
    .send(page.replaceAll(NONCE_MARK, nonce));
}

function isNavigation(request: FastifyRequest, path: string): boolean {
  if (/^\/(api|health)(\/|$)/.test(path) || /\.\w+$/.test(path)) return false;
  // Whoever asks for the address that was printed at the start means the page, whatever program asks.
  return path === '/' || (request.headers.accept ?? '').includes('text/html');
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !COMPRESSED.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}
