import { computed, linkedSignal } from '@angular/core';
import { problemOf } from './api-problem';

/** A record as it stands in one of its versions. */
export interface RecordVersion {
  readonly id: string;
  readonly version: number;
}

/** The form in which the next version of a record is written. */
export interface VersionForm<Version extends RecordVersion> {
  /** The version that the page read; nothing while there is none to write over. */
  readonly opened: () => Version | null | undefined;
  /** The version that is on record now; nothing where it takes no further one. */
  readonly read: (id: string) => Promise<Version | null | undefined>;
  /** Sends what stands in the form now, as the version after theirs. */
  readonly send: (theirs: Version) => Promise<void> | undefined;
  /** Drops what was typed, and what was kept of it. */
  readonly discard: () => Promise<void> | undefined;
  /** Reads for the page what is on record. */
  readonly reload: () => unknown;
}

/**
 * What is written as the version after the one that the page read. Where somebody saved first (412) theirs is read, and whoever
 * writes says which goes on: theirs, or what stands in the form when that is said.
 *
 * @example save = (body: Body) => this.nextVersion.save((version) => this.calls.correct(this.id(), body, version));
 */
export class NextVersion<Version extends RecordVersion> {
  private readonly subject = computed(() => this.form.opened()?.id);
  private readonly found = linkedSignal<string | undefined, Version | null>({
    source: this.subject,
    computation: () => null,
  });
  private readonly base = linkedSignal(() => this.form.opened()?.version ?? 0);

  /** What somebody else saved meanwhile; null where nobody did, and once the page turned to another record. */
  readonly theirs = this.found.asReadonly();
  /** The version that is written over: another one once somebody was faster; 0 while there is none. */
  readonly over = this.base.asReadonly();

  constructor(private readonly form: VersionForm<Version>) {}

  /** Stores over the version that is written over; where somebody saved first, theirs is there once it is refused. */
  async save(store: (version: number) => Promise<unknown>): Promise<void> {
    const id = this.subject();
    if (id === undefined) return;
    try {
      await store(this.base());
    } catch (error) {
      if (problemOf(error).isConflict) await this.compare(id);
      throw error;
    }
  }

  /** Reads what somebody else saved of this record; a page that turned to another one learns nothing of it. */
  async compare(id: string): Promise<void> {
    const theirs = await this.form.read(id);
    if (this.subject() === id) this.found.set(theirs ?? null);
  }

  /** Saves what stands in the form now as the version after the one that somebody else saved. */
  async keepMine(): Promise<void> {
    const theirs = this.found();
    if (!theirs) return;
    this.base.set(theirs.version);
    this.found.set(null);
    await this.form.send(theirs);
  }

  /** Drops what was typed here: it was about the version before theirs. */
  async takeTheirs(): Promise<void> {
    this.found.set(null);
    await this.form.discard();
    this.form.reload();
  }
}
