import type { Toasts } from '@glabella/dashboard/ui';
import type { SiteChange } from '../draft/site-history';
import type { SiteList } from '../draft/site-list';

/** Says what changed of the sites, and offers to take it back; nothing where nothing changed. */
export function showChange(toasts: Toasts, sites: SiteList, change: SiteChange | null): void {
  if (change === null) return;
  toasts.show({ text: change.text, undo: () => sites.takeBack(change) });
}
