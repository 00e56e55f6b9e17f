// Read by every version of Node: no import, and nothing in it that an old one cannot parse.

/** Why a version of Node is refused, for people; empty when it is new enough. dhf needs 22.12. */
export function refusedNode(version: string): string {
  const parts = version.split('.');
  const major = Number(parts[0]);
  const minor = Number(parts[1]);
  if (major > 22 || (major === 22 && minor >= 12)) return '';
  return `dhf: Node ${version} is too old; dhf needs 22.12 or newer, so nothing was judged\n  fix: install a newer Node, then run the command again\n`;
}
