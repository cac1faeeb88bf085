import type { FastifyReply } from 'fastify';

/** Hands cookies to the browser with the answer. */
export function sendCookies(reply: FastifyReply, cookies: readonly string[]): void {
  void reply.header('set-cookie', [...cookies]);
}
