import { Component, computed, input, output, signal } from '@angular/core';
import { signedSessionBody, type InjectionSession } from '@glabella/contracts';
import { DataTable } from '@glabella/dashboard/ui';
import type { AftercareList } from '@glabella/domain/treatment';
import { formatDateTime } from '@glabella/domain/values';
import { namesIn } from '../facts/people';
import { aftercareWords, sessionFacts, type SessionFact } from '../facts/session-facts';

interface ComparedVersion {
  readonly version: number;
  readonly what: string;
  readonly by: string;
  readonly reason: string | null;
}

interface ComparedRow {
  readonly label: string;
  readonly cells: readonly {
    readonly version: number;
    readonly text: string;
    readonly isNew: boolean;
  }[];
  readonly differs: boolean;
}

/** Every version of a signed session side by side, the newest first, with who signed it, when and why. */
@Component({
  selector: 'glabella-version-comparison',
  imports: [DataTable],
  templateUrl: './version-comparison.html',
  styleUrl: './version-comparison.css',
})
export class VersionComparison {
  /** The newest first. */
  readonly versions = input.required<readonly InjectionSession[]>();
  /** The versions of the aftercare list that they name. */
  readonly aftercareLists = input.required<readonly AftercareList[]>();
  readonly timeZone = input.required<string>();
  /** The version whose note stands on the page. */
  readonly read = input.required<number>();
  /** A version was asked for. */
  readonly readAsked = output<number>();

  protected readonly showsAll = signal(false);

  protected readonly heads = computed<readonly ComparedVersion[]>(() =>
    this.versions().map(({ version, status, reason, signature }) => {
      const first = version === 1 ? 'Signed' : 'Amended';
      return {
        version,
        what: status === 'voided' ? 'Voided' : first,
        by: `${formatDateTime(signature.signedAt, this.timeZone())}, ${signature.printedName}`,
        reason,
      };
    }),
  );

  private readonly rows = computed<readonly ComparedRow[]>(() => {
    const names = namesIn(this.versions());
    const words = {
      timeZone: this.timeZone(),
      nameOf: (id: string) => names.get(id) ?? id,
      aftercareOf: aftercareWords(this.aftercareLists()),
    };
    const told = this.versions().map((session) => ({
      version: session.version,
      facts: sessionFacts(signedSessionBody(session), words),
    }));
    const [newest] = told;
    if (!newest) return [];
    return newest.facts
      .filter(({ key }) => key !== 'reason')
      .map(({ key, label }) => {
        const texts = told.map(({ facts }) => textOf(facts, key));
        const cells = told.map(({ version }, at) => ({
          version,
          text: texts[at] ?? '',
          isNew: at + 1 < texts.length && texts[at] !== texts[at + 1],
        }));
        return { label, cells, differs: cells.some(({ isNew }) => isNew) };
      });
  });
  protected readonly shown = computed(() =>
    this.showsAll() ? this.rows() : this.rows().filter(({ differs }) => differs),
  );
}

function textOf(facts: readonly SessionFact[], key: SessionFact['key']): string {
  return facts.find((fact) => fact.key === key)?.text ?? '';
}
