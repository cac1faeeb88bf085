import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Statement, TenantTransaction } from '../database/tenant';

const KEEP: Statement = {
  name: 'device_keep',
  text: `INSERT INTO login_device (token_hash, staff_id, created_at, last_used_at)
         VALUES ($1, $2, $3, $3)
         ON CONFLICT (token_hash, staff_id) DO UPDATE SET last_used_at = EXCLUDED.last_used_at`,
};
/** Browsers in which an account signed in before. */
@Injectable()
export class DeviceRepository {
  constructor(private readonly dataSource: DataSource) {}

  async isKnown(tokenHash: Buffer, staffId: string): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      'SELECT 1 FROM login_device WHERE token_hash = $1 AND staff_id = $2',
      [tokenHash, staffId],
    );
    return rows.length > 0;
  }

  keep(tx: TenantTransaction, tokenHash: Buffer, staffId: string, at: Date): void {
    void tx.query(KEEP, [tokenHash, staffId, at]);
  }

  async forgetUnusedSince(at: Date): Promise<void> {
    await this.dataSource.query('DELETE FROM login_device WHERE last_used_at < $1', [at]);
  }
}
