import type { TraceGraph } from '../model/graph.ts';
import { fieldData, graphData } from '../view/explorer-data.ts';
import { addressOf } from './address.ts';
import { dataFile } from './data-file.ts';
import { graphNames } from './graph-names.ts';
import type { Language } from './strings/strings.ts';
import { fieldTitle, kindTitle } from './words.ts';

/** The files of data for the explorer: by address. */
export function graphFiles(graph: TraceGraph, language: Language): ReadonlyMap<string, string> {
  const words = {
    kind: (kind: string) => kindTitle(kind, language),
    field: (name: string) => fieldTitle(name, language),
    document: addressOf.document,
  };
  return new Map([dataFile(graphNames.links, graphData(graph, words)), dataFile(graphNames.fields, fieldData(graph))]);
}
