import { Component, computed, inject, input, signal } from '@angular/core';
import { Router } from '@angular/router';
import {
  ProtocolCalls,
  protocolHistoryResource,
  problemOf,
  Submission,
} from '@glabella/dashboard/data-access';
import { Banner, ErrorState, LoadingState, Toasts } from '@glabella/dashboard/ui';
import { PracticeHead } from '../practice-head';
import { emptyEntry, entryOf } from './protocol-entry';
import { ProtocolForm, type WrittenProtocol } from './protocol-form';

/** Sets up a protocol, or writes the next version of one. */
@Component({
  selector: 'glabella-protocol-editor-page',
  imports: [Banner, ErrorState, LoadingState, PracticeHead, ProtocolForm],
  template: `
    <glabella-practice-head [heading]="isNew() ? 'New protocol' : 'Next version of the protocol'" />
    @if (conflict()) {
      <glabella-banner tone="warn">
        Somebody saved another version meanwhile. What you wrote still stands here; saving again
        puts it on top of theirs, which stays readable.
      </glabella-banner>
    }
    @if (start(); as begun) {
      <glabella-protocol-form
        [start]="begun"
        [isNew]="isNew()"
        [save]="save"
        (cancelled)="leave()"
      />
    } @else if (history.error(); as error) {
      <glabella-error-state [problem]="problemOf(error)" (retry)="history.reload()" />
    } @else {
      <glabella-loading-state what="the protocol" [rows]="10" />
    }
  `,
})
export class ProtocolEditorPage {
  /** From the path; a new protocol without it. */
  readonly protocolId = input<string>();

  private readonly calls = inject(ProtocolCalls);
  private readonly router = inject(Router);
  private readonly toasts = inject(Toasts);
  private readonly submission = new Submission();

  protected readonly history = protocolHistoryResource(() => this.protocolId());
  protected readonly isNew = computed(() => this.protocolId() === undefined);
  private readonly newest = computed(() =>
    this.history.hasValue() ? (this.history.value().versions[0] ?? null) : null,
  );
  protected readonly start = computed(() => {
    if (this.isNew()) return emptyEntry;
    const newest = this.newest();
    return newest && entryOf(newest.protocol);
  });
  /** The version that somebody else saved while this one was written. */
  protected readonly conflict = signal<number | null>(null);
  protected readonly problemOf = problemOf;

  protected readonly save = async (written: WrittenProtocol): Promise<void> => {
    const id = this.protocolId();
    if (id === undefined) {
      await this.calls.create({ content: written.content }, this.submission);
      this.toasts.show({ text: 'The protocol is set up: a course can start on it.' });
    } else {
      await this.change(id, written);
    }
    await this.router.navigate(['/practice', 'protocols']);
  };

  protected leave(): void {
    void this.router.navigate(['/practice', 'protocols']);
  }

  private async change(id: string, written: WrittenProtocol): Promise<void> {
    const version = this.conflict() ?? this.newest()?.protocol.version ?? 0;
    try {
      await this.calls.change(id, written, version);
    } catch (error) {
      const problem = problemOf(error);
      if (problem.isConflict) {
        const { versions } = await this.calls.history(id);
        this.conflict.set(versions[0]?.protocol.version ?? version);
      }
      throw error;
    }
    this.toasts.show({ text: 'The next version is saved. Running courses keep theirs.' });
  }
}
