import { compareInstants, formatDate, formatDateTime } from '@glabella/domain/values';
import { isLotExpired, isPastUseBy, useUntil } from '../lot';
import type { Product } from '../product';
import { protocolProduct } from '../protocol';
import { count, found, missing, passed, type Finding } from './finding';
import { isDated, isGiven } from './timing';
import type { SessionCheckInput } from './session-check';

/** The product and its lot: active, the protocol's, in date, within hours of reconstitution. */
export function productRules(input: SessionCheckInput): Finding[] {
  const { product } = input;
  if (product === null) {
    return [missing('product-missing', 'Product missing'), ...lot(input)];
  }
  return [...chosen(product, input), ...lot(input), ...useBy(product, input)];
}

function chosen(product: Product, { protocol, isAmendment }: SessionCheckInput): Finding[] {
  const names = protocol.products.map(({ productId }) => productId).join(' and ');
  // A session that was signed while the product was active can still be corrected.
  const inactive = found(
    isAmendment ? 'reason' : 'stop',
    'product-inactive',
    'Product not active in this practice',
    `${product.name}: the practice has not completed its label check.`,
  );
  const other = found(
    'acknowledge',
    'product-not-protocol',
    'Another product than the protocol’s',
    `${product.name}; the protocol’s units are for ${names} and not interchangeable.`,
    product.sources[0],
  );
  return [
    ...(product.active ? [] : [inactive]),
    ...(protocolProduct(protocol, product.id) ? [] : [other]),
  ];
}

function lot(input: SessionCheckInput): Finding[] {
  const { lotNumber, lotExpiresOn } = input;
  const number = lotNumber?.trim() ?? '';
  const absent = [
    ...(number === '' ? [missing('lot-missing', 'Lot missing')] : []),
    ...(lotExpiresOn === null ? [missing('expiry-missing', 'Expiry of the lot missing')] : []),
  ];
  if (lotExpiresOn === null || !isDated(input)) return absent;
  const expiry = formatDate(lotExpiresOn);
  if (!isLotExpired(lotExpiresOn, input.performedOn)) {
    return [...absent, passed('lot-in-date', 'Lot in date', `Use through ${expiry}.`)];
  }
  const evidence = `Expired on ${expiry}; the session is on ${formatDate(input.performedOn)}.`;
  const severity = isGiven(input) ? 'reason' : 'stop';
  return [...absent, found(severity, 'lot-expired', 'Lot expired', evidence)];
}

function useBy(product: Product, input: SessionCheckInput): Finding[] {
  if (product.form === 'liquid') return [];
  const { reconstitutedAt, performedAt, timeZone } = input;
  const source = product.useBySource ?? product.sources[0];
  const acknowledge = (code: string, title: string, evidence: string): Finding[] => [
    found('acknowledge', code, title, evidence, source),
  ];
  if (
    reconstitutedAt !== null &&
    performedAt !== null &&
    compareInstants(reconstitutedAt, performedAt) > 0
  ) {
    const [made, used] = [reconstitutedAt, performedAt].map((at) => formatDateTime(at, timeZone));
    const title = 'Reconstituted after the injection';
    const evidence = `Reconstituted ${made}, injected ${used}.`;
    return [found('stop', 'reconstituted-after-injection', title, evidence)];
  }
  const hours = product.useWithinHours;
  if (hours === null) {
    const evidence = `No use-by after reconstitution is stored for ${product.name}.`;
    return acknowledge('use-by-not-stored', 'Use-by not checked', evidence);
  }
  if (reconstitutedAt === null) {
    const evidence = `The ${count(hours, 'hour')} of the label cannot be checked.`;
    return acknowledge('reconstitution-time-missing', 'Time of reconstitution missing', evidence);
  }
  const until = formatDateTime(useUntil(reconstitutedAt, hours), timeZone);
  if (performedAt === null) {
    const evidence = `Use until ${until}: cannot be checked without the time of the injection.`;
    return acknowledge('injection-time-missing', 'Time of injection missing', evidence);
  }
  const made = formatDateTime(reconstitutedAt, timeZone);
  if (!isPastUseBy(reconstitutedAt, performedAt, hours)) {
    return [passed('use-by-kept', 'Within use-by', `Reconstituted ${made}, use until ${until}.`)];
  }
  const used = formatDateTime(performedAt, timeZone);
  const evidence = `Reconstituted ${made}, use until ${until}; injected ${used}.`;
  const severity = isGiven(input) ? 'reason' : 'stop';
  return [found(severity, 'past-use-by', `Past use-by of ${hours} h`, evidence, source)];
}
