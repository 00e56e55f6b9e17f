import type { ChainLayer, Layer } from '../view/layers.ts';
import type { Chapter, SampleChoice, SampleData, SampleItem } from '../view/sample.ts';
import { addressOf } from './address.ts';
import { sampleStrings } from './strings/sample.ts';
import { type Language, speaker } from './strings/strings.ts';
import { threadStrings } from './strings/thread.ts';

/** Name of the file of data for samples. */
export const sampleFile = 'sample';

/** What is drawn where nobody chose. */
export function firstChoice(data: SampleData): SampleChoice | undefined {
  const kinds = drawable(data).map(([kind]) => kind);
  const kind = kinds.includes('software-requirement') ? 'software-requirement' : kinds[0];
  return kind === undefined ? undefined : { kind, number: 10, seed: 42 };
}

/** Kinds to draw from: not what tools or approvals record. */
export function drawable({ kinds }: SampleData): SampleData['kinds'] {
  return kinds.filter(([kind]) => !['document', 'approval', 'test-result', 'unknown'].includes(kind));
}

/** One line of a dossier: an item, how it stands, and over which link. */
export interface DossierLine {
  readonly id: string;
  readonly address: string | undefined;
  readonly title: string;
  /** Words with a frame around them: how the link and the item stand. */
  readonly tags: readonly string[];
  /** Quiet words behind: over which link, and who stands for it. */
  readonly notes: readonly string[];
  readonly isHere: boolean;
}

/** A dossier in words, to be set as HTML at build and in the page alike. */
export interface DossierShown {
  readonly title: string;
  readonly chapters: readonly {
    readonly item: SampleItem;
    /** Instead of layers, where nothing is linked. */
    readonly alone: string | undefined;
    readonly layers: readonly { readonly title: string; readonly lines: readonly DossierLine[]; readonly more: string | undefined }[];
  }[];
}

/** So many items of a layer stand in a dossier. */
const most = 30;

export function dossierWords(data: SampleData, choice: SampleChoice, chapters: readonly Chapter[], language: Language): DossierShown {
  const say = speaker(sampleStrings, language);
  const its = data.kinds.findIndex(([kind]) => kind === choice.kind);
  const all = data.nodes.filter(([, , kind]) => kind === its).length;
  const title = say.text('drawn', { count: chapters.length, all, kind: data.kinds[its]?.[1] ?? '', seed: String(choice.seed) });
  const shown = chapters.map(({ item, layers: found }) => {
    const isAlone = found.length === 1 && found[0]?.entries.length === 1;
    const layersShown = found.map(({ layer, entries }) => {
      const left = entries.length - most;
      return {
        title: layerTitle(layer, language),
        lines: entries.slice(0, most).map((entry) => lineOf(entry, language)),
        more: left > 0 ? say.text('further', { count: left, id: item.id }) : undefined,
      };
    });
    return { item, alone: isAlone ? say.text('alone') : undefined, layers: isAlone ? [] : layersShown };
  });
  return { title, chapters: shown };
}

function layerTitle(layer: Layer, language: Language): string {
  return speaker(threadStrings, language).text(layer);
}

function lineOf({ id, item, state, distance, via }: ChainLayer<SampleItem>['entries'][number], language: Language): DossierLine {
  const say = speaker(threadStrings, language);
  const link = via === undefined ? [] : [`${via.id} ${via.label}`];
  return {
    id,
    address: item === undefined ? undefined : (item.address ?? addressOf.item(id)),
    title: item?.title ?? '',
    tags: [...(state === 'resolved' ? [] : [say.text(state)]), ...(item?.state === undefined ? [] : [item.state])],
    notes: [...(distance === 0 ? [say.text('here')] : link), ...(item?.stands === undefined ? [] : [item.stands])],
    isHere: distance === 0,
  };
}
