import type { FastifyInstance, RouteOptions } from 'fastify';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { roles, type Role } from '@glabella/contracts';
import type { AccessPolicy } from './access';

/** One row of the policy table: a route of the running router and who may call it. */
export interface RoutePolicy {
  readonly method: string;
  /** The route's pattern, with `:id` for parameters. */
  readonly path: string;
  readonly access: AccessPolicy;
}

/** The server has routes that nobody declared a policy for: it does not start. */
export class RouteWithoutPolicy extends Error {
  override readonly name = 'RouteWithoutPolicy';

  constructor(routes: readonly string[]) {
    super(`No @Access policy is declared for: ${routes.join(', ')}`);
  }
}

const routesOfRouter = new WeakMap<FastifyInstance, RouteOptions[]>();

/** Listens to the router from its first route on; what it hears is the policy table. */
export function watchRoutes(router: FastifyInstance): void {
  const routes: RouteOptions[] = [];
  routesOfRouter.set(router, routes);
  router.addHook('onRoute', (route) => {
    if (route.config?.largeBodyBytes) route.bodyLimit = route.config.largeBodyBytes;
    routes.push(route);
  });
}

/** The other methods that the router has for a path, whichever way its parameters are filled. */
export function otherMethodsAt(router: FastifyInstance, method: string, path: string): string[] {
  const routes = (routesOfRouter.get(router) ?? []).filter(
    (route) => route.url !== EVERYTHING && patternOf(route.url).test(path),
  );
  const methods = new Set(routes.flatMap((route) => [route.method].flat()));
  // The method is there and still nothing matched: a parameter is no parameter, so the address is none.
  return methods.has(method) ? [] : [...methods].sort();
}

/** The route that serves the dashboard: it matches every path and says nothing about one. */
export const EVERYTHING = '/*';

const patterns = new Map<string, RegExp>();

function patternOf(url: string): RegExp {
  const known = patterns.get(url);
  if (known) return known;
  const text = url
    .split('/')
    .map((segment) =>
      segment.startsWith(':') ? '[^/]+' : segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('/');
  const pattern = new RegExp(`^${text}$`);
  patterns.set(url, pattern);
  return pattern;
}

/** Every route of the running router with its policy, in order of path. Throws `RouteWithoutPolicy`. */
export function policyTable(app: NestFastifyApplication): readonly RoutePolicy[] {
  const declared: RoutePolicy[] = [];
  const undeclared: string[] = [];
  const router = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  for (const route of routesOfRouter.get(router) ?? []) {
    for (const method of [route.method].flat()) {
      const access = route.config?.access;
      if (access) declared.push({ method, path: route.url, access });
      else undeclared.push(`${method} ${route.url}`);
    }
  }
  if (undeclared.length > 0) throw new RouteWithoutPolicy(undeclared);
  return declared.sort((a, b) => a.path.localeCompare(b.path) || a.method.localeCompare(b.method));
}

/** Whether somebody with these roles passes the route's policy; `null`: nobody is signed in. */
export function isAllowed(access: AccessPolicy, held: readonly Role[] | null): boolean {
  if (access.kind === 'public') return true;
  if (held === null) return false;
  return access.kind === 'signed-in' || access.roles.some((role) => held.includes(role));
}

/** The policy table as people read it: one line per route, one column per role. */
export function printPolicyTable(table: readonly RoutePolicy[]): string {
  const columns = ['nobody', ...roles];
  const rows = table.map(({ method, path, access }) => [
    method,
    path,
    ...[null, ...roles].map((role) =>
      isAllowed(access, role === null ? null : [role]) ? 'yes' : '-',
    ),
  ]);
  const lines = [['method', 'route', ...columns], ...rows];
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? '').length)),
  );
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
