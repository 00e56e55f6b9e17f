import { Flaw } from '../flaw.ts';
import { type JsonNode, membersOf, textOf } from '../json.ts';
import { judge } from './judge.ts';
import { type Version, versions } from './shapes.ts';

/** A bill of materials that is as its version of CycloneDX wants it. XML is written as the same JSON would be. */
export interface Bom {
  readonly version: Version;
  readonly root: JsonNode;
}

/** Does a JSON text hold a bill of materials of CycloneDX, of any version? */
export function isCycloneDx(root: JsonNode): boolean {
  const members = membersOf(root);
  return members.has('bomFormat') || (members.has('specVersion') && members.has('components'));
}

/** @throws Flaw where it is no CycloneDX of a version that is read, or not as that wants it */
export function bomOf(root: JsonNode): Bom {
  const members = membersOf(root);
  if (textOf(members.get('bomFormat')) !== 'CycloneDX')
    throw new Flaw('`bomFormat` must be `CycloneDX`', members.get('bomFormat') ?? { start: root.start, end: root.start + 1 });
  const written = members.get('specVersion');
  const version = supported(textOf(written), written ?? root);
  judge(root, version);
  return { version, root };
}

/** @throws Flaw where the version is none that is read */
export function supported(text: string | undefined, { start, end }: { readonly start: number; readonly end: number }): Version {
  const version = versions.find((each) => each === text);
  if (version !== undefined) return version;
  const why =
    text === undefined
      ? 'it does not say which version of CycloneDX it is'
      : `CycloneDX ${text} is not supported; ${versions.join(', ')} are`;
  throw new Flaw(why, { start, end }, 'Write it again as CycloneDX 1.6, which the usual tools can, or convert it.');
}
