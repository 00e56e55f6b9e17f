/** Declared platforms that the words of a run name; it may name several, and say more. */
export function namedPlatforms(words: string, platforms: readonly string[]): readonly string[] {
  return platforms.filter((platform) => isNamed(platform, words));
}

/** Whole words: `Debian 12` is not named by `Debian 12.5`. */
function isNamed(platform: string, words: string): boolean {
  const text = platform.trim().replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(String.raw`(?<![\p{L}\p{N}.])${text}(?![\p{L}\p{N}]|[.-][\p{L}\p{N}])`, 'iu').test(words);
}
