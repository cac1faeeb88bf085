import type { Route, Routes } from '@angular/router';

/**
 * Begins to fetch the scripts of the page at a path, such as '/patients/1', while it is still asked who is signed in. It only
 * warms the cache: the router decides what is opened, and says so where a script cannot be had.
 */
export function fetchEarly(routes: Routes, path: string): void {
  fetchBranch(
    routes,
    path.split('/').filter((part) => part !== ''),
  );
}

function fetchBranch(routes: Routes, segments: readonly string[]): void {
  const route = routes.find((one) => leadsOn(one, segments));
  if (!route) return;
  const rest = segments.slice(segmentsOf(route).length);
  void attempt(async () => route.loadComponent?.());
  void attempt(async () => {
    const children = route.children ?? (await route.loadChildren?.());
    if (Array.isArray(children)) fetchBranch(children, rest);
  });
}

const segmentsOf = ({ path = '' }: Route): readonly string[] =>
  path === '' ? [] : path.split('/');

function leadsOn(route: Route, segments: readonly string[]): boolean {
  const own = segmentsOf(route);
  const isOpen = route.children !== undefined || route.loadChildren !== undefined;
  const mayGoOn = isOpen && route.pathMatch !== 'full';
  return (
    (mayGoOn || own.length === segments.length) &&
    own.every((part, at) => (part.startsWith(':') ? at < segments.length : part === segments[at]))
  );
}

async function attempt(fetch: () => Promise<unknown>): Promise<void> {
  try {
    await fetch();
  } catch {
    // The router meets the same and explains it.
  }
}
