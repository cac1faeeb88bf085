import { inject, Service, signal } from '@angular/core';
import { ProtocolCalls } from '@glabella/dashboard/data-access';
import type { TreatmentProtocol } from '@glabella/domain/treatment';

/** Versions of protocols before the newest, which running courses keep: read once a patient of the list is on one. */
@Service()
export class EarlierProtocols {
  private readonly calls = inject(ProtocolCalls);
  private readonly asked = new Set<string>();
  private readonly read = signal<ReadonlyMap<string, readonly TreatmentProtocol[]>>(new Map());

  /** Every version of a protocol: none where they could not be read, undefined while they are not. */
  of(protocolId: string): readonly TreatmentProtocol[] | undefined {
    return this.read().get(protocolId);
  }

  /** What is read of all that were asked for. */
  all(): TreatmentProtocol[] {
    return [...this.read().values()].flat();
  }

  /** Reads the versions of a protocol, once; what failed is tried again when it is asked for again. */
  async ask(protocolId: string): Promise<void> {
    if (this.asked.has(protocolId)) return;
    this.asked.add(protocolId);
    try {
      const { versions } = await this.calls.history(protocolId);
      this.keep(
        protocolId,
        versions.map(({ protocol }) => protocol),
      );
    } catch {
      this.asked.delete(protocolId);
      this.keep(protocolId, []);
    }
  }

  private keep(protocolId: string, versions: readonly TreatmentProtocol[]): void {
    this.read.update((before) => new Map(before).set(protocolId, versions));
  }
}
