import type { Entry } from '../component-list.ts';
import type { Span } from '../flaw.ts';
import { purlOf } from '../purl.ts';

/** A resolved artifact as an entry; modules of the project itself are told by `group:artifact`. */
export function entryOfArtifact(name: string, version: string, scope: string, own: ReadonlySet<string>, span: Span): Entry {
  const origin = own.has(name) ? 'own' : scope === 'system' ? 'file' : 'registry';
  return { name, version, purl: purlOf('maven', name, version), use: scope === 'test' ? 'development' : 'product', origin, span };
}
