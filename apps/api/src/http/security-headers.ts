import type { FastifyReply } from 'fastify';

/** How the answers of this server are told to be treated. */
export interface HeaderPolicy {
  /** The site is reached over https: say so for a year. */
  readonly isHttps: boolean;
}

const everyAnswer: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), usb=()',
  'x-robots-tag': 'noindex, nofollow',
  'x-permitted-cross-domain-policies': 'none',
};

/** A page of ours: own files only; styles that Angular inserts carry the nonce of their answer. */
export function pagePolicy(styleNonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${styleNonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** An answer that is no page: a browser that shows it runs and loads nothing. */
export const NOTHING_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'";

/** The headers of every answer, errors and files included; a page or file replaces CSP and caching afterwards. */
export function securityHeaders(policy: HeaderPolicy, requestId: string): Record<string, string> {
  return {
    ...everyAnswer,
    'x-request-id': requestId,
    'cache-control': 'no-store',
    'content-security-policy': NOTHING_POLICY,
    ...(policy.isHttps
      ? { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }
      : {}),
  };
}

/** Sends the page policy instead of the strict one. */
export function allowPage(reply: FastifyReply, styleNonce: string): FastifyReply {
  return reply.header('content-security-policy', pagePolicy(styleNonce));
}
