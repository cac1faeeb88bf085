/** What a signature under an injection session says beside name and time: shown before it is given, stored with it. */
export const sessionSignatureMeanings = {
  signed: 'I performed or supervised this injection session and confirm this record.',
  /** By somebody who is no psychiatrist; the psychiatrist named with it co-signs. */
  delegated:
    'I performed or recorded this injection session under the supervision of the psychiatrist named, and confirm this record.',
  amended: 'I confirm this amended record of the injection session.',
  voided: 'I declare this record of an injection session void.',
} as const;
