/** A version as it is compared: without the `v` that tags put before it. */
export function plainVersion(text: string): string {
  return text.trim().replace(/^v(?=\d)/i, '');
}
