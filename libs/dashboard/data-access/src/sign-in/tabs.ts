import { DOCUMENT } from '@angular/common';
import { DestroyRef, inject, Service } from '@angular/core';

/** What tabs of one browser tell each other: ids and times, nothing of a patient. */
export type TabMessage =
  | { readonly kind: 'signed-in'; readonly staffId: string }
  | { readonly kind: 'signed-out' }
  | { readonly kind: 'extended'; readonly idleDeadline: number };

/** The line between the tabs of one browser; where BroadcastChannel is missing each tab is alone. */
@Service()
export class Tabs {
  private readonly channel: BroadcastChannel | null;

  constructor() {
    const Channel = inject(DOCUMENT).defaultView?.BroadcastChannel;
    this.channel = Channel ? new Channel('glabella-sign-in') : null;
    inject(DestroyRef).onDestroy(() => this.channel?.close());
  }

  /** Tells all other tabs. */
  tell(message: TabMessage): void {
    this.channel?.postMessage(message);
  }

  /** Calls back for each message of another tab. */
  listen(heard: (message: TabMessage) => void): void {
    this.channel?.addEventListener('message', (event: MessageEvent<TabMessage>) =>
      heard(event.data),
    );
  }
}
