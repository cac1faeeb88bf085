import {
  Component,
  computed,
  DestroyRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import {
  form,
  FormField,
  FormRoot,
  required,
  submit,
  validate,
  type FieldTree,
} from '@angular/forms/signals';
import type { ConsentText } from '@glabella/contracts';
import {
  ConsentCalls,
  problemOf,
  showRefusal,
  type ApiProblem,
  type FormRefusal,
  type ProtocolChoice,
} from '@glabella/dashboard/data-access';
import {
  Card,
  ConflictPanel,
  Control,
  Field,
  focusFirstError,
  FormProblem,
  Toasts,
  UnsavedChanges,
  type ConflictRow,
} from '@glabella/dashboard/ui';
import {
  consentPointIds,
  consentPoints,
  isAskedNowhere,
  isOptionalConsentPoint,
  reachWords,
  type ConsentPointId,
} from '@glabella/domain/treatment';
import { changeOf, entryOf, LATER, reachOf, type TextEntry } from './text-entry';

/** Words the consent text anew, as its next version. When somebody else saved first, both stand side by side. */
@Component({
  selector: 'glabella-consent-text-form',
  imports: [Card, ConflictPanel, Control, Field, FormField, FormProblem, FormRoot],
  templateUrl: './consent-text-form.html',
  styles: `
    form {
      display: grid;
      gap: var(--space-4);
    }
    .points {
      display: grid;
      gap: var(--space-4);
    }
    .point {
      display: grid;
      gap: var(--space-2);
    }
    summary {
      min-height: var(--target);
      align-content: center;
      cursor: pointer;
    }
    fieldset {
      display: grid;
    }
  `,
})
export class ConsentTextForm {
  private readonly calls = inject(ConsentCalls);
  private readonly toasts = inject(Toasts);

  readonly text = input.required<ConsentText>();
  /** The practice's protocols, retired ones included. */
  readonly protocols = input.required<readonly ProtocolChoice[]>();
  readonly saved = output<ConsentText>();
  readonly cancelled = output<void>();

  protected readonly points = consentPoints.map(({ id, about }) => ({
    id,
    about,
    isOptional: isOptionalConsentPoint(id),
  }));
  protected readonly later = LATER;
  protected readonly problem = signal<ApiProblem | null>(null);
  /** What somebody else saved meanwhile. */
  protected readonly theirs = signal<ConsentText | null>(null);

  private readonly start = computed(() => this.text(), {
    equal: (one, other) => one.version === other.version,
  });
  private readonly base = linkedSignal(() => this.start().version);
  private readonly model = linkedSignal<TextEntry>(() => this.entryOf(this.start()));

  protected readonly form = form(
    this.model,
    (path) => {
      for (const id of consentPointIds) {
        validate(path.texts[id], ({ value }) => faultOf(value(), 2000));
        validate(path.askedIn[id], ({ value }) =>
          isAskedNowhere(reachOf(value()))
            ? { kind: 'required', message: 'Choose a treatment in which it is asked.' }
            : null,
        );
      }
      validate(path.furtherText, ({ value }) =>
        value().trim() === '' ? null : faultOf(value(), 4000),
      );
      required(path.reason, { message: 'Write why.' });
    },
    { submission: { action: () => this.save(), onInvalid: focusFirstError } },
  );

  /** The points whose treatments are in sight: a fault opens them, and only who reads closes them. */
  protected readonly opened = linkedSignal<readonly ConsentPointId[], ReadonlySet<ConsentPointId>>({
    source: () => consentPointIds.filter((id) => this.form.askedIn[id]().invalid()),
    computation: (faulty, previous) => new Set([...(previous?.value ?? []), ...faulty]),
  });

  constructor() {
    inject(UnsavedChanges).watch(() => this.form().dirty(), inject(DestroyRef));
  }

  protected conflictRows(theirs: ConsentText): ConflictRow[] {
    const other = this.entryOf(theirs);
    const mine = this.model();
    return [
      ...this.points.flatMap(({ id, about }) => [
        { label: about, yours: mine.texts[id], theirs: other.texts[id] },
        {
          label: `${about}: asked`,
          yours: this.wordsOf(mine, id),
          theirs: this.wordsOf(other, id),
        },
      ]),
      { label: 'Further text', yours: mine.furtherText, theirs: other.furtherText },
    ].filter(({ yours, theirs: their }) => yours !== their);
  }

  protected async keepMine(theirs: ConsentText): Promise<void> {
    this.base.set(theirs.version);
    this.theirs.set(null);
    await submit(this.form);
  }

  protected takeTheirs(theirs: ConsentText): void {
    this.theirs.set(null);
    this.form().reset(this.entryOf(theirs));
    this.saved.emit(theirs);
  }

  /** The tick of a protocol, or of those to come, at a point. */
  protected tickOf(id: ConsentPointId, protocolId: string): FieldTree<boolean> {
    const tick = this.form.askedIn[id][protocolId];
    if (tick === undefined) throw new RangeError(`No such protocol in the form: ${protocolId}`);
    return tick;
  }

  /** Takes over what was opened or closed by hand. */
  protected keepOpened(id: ConsentPointId, isOpen: boolean): void {
    const others = [...this.opened()].filter((other) => other !== id);
    this.opened.set(new Set(isOpen ? [...others, id] : others));
  }

  /** In which treatments a point is asked, in words. */
  protected reachText(id: ConsentPointId): string {
    return this.wordsOf(this.model(), id);
  }

  private entryOf(text: ConsentText): TextEntry {
    return entryOf(text, this.protocols());
  }

  private wordsOf({ askedIn }: TextEntry, id: ConsentPointId): string {
    const names = new Map(this.protocols().map((protocol) => [protocol.id, protocol.label]));
    return reachWords(reachOf(askedIn[id]), names);
  }

  private async save(): Promise<FormRefusal | undefined> {
    this.problem.set(null);
    try {
      const saved = await this.calls.changeText(changeOf(this.model()), this.base());
      this.form().reset(this.entryOf(saved));
      this.toasts.show({ text: `Version ${saved.version} of the consent text is published.` });
      this.saved.emit(saved);
    } catch (error) {
      if (problemOf(error).isConflict) await this.compare();
      else return showRefusal(error, this.form, this.problem);
    }
    return undefined;
  }

  private async compare(): Promise<void> {
    try {
      this.theirs.set(await this.calls.text());
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}

function faultOf(text: string, maxLength: number) {
  const { length } = text.trim();
  if (length === 0) return { kind: 'required', message: 'Word this point.' };
  if (length <= maxLength) return null;
  return { kind: 'maxLength', message: `Use at most ${maxLength} characters.` };
}
