import { Component, input } from '@angular/core';

/** The frame of the pages in front of the product: sign-in, set-up, one-time link. */
@Component({
  selector: 'glabella-doorway',
  template: `
    <main>
      <p class="brand">
        <img src="/favicon.svg" alt="" width="28" height="28" /> <span>Glabella</span>
      </p>
      <section>
        <h1 tabindex="-1">{{ heading() }}</h1>
        <ng-content />
      </section>
      <p class="dim">
        For records and measurement in practices that treat depression with botulinum toxin. The
        treatment is off-label; this is not a medical device and gives no advice.
      </p>
    </main>
  `,
  styles: `
    main {
      display: grid;
      gap: var(--space-5);
      width: min(440px, 100%);
      margin: 0 auto;
      padding: clamp(var(--space-4), 9vh, 96px) var(--space-4) var(--space-5);
    }
    .brand {
      display: flex;
      align-items: center;
      gap: var(--space-2);
      font-size: var(--text-xl);
      font-weight: 650;
      letter-spacing: -0.01em;
    }
    section {
      display: grid;
      gap: var(--space-4);
      padding: var(--space-5);
      border: 1px solid var(--line);
      border-radius: var(--radius-m);
      background: var(--surface);
      box-shadow: var(--shadow);
    }
    .dim {
      font-size: var(--text-s);
    }
    @media (max-width: 480px) {
      section {
        padding: var(--space-4);
      }
    }
  `,
})
export class Doorway {
  readonly heading = input.required<string>();
}
