import { Component, computed, effect, ElementRef, inject, input, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { InjectionSession, OwnSigning } from '@glabella/contracts';
import {
  Banner,
  Card,
  ConflictPanel,
  Dialogs,
  PatientIdentity,
  Toasts,
  identityOf,
  printsAbout,
} from '@glabella/dashboard/ui';
import { formatDate } from '@glabella/domain/values';
import type { SessionEditor } from '../draft/session-editor';
import { changedFacts } from '../facts/session-facts';
import { AftercareSection } from './aftercare-section';
import { AmendmentBanner } from './amendment-banner';
import { AskedSection } from './asked-section';
import { BeforeSection } from './before-section';
import { DaySection } from './day-section';
import { DraftActions } from './draft-actions';
import { KeepingStatus } from './keeping-status';
import { KeyHelp } from './key-help';
import { MapSection } from './map-section';
import { OpenWalk } from './open-walk';
import { prospectOf } from './prospect-of';
import { ProductSection } from './product-section';
import { SigningBar } from './signing-bar';
import { SigningNotice } from './signing-notice';
import { SitesSection } from './sites-section';

/** The editor of one draft: product, checks, map, sites, aftercare, and the bar that signs. */
@Component({
  selector: 'glabella-session-form',
  imports: [
    AftercareSection,
    AmendmentBanner,
    AskedSection,
    Banner,
    BeforeSection,
    Card,
    ConflictPanel,
    DaySection,
    KeepingStatus,
    MapSection,
    OpenWalk,
    PatientIdentity,
    ProductSection,
    RouterLink,
    SigningBar,
    SigningNotice,
    SitesSection,
  ],
  templateUrl: './session-form.html',
  styleUrl: './session-form.css',
  host: {
    '(keydown)': 'handleKey($event)',
    '(input)': 'noteTyping($event)',
    '(document:visibilitychange)': 'editor().keeper.settle()',
  },
})
export class SessionForm {
  readonly editor = input.required<SessionEditor>();
  /** The newest version of the session that an amendment amends. */
  readonly amended = input<InjectionSession | null>(null);
  /** Whether the person at the page may sign; null while it is not known. */
  readonly signing = input<OwnSigning | null>(null);

  protected readonly actions = inject(DraftActions);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly walk = viewChild.required(OpenWalk);
  private readonly panel = viewChild(ConflictPanel, { read: ElementRef<HTMLElement> });
  private typing: { readonly target: EventTarget | null; readonly change: unknown } | null = null;

  protected readonly patient = computed(() => identityOf(this.editor().context().patient));
  protected readonly heading = computed(() => {
    const { performedOn } = this.editor().body();
    const kind = this.editor().isAmendment() ? 'Amendment' : 'Injection session';
    return performedOn === null ? kind : `${kind}, ${formatDate(performedOn)}`;
  });
  protected readonly patientLink = computed(() => [
    '/patients',
    this.editor().context().patient.id,
  ]);
  protected readonly isGone = computed(() => this.editor().keeper.keeping().kind === 'gone');

  protected readonly conflict = computed(() => {
    const keeping = this.editor().keeper.keeping();
    if (keeping.kind !== 'conflict') return null;
    const { theirs } = keeping;
    const theirFacts = this.editor().factsOf(theirs.body);
    const rows = changedFacts(theirFacts, this.editor().facts()).map(({ label, text, before }) => ({
      label,
      yours: text,
      theirs: before,
    }));
    const { id, displayName } = theirs.updatedBy;
    const savedBy = id === this.editor().me.id ? 'You in another window' : displayName;
    return { theirs, rows, savedBy };
  });

  constructor() {
    printsAbout(this.patient);
    effect(() => this.panel()?.nativeElement.scrollIntoView({ block: 'nearest' }));
  }

  protected showKeys(): void {
    void this.dialogs.ask(KeyHelp, null);
  }

  protected signOrShowOpen(): void {
    if (this.editor().openLines().length > 0) this.walk().first();
    else if (this.editor().hasUnaddedDose()) {
      this.walk().goTo('elsewhere-add');
      this.toasts.show({ text: 'A dose given elsewhere is typed but not added. Add or clear it.' });
    } else if (prospectOf(this.editor(), this.signing()).isOffered) {
      void this.actions.sign(this.editor(), this.signing());
    }
  }

  protected handleKey(event: KeyboardEvent): void {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      this.signOrShowOpen();
    } else if (event.key === 'z' && this.takeBack(event.target)) {
      event.preventDefault();
    }
  }

  protected noteTyping({ target }: Event): void {
    this.typing = { target, change: this.editor().sites.lastChange() };
  }

  /** Takes back the last change of the sites, unless the browser has newer typing of its own to take back there. */
  private takeBack(target: EventTarget | null): boolean {
    const change = this.editor().sites.lastChange();
    if (!change) return false;
    if (this.typing?.target === target && this.typing?.change === change) return false;
    this.editor().sites.takeBack(change);
    this.toasts.show({ text: `Taken back: ${change.text}` });
    return true;
  }
}
