import { resolve } from 'node:path';
import { clear } from '../../project/output-file.ts';
import { progress } from '../progress.ts';
import { Refusal } from '../refusal.ts';
import type { Asked, ExportFormat } from './format.ts';

/** The whole file, or one document, as a PDF with bookmarks and page numbers. */
export const pdf: ExportFormat = {
  options: {
    document: { type: 'string', value: '<id>', help: 'pdf: only this document' },
    'redline-against': {
      type: 'string',
      value: '<revision>',
      help: 'pdf: shows what changed in the document since this approved revision',
    },
  },
  refuse: (context) => {
    if (['matrix', 'list', 'filter'].some((flag) => context.isSet(flag)))
      throw new Refusal('a PDF holds the whole file or one document, and no single table', 'Write the table as csv, xlsx or json.');
    if (context.isSet('redline-against') && !context.isSet('document'))
      throw new Refusal('--redline-against compares one document', 'Name it, such as with --document SDP-1.');
  },
  clear: ({ out }) => (out?.endsWith('.pdf') ? clear(out) : undefined),
  write,
};

/** Only a PDF needs what makes one. */
async function write({ report, sources, root, context, out }: Asked): Promise<string> {
  const { OutputError, writePdf } = await import('../../site/pdf/index.ts');
  const line = progress(context.stderr);
  const asked = { document: context.text('document'), redlineAgainst: context.text('redline-against'), env: context.env };
  const place = out ?? resolve(context.cwd);
  try {
    return await writePdf({ report, sources, root }, { ...asked, out: place, onStep: line.show });
  } catch (error) {
    throw error instanceof OutputError ? new Refusal(error.message, error.fix) : error;
  } finally {
    line.clear();
  }
}
