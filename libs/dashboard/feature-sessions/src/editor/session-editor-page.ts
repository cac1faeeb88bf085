import { Component, computed, DestroyRef, effect, inject, input, resource } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { InjectionSession, SessionDraft } from '@glabella/contracts';
import {
  CurrentUser,
  ownSigningResource,
  PendingSaves,
  problemOf,
  SessionCalls,
} from '@glabella/dashboard/data-access';
import { ErrorState, LoadingState, UnsavedChanges, type ProblemText } from '@glabella/dashboard/ui';
import { SessionEditor } from '../draft/session-editor';
import { SessionClock } from './session-clock';
import { SessionForm } from './session-form';

interface OpenedDraft {
  readonly editor: SessionEditor;
  readonly amended: InjectionSession | null;
}

/** A draft of a session: read, edited, kept, signed. */
@Component({
  selector: 'glabella-session-editor-page',
  imports: [ErrorState, LoadingState, RouterLink, SessionForm],
  template: `
    @if (opened.hasValue()) {
      @let draft = opened.value();
      <glabella-session-form
        [editor]="draft.editor"
        [amended]="draft.amended"
        [signing]="signing()"
      />
    } @else if (problem(); as problem) {
      <h1>Injection session</h1>
      <glabella-error-state [problem]="problem" [canRetry]="canRetry()" (retry)="opened.reload()">
        <a class="btn" routerLink="/patients">To the patients</a>
      </glabella-error-state>
    } @else {
      <glabella-loading-state what="the session" [rows]="12" />
    }
  `,
  styles: `
    :host {
      display: block;
    }
    h1 {
      margin-bottom: var(--space-4);
    }
  `,
})
export class SessionEditorPage {
  /** From the address. */
  readonly draftId = input.required<string>();

  private readonly calls = inject(SessionCalls);
  private readonly user = inject(CurrentUser);
  private readonly clock = inject(SessionClock);
  private readonly router = inject(Router);

  private readonly ownSigning = ownSigningResource();
  /** Null until it is known, and where it cannot be read: signing then says what it meets. */
  protected readonly signing = computed(() =>
    this.ownSigning.hasValue() ? this.ownSigning.value() : null,
  );

  protected readonly opened = resource({
    params: () => this.draftId(),
    loader: ({ params }) => this.open(params),
  });
  protected readonly canRetry = computed(() => !problemOf(this.opened.error()).isNotFound);
  protected readonly problem = computed<ProblemText | null>(() => {
    const error = this.opened.error();
    if (!error) return null;
    const problem = problemOf(error);
    if (!problem.isNotFound) return problem;
    return {
      title: 'This draft does not exist any more',
      detail: 'It was signed or discarded, or the address is wrong. Open the patient to see.',
    };
  });
  constructor() {
    effect((onCleanup) => {
      const draft = this.opened.hasValue() ? this.opened.value() : null;
      onCleanup(() => draft?.editor.keeper.stop());
    });
    inject(UnsavedChanges).watch(() => this.hasUnsaved(), inject(DestroyRef));
    inject(PendingSaves).watch(() => this.settle(), inject(DestroyRef));
  }

  private async settle(): Promise<void> {
    if (this.hasUnsaved() && this.opened.hasValue()) {
      await this.opened.value().editor.keeper.settle();
    }
  }

  private hasUnsaved(): boolean {
    return this.opened.hasValue() && this.opened.value().editor.keeper.hasUnsaved();
  }

  private async open(draftId: string): Promise<OpenedDraft> {
    const [draft, me] = await Promise.all([this.read(draftId), this.user.load()]);
    this.clock.look();
    const editor = new SessionEditor(draft, {
      shelf: this.calls,
      now: this.clock.now,
      me: { id: me?.staffId ?? '', displayName: me?.displayName ?? '' },
      signer: me?.roles.includes('psychiatrist') ? 'psychiatrist' : 'injector',
    });
    if (draft.amendsSessionId === null) return { editor, amended: null };
    const { versions } = await this.calls.readSession(draft.amendsSessionId);
    const amended = versions[0] ?? null;
    if (amended) editor.compareWith(amended);
    return { editor, amended };
  }

  /** The draft; where it was signed meanwhile, the session that it became (of the same id) is opened instead. */
  private async read(draftId: string): Promise<SessionDraft> {
    try {
      return await this.calls.readDraft(draftId);
    } catch (error) {
      if (problemOf(error).isNotFound) await this.openSigned(draftId);
      throw error;
    }
  }

  private async openSigned(sessionId: string): Promise<void> {
    const isSigned = await this.calls.readSession(sessionId).then(
      () => true,
      () => false,
    );
    if (isSigned) await this.router.navigate(['/sessions', sessionId], { replaceUrl: true });
  }
}
