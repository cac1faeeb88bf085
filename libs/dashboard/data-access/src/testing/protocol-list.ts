import type { ProtocolList } from '@glabella/contracts';
import { shippedProtocols } from '@glabella/domain/treatment';

/** The protocols of a practice that has changed none; for specs. */
export const protocolList: ProtocolList = {
  rows: shippedProtocols.map((protocol) => ({ protocol, isShipped: true, isRetired: false })),
};
