import type { FileTarget } from '../../../../../model/reference.ts';
import { isPicture } from '../../../../../model/reference.ts';
import { type Breach, defineRule } from '../../../../rule.ts';
import { everyReference, fixMissing, type ReferenceSubject } from '../../references.ts';

export default defineRule({
  id: 'image-is-there',
  severity: { draft: 'error', release: 'error' },
  expect: everyReference('picture').passes((subject): Breach | undefined => {
    const { reference, target } = subject;
    const breach = target.to === 'file' ? ofFile(target, subject) : elsewhere[target.to];
    return breach && { place: reference.place, ...breach };
  }),
});

const save =
  'Save it in the folder of the design history file, and write where it is from here, such as `![What it shows](pictures/pump.png)`.';

/** Why a picture that is no file of the DHF is not shown. */
const elsewhere: Readonly<Record<'web' | 'outside' | 'elsewhere' | 'nowhere', Breach>> = {
  web: {
    message: 'This picture stands on the web, so it is not part of the design history file and pages do not show it',
    fix: save,
    severity: { draft: 'warning', release: 'error' },
  },
  elsewhere: {
    message: 'This picture is no file, so it is not part of the design history file and pages do not show it',
    fix: save,
    severity: { draft: 'warning', release: 'error' },
  },
  outside: { message: 'This picture lies outside the folder of the design history file, so it is not part of it', fix: save },
  nowhere: { message: 'This picture has no address, so nothing is shown', fix: save },
};

function ofFile({ path }: FileTarget, { reference, state }: ReferenceSubject): Breach | undefined {
  if (state === 'missing') return { message: `The picture ${path} does not exist`, fix: fixMissing(path, reference) };
  if (state === 'folder') return { message: `${path} is a folder, so no picture is shown`, fix: 'Write the name of the picture, too.' };
  if (isPicture(path)) return ofContent(path, reference.found);
  return {
    message: `${path} is of a kind that pages do not show as a picture`,
    fix: 'Save it as PNG, JPEG, GIF, WebP, AVIF or SVG, with that ending.',
  };
}

/** A picture that anybody opens from a site must not do anything there. */
function ofContent(path: string, found: ReferenceSubject['reference']['found']): Breach | undefined {
  const live = found?.state === 'file' ? found.live : undefined;
  if (live === undefined) return undefined;
  return { message: `The picture ${path} holds ${live}, so pages do not show it`, fix: 'Save it as a plain SVG without that, or as PNG.' };
}
