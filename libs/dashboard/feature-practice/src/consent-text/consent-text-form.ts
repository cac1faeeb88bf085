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
import { form, FormField, FormRoot, required, validate } from '@angular/forms/signals';
import type { ConsentText, ConsentTextChange } from '@glabella/contracts';
import {
  ConsentCalls,
  problemOf,
  showRefusal,
  type ApiProblem,
  type FormRefusal,
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
  isOptionalConsentPoint,
  type ConsentPointId,
} from '@glabella/domain/treatment';

interface TextEntry {
  readonly texts: Readonly<Record<ConsentPointId, string>>;
  readonly furtherText: string;
  readonly asksAgain: boolean;
  readonly reason: string;
}

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
  `,
})
export class ConsentTextForm {
  private readonly calls = inject(ConsentCalls);
  private readonly toasts = inject(Toasts);

  readonly text = input.required<ConsentText>();
  readonly saved = output<ConsentText>();
  readonly cancelled = output<void>();

  protected readonly points = consentPoints.map(({ id, about }) => ({
    id,
    about,
    isOptional: isOptionalConsentPoint(id),
  }));
  protected readonly problem = signal<ApiProblem | null>(null);
  /** What somebody else saved meanwhile. */
  protected readonly theirs = signal<ConsentText | null>(null);

  private readonly start = computed(() => this.text(), {
    equal: (one, other) => one.version === other.version,
  });
  private readonly base = linkedSignal(() => this.start().version);
  private readonly model = linkedSignal<TextEntry>(() => entryOf(this.start()));

  protected readonly form = form(
    this.model,
    (path) => {
      for (const id of consentPointIds) {
        validate(path.texts[id], ({ value }) => faultOf(value(), 2000));
      }
      validate(path.furtherText, ({ value }) =>
        value().trim() === '' ? null : faultOf(value(), 4000),
      );
      required(path.reason, { message: 'Write why.' });
    },
    { submission: { action: () => this.save(), onInvalid: focusFirstError } },
  );

  constructor() {
    inject(UnsavedChanges).watch(() => this.form().dirty(), inject(DestroyRef));
  }

  protected conflictRows(theirs: ConsentText): ConflictRow[] {
    const other = entryOf(theirs);
    const mine = this.model();
    return [
      ...this.points.map(({ id, about }) => ({
        label: about,
        yours: mine.texts[id],
        theirs: other.texts[id],
      })),
      { label: 'Further text', yours: mine.furtherText, theirs: other.furtherText },
    ].filter(({ yours, theirs: their }) => yours !== their);
  }

  protected async keepMine(theirs: ConsentText): Promise<void> {
    this.base.set(theirs.version);
    this.theirs.set(null);
    await this.save();
  }

  protected takeTheirs(theirs: ConsentText): void {
    this.theirs.set(null);
    this.form().reset(entryOf(theirs));
    this.saved.emit(theirs);
  }

  private async save(): Promise<FormRefusal | undefined> {
    this.problem.set(null);
    try {
      const saved = await this.calls.changeText(changeOf(this.model()), this.base());
      this.form().reset(entryOf(saved));
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

function entryOf({ versions }: ConsentText): TextEntry {
  const [current] = versions;
  const textOf = (id: ConsentPointId) =>
    current?.points.find((point) => point.id === id)?.text ?? '';
  return {
    texts: Object.fromEntries(consentPointIds.map((id) => [id, textOf(id)])) as TextEntry['texts'],
    furtherText: current?.furtherText ?? '',
    asksAgain: false,
    reason: '',
  };
}

function changeOf({ texts, furtherText, asksAgain, reason }: TextEntry): ConsentTextChange {
  return {
    points: consentPointIds.map((id) => ({ id, text: texts[id].trim() })),
    furtherText: furtherText.trim() || null,
    asksAgain,
    reason: reason.trim(),
  };
}

function faultOf(text: string, maxLength: number) {
  const { length } = text.trim();
  if (length === 0) return { kind: 'required', message: 'Word this point.' };
  if (length <= maxLength) return null;
  return { kind: 'maxLength', message: `Use at most ${maxLength} characters.` };
}
