import { COSIGNATURE_JSON } from '../cosignatures/cosignature-columns';

/** What stands beside the signature of a version `v`: the credential it rests on, and the co-signature it asks for. */
export const SIGNATURE_COLUMNS = 'basis.credential, asked.cosignature';

export const SIGNATURE_JOINS = `
  LEFT JOIN LATERAL (
    SELECT json_build_object('kind', c.kind, 'issuer', c.issuer, 'number', c.number) AS credential
      FROM session_signature_credential b
      JOIN staff_credential_version c ON c.practice_id = b.practice_id
       AND c.credential_id = b.credential_id AND c.version = b.credential_version
     WHERE b.practice_id = v.practice_id AND b.session_id = v.session_id
       AND b.session_version = v.version) basis ON true
  LEFT JOIN LATERAL (
    SELECT ${COSIGNATURE_JSON} AS cosignature
      FROM session_cosignature k
     WHERE k.practice_id = v.practice_id AND k.session_id = v.session_id
       AND k.session_version = v.version) asked ON true`;
