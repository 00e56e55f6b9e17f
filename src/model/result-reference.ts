import { answers, type TraceItem } from './trace-item.ts';

/** What an entry under `results` of a run names: a file of the DHF, or a place elsewhere; with the SHA-256 of its content where it says one. */
export type ResultReference =
  | { readonly to: 'file'; readonly path: string; readonly sha256?: string }
  | { readonly to: 'elsewhere'; readonly uri: string; readonly sha256?: string }
  /** It leads out of the folder of `dhf.yaml`. */
  | { readonly to: 'outside'; readonly path: string };

/** Takes `records/runs/RUN-1/junit.xml@sha256:…` or `https://…@sha256:…` apart; the path is relative to `dhf.yaml`. */
export function resultReference(text: string): ResultReference {
  const [, name = text, hash] = /^(.*?)@sha256:([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
  const sha256 = hash === undefined ? {} : { sha256: hash.toLowerCase() };
  if (/^[a-z][a-z0-9+.-]+:/i.test(name)) return { to: 'elsewhere', uri: name, ...sha256 };
  const path = name.trim().replace(/^(?:\.\/)+/, '');
  const isInside = !/^[/\\]|^[a-z]:/i.test(path) && !path.includes('\\') && !path.split('/').includes('..');
  return isInside ? { to: 'file', path, ...sha256 } : { to: 'outside', path };
}

/** Paths of the files that a run names under `results`, in their order; what leads elsewhere or outside is left out. */
export function resultFiles(run: TraceItem): readonly string[] {
  const references = answers(run, 'results').map(({ text }) => resultReference(text));
  return references.flatMap((reference) => (reference.to === 'file' ? [reference.path] : []));
}
