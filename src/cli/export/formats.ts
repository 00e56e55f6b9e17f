import { csv } from './csv.ts';
import type { ExportFormat } from './format.ts';
import { json } from './json.ts';
import { pdf } from './pdf.ts';
import { xlsx } from './xlsx.ts';

/** Every format that can be exported, by the word for it; each has a file of its name. */
export const exportFormats: Readonly<Record<string, ExportFormat>> = { csv, xlsx, json, pdf };
