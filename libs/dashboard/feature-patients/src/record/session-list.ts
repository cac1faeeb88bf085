import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { cosignatureWords, type InjectionSession, type PatientRecord } from '@glabella/contracts';
import { Chip } from '@glabella/dashboard/ui';
import { frownLabel, isFrownRated, protocolOf } from '@glabella/domain/treatment';
import { compareDates, formatDate, formatDateTime } from '@glabella/domain/values';

/** The signed sessions of the record with what was given, and the drafts that can be gone on with. */
@Component({
  selector: 'glabella-session-list',
  imports: [Chip, RouterLink],
  template: `
    @if (drafts().length > 0) {
      <ul aria-label="Drafts">
        @for (draft of drafts(); track draft.id) {
          <li>
            @if (mayAct()) {
              <a [routerLink]="['/sessions/drafts', draft.id]">{{ draft.title }}</a>
            } @else {
              <span>{{ draft.title }}</span>
            }
            <glabella-chip tone="warn">draft</glabella-chip>
            <span class="soft">{{ draft.saved }}</span>
          </li>
        }
      </ul>
    }
    <ul aria-label="Signed sessions">
      @for (session of sessions(); track session.id) {
        <li [class.voided]="session.isVoided">
          <span class="marker" aria-hidden="true">▲</span>
          <a [routerLink]="['/sessions', session.id]">{{ session.date }}</a>
          <span class="strong">{{ session.given }}</span>
          @if (session.isVoided) {
            <glabella-chip>voided</glabella-chip>
          }
          @if (session.isAmended) {
            <glabella-chip>amended</glabella-chip>
          }
          @if (session.cosignature) {
            <glabella-chip tone="warn">{{ session.cosignature }}</glabella-chip>
          }
          <span class="soft line">{{ session.more }}</span>
        </li>
      } @empty {
        <li class="soft">No injection session yet.</li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
    }
    ul {
      display: grid;
      gap: var(--space-2);
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 var(--space-2);
      padding-bottom: var(--space-2);
      border-bottom: 1px solid var(--line);
    }
    ul:last-child li:last-child {
      padding-bottom: 0;
      border: 0;
    }
    .marker {
      color: var(--toxin);
      font-size: 0.8em;
    }
    .strong,
    .line {
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .line {
      flex: 1 0 100%;
      font-size: var(--text-s);
    }
    .voided .strong,
    .voided .line {
      color: var(--ink-3);
      text-decoration: line-through;
    }
  `,
})
export class SessionList {
  readonly record = input.required<PatientRecord>();
  /** Whether the person at the screen may write: nobody else can open a draft. */
  readonly mayAct = input.required<boolean>();

  protected readonly sessions = computed(() =>
    // Those of one day arrive in the order of their recording: the latest first, too.
    this.record()
      .sessions.toReversed()
      .sort((a, b) => compareDates(b.performedOn, a.performedOn))
      .map((session) => ({
        id: session.id,
        date: formatDate(session.performedOn),
        given: `${session.totalUnits} U, ${session.sites.length} sites, lot ${session.lotNumber}`,
        more: [
          session.productId,
          session.performedBy.displayName,
          ...this.frownWords(session),
        ].join(' · '),
        isVoided: session.status === 'voided',
        cosignature: outstandingOf(session),
        isAmended: session.status === 'signed' && session.version > 1,
      })),
  );

  protected readonly drafts = computed(() =>
    this.record().sessionDrafts.map((draft) => ({
      id: draft.id,
      title:
        (draft.amendsSessionId ? 'Amendment' : 'Session') +
        (draft.performedOn ? ` of ${formatDate(draft.performedOn)}` : ', no date yet'),
      saved: `saved by ${draft.updatedBy.displayName}, ${formatDateTime(draft.updatedAt, this.record().timeZone)}`,
    })),
  );

  /** Only where the protocol rates the frown, or a rating is on record all the same. */
  private frownWords(session: InjectionSession): string[] {
    const rest = frownOf(session.frownAtRest);
    const maximum = frownOf(session.frownAtMaximum);
    const protocol = protocolOf(this.record().protocols, session);
    const isRated = protocol !== undefined && isFrownRated(protocol);
    if (!isRated && rest === null && maximum === null) return [];
    return [`frown ${frownLabel(rest)} at rest, ${frownLabel(maximum)} at maximum`];
  }
}

function frownOf(value: number | null) {
  return value === 0 || value === 1 || value === 2 || value === 3 ? value : null;
}

/** The co-signature that a delegate's signature still lacks; '' where nothing is lacking. */
function outstandingOf({ status, signature: { cosignature } }: InjectionSession): string {
  if (status !== 'signed' || cosignature === null || cosignature.state === 'signed') return '';
  return cosignatureWords(cosignature);
}
