import { Clipboard } from '@angular/cdk/clipboard';
import { Component, computed, inject, input, numberAttribute } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { cosignatureWords, lastStepOf } from '@glabella/contracts';
import {
  courseHistoryResource,
  CurrentUser,
  problemOf,
  sessionRecordResource,
} from '@glabella/dashboard/data-access';
import {
  Banner,
  Card,
  Chip,
  ErrorState,
  LoadingState,
  PatientIdentity,
  Toasts,
  identityOf,
  printsAbout,
  type ProblemText,
} from '@glabella/dashboard/ui';
import { credentialLine, protocolOf, siteLabel } from '@glabella/domain/treatment';
import { formatDate, formatDateTime } from '@glabella/domain/values';
import { CosignaturePanel } from '../cosignatures/cosignature-panel';
import type { CosignedRecord } from '../cosignatures/cosignature-actions';
import { SiteMap } from '../site-map/site-map';
import { diagnosisWhenSigned, noteOf, type NamedVersions } from './note-facts';
import { RecordActions } from './record-actions';
import { VersionComparison } from './version-comparison';

/** A signed session: its procedure note, signature and versions, and what may follow it. */
@Component({
  selector: 'glabella-session-record-page',
  imports: [
    Banner,
    Card,
    Chip,
    CosignaturePanel,
    ErrorState,
    LoadingState,
    PatientIdentity,
    RouterLink,
    SiteMap,
    VersionComparison,
  ],
  templateUrl: './session-record-page.html',
  styleUrl: './session-record-page.css',
})
export class SessionRecordPage {
  /** From the path. */
  readonly sessionId = input.required<string>();
  /** From the query: the version to read; the newest without it. */
  readonly version = input<number, unknown>(0, { transform: numberAttribute });

  private readonly user = inject(CurrentUser);
  private readonly router = inject(Router);
  private readonly clipboard = inject(Clipboard);
  private readonly toasts = inject(Toasts);
  protected readonly actions = inject(RecordActions);

  protected readonly record = sessionRecordResource(() => this.sessionId());
  private readonly course = courseHistoryResource(() =>
    this.record.hasValue() ? this.record.value().versions[0]?.courseId : undefined,
  );

  protected readonly problem = computed<ProblemText | null>(() => {
    const error = this.record.error();
    if (!error) return null;
    const problem = problemOf(error);
    if (!problem.isNotFound) return problem;
    return {
      title: 'There is no such session',
      detail: 'The address may be wrong. Find the patient and open the session from there.',
    };
  });
  protected readonly canRetry = computed(() => !problemOf(this.record.error()).isNotFound);
  protected readonly timeZone = computed(() => this.user.practice()?.timeZone ?? 'UTC');

  protected readonly versions = computed(() =>
    this.record.hasValue() ? this.record.value().versions : [],
  );
  protected readonly newest = computed(() => this.versions()[0] ?? null);
  /** The version that stands on the page. */
  protected readonly session = computed(
    () => this.versions().find(({ version }) => version === this.version()) ?? this.newest(),
  );
  protected readonly isNewest = computed(() => this.session() === this.newest());
  protected readonly patient = computed(() => {
    if (!this.record.hasValue()) return null;
    const { patient } = this.record.value();
    return { id: patient.id, ...identityOf(patient) };
  });
  protected readonly amendment = computed(() => {
    const open = this.record.hasValue() ? this.record.value().openAmendment : null;
    return open && { ...open, at: formatDateTime(open.updatedAt, this.timeZone()) };
  });

  /** The versions of protocols and of the aftercare list that the versions of the session name. */
  protected readonly named = computed<NamedVersions>(() =>
    this.record.hasValue() ? this.record.value() : { protocols: [], aftercareLists: [] },
  );
  /** What the protocol of the version treats; '' where the protocol is not known. */
  protected readonly region = computed(() => {
    const session = this.session();
    return (session && protocolOf(this.named().protocols, session)?.region) ?? '';
  });
  /** What was given at each site, where the region has no map. */
  protected readonly siteLines = computed(() =>
    (this.session()?.sites ?? []).map(
      ({ muscle, side, units }) => `${siteLabel(muscle, side)}: ${units} U`,
    ),
  );
  protected readonly note = computed(() => {
    const session = this.session();
    if (!session || this.course.isLoading()) return null;
    const course = this.course.hasValue() ? this.course.value() : null;
    const named = this.named();
    const diagnosis = diagnosisWhenSigned(course, named.protocols, session.signature.signedAt);
    const version = { session, versions: this.versions() };
    return noteOf(version, named, this.timeZone(), diagnosis);
  });
  protected readonly heading = computed(() => {
    const session = this.session();
    return session ? `Injection session, ${formatDate(session.performedOn)}` : 'Injection session';
  });
  protected readonly signedAt = computed(() => {
    const session = this.session();
    return session ? formatDateTime(session.signature.signedAt, this.timeZone()) : '';
  });
  protected readonly isVoided = computed(() => this.newest()?.status === 'voided');
  /** The newest version and the co-signature that it still lacks. */
  protected readonly toCosign = computed<CosignedRecord | null>(() => {
    const session = this.newest();
    const patient = this.patient();
    const cosignature = session?.signature.cosignature;
    if (!session || !patient || !cosignature || this.isVoided()) return null;
    if (cosignature.state === 'signed') return null;
    const { name, birthDate, mrn } = patient;
    const words = `${name}, born ${formatDate(birthDate)}, MRN ${mrn}`;
    return { session, cosignature, patient: words, timeZone: this.timeZone() };
  });
  protected readonly credential = computed(() => {
    const credential = this.session()?.signature.credential;
    return credential ? credentialLine(credential) : null;
  });
  protected readonly cosignature = computed(() => {
    const cosignature = this.session()?.signature.cosignature;
    if (!cosignature) return null;
    const { meaning, reason, recordedAt } = lastStepOf(cosignature);
    return {
      words: cosignatureWords(cosignature),
      at: cosignature.state === 'awaited' ? '' : formatDateTime(recordedAt, this.timeZone()),
      more: meaning ?? reason ?? '',
      isGiven: cosignature.state === 'signed',
    };
  });
  protected readonly standing = computed(() => {
    if (this.isVoided()) return 'Voided';
    return this.isNewest() ? 'Signed' : 'Replaced';
  });
  protected readonly mayAmend = computed(
    () => !this.isVoided() && this.user.hasRole('psychiatrist', 'clinician'),
  );
  protected readonly mayVoid = computed(
    () => !this.isVoided() && this.user.hasRole('psychiatrist'),
  );

  constructor() {
    printsAbout(this.patient);
  }

  protected copyNote(): void {
    const copied = this.clipboard.copy(this.note() ?? '');
    this.toasts.show({
      text: copied
        ? 'The note is copied. It names no patient: paste it into the right record.'
        : 'The browser did not allow copying. Select the text and copy it.',
    });
  }

  protected print(): void {
    window.print();
  }

  protected read(version: number): void {
    const queryParams = { version: version === this.newest()?.version ? null : version };
    void this.router.navigate([], { queryParams, replaceUrl: true });
  }

  protected async voidSession(): Promise<void> {
    const newest = this.newest();
    const patient = this.patient();
    if (!newest || !patient) return;
    if (await this.actions.voidSession(newest, patient)) this.record.reload();
  }
}
