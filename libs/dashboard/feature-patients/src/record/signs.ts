/** Numbers as they are printed: a true minus sign before digits instead of the hyphen that code writes. */
export function withMinus(text: string): string {
  return text.replace(/(^|[\s(])-(?=\d)/g, '$1−');
}
