/**
 * The same text, apart from the piece it was cut from. A text cut from a larger one keeps the larger one in memory: who keeps names of a file of 200 MB would keep
 * the file.
 */
export function detached(text: string): string {
  return ` ${text}`.slice(1);
}
