import { Sealer } from '../../audit/seal/sealer';
import { Refusal } from '../../config/refusal';
import type { Command } from '../command';
import { withApp } from '../with-app';

export const auditSealCommand: Command = {
  name: 'audit seal',
  summary: 'Seal the audit events that no seal covers yet, once.',
  details:
    'A running server does this every two seconds by itself; then there is nothing to do here.',
  options: {},
  async run(context) {
    const health = await withApp(context, (app) => app.get(Sealer).sealNow());
    if (health.state === 'contradicted') {
      throw new Refusal('A chain contradicts its signed heads: run `audit verify`.');
    }
    context.output.result(
      health,
      health.state === 'elsewhere' ? 'Another process seals.' : 'Sealed what was settled.',
    );
  },
};
