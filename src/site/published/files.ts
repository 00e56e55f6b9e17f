import { readFileSync } from 'node:fs';
import { clientScript } from '../client-scripts.ts';
import { dataFile } from '../data-file.ts';
import { type LiveVersions, liveData, type PublishedTree, publishedAddress } from './shape.ts';

/** What pages of releases load: which versions there are, and how each stands. A classic script, as `dataFile` makes them. */
export function liveScript({ latest, next, versions }: PublishedTree): string {
  const live: LiveVersions = {
    ...(latest === undefined ? {} : { latest }),
    next,
    versions: versions.map(({ version, state, supersededBy, withdrawnOn, anomalies }) => ({
      version,
      state,
      ...(supersededBy === undefined ? {} : { supersededBy }),
      ...(withdrawnOn === undefined ? {} : { withdrawnOn }),
      ...(anomalies === undefined ? {} : { anomalies: anomalies.length }),
    })),
  };
  return dataFile(liveData.versions, live)[1];
}

/** Paths of all pages of a version, so that a switch leads to the same page of it where it is there. */
export function pagesScript(version: string, paths: readonly string[]): string {
  return dataFile(liveData.pages(version), paths)[1];
}

/** Styles and scripts of the pages beside the releases, by their path. */
export function publishedAssets(): Promise<ReadonlyMap<string, string>> {
  assets ??= readAssets();
  return assets;
}

let assets: Promise<ReadonlyMap<string, string>> | undefined;

async function readAssets(): Promise<ReadonlyMap<string, string>> {
  const read = (name: string) => readFileSync(new URL(`../public/assets/${name}`, import.meta.url), 'utf8');
  return new Map([
    ...['site.css', 'auditor.css', 'redline.css', 'published.css', 'icon.svg'].map(
      (name) => [publishedAddress.asset(name), read(name)] as const,
    ),
    [publishedAddress.asset('theme.js'), await clientScript('theme')],
  ]);
}
