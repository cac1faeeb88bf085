import type { Environment } from '../config/environment';
import { isLoopback } from '../config/environment';

/** The cookie that carries the session's token. */
export interface SessionCookie {
  readonly name: string;
  /** The Set-Cookie value that hands out a token. */
  give(token: string): string;
  /** The Set-Cookie value that takes it away. */
  readonly take: string;
}

/** A cookie that says "this browser signed in here before"; it opens nothing. */
export interface DeviceCookie {
  readonly name: string;
  give(token: string): string;
}

const DEVICE_DAYS = 180;

/**
 * `__Host-` and Secure over https and on loopback (browsers treat loopback as secure); a plain name where plain http
 * was asked for explicitly, because a browser would drop the other.
 */
export function sessionCookie(environment: CookieEnvironment): SessionCookie {
  const { prefix, attributes } = cookieShape(environment);
  const name = `${prefix}glabella`;
  return {
    name,
    give: (token) => `${name}=${token}; ${attributes}`,
    take: `${name}=; ${attributes}; Max-Age=0`,
  };
}

/** Kept for half a year, so that the owner still gets in while somebody else guesses. */
export function deviceCookie(environment: CookieEnvironment): DeviceCookie {
  const { prefix, attributes } = cookieShape(environment);
  const name = `${prefix}glabella-device`;
  return {
    name,
    give: (token) => `${name}=${token}; ${attributes}; Max-Age=${DEVICE_DAYS * 24 * 60 * 60}`,
  };
}

type CookieEnvironment = Pick<Environment, 'host' | 'publicUrl'>;

function cookieShape({ host, publicUrl }: CookieEnvironment) {
  const isSecure = isSecurelyReached(host, publicUrl);
  return {
    prefix: isSecure ? '__Host-' : '',
    attributes: `Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}`,
  };
}

function isSecurelyReached(host: string, publicUrl: string | null): boolean {
  if (publicUrl === null) return isLoopback(host);
  const url = new URL(publicUrl);
  return url.protocol === 'https:' || isLoopback(url.hostname);
}

/** The value of one cookie of a request; undefined when it is missing or given twice. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  return values.length === 1 ? values[0] : undefined;
}
