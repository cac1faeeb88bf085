import { isLoopback, type Environment } from '../config/environment';

/**
 * Whether a request's Host is one that this server answers for: the public address, this machine, the address it
 * listens on. Anything else is a name that somebody pointed at us, so that their page counts as the same origin (DNS
 * rebinding). A server on plain http for a whole network (INSECURE_HTTP) knows no names and answers for any.
 */
export function isServedHost(
  header: string | undefined,
  {
    host,
    publicUrl,
    allowsInsecureHttp,
  }: Pick<Environment, 'host' | 'publicUrl' | 'allowsInsecureHttp'>,
): boolean {
  const name = hostName(header ?? '');
  if (name === null) return false;
  if (isLoopback(name) || name === host) return true;
  if (publicUrl !== null && new URL(publicUrl).hostname === name) return true;
  return publicUrl === null && !isLoopback(host) && allowsInsecureHttp;
}

function hostName(header: string): string | null {
  if (!/^[\w.:[\]-]+$/.test(header) || !URL.canParse(`http://${header}`)) return null;
  return new URL(`http://${header}`).hostname.replace(/^\[|\]$/g, '');
}
