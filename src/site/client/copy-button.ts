import { copyStrings } from '../strings/copy.ts';
import { speaker } from '../strings/strings.ts';
import { language } from './language.ts';
import { made } from './made.ts';

/** Puts a button before a text that is made to be copied; it says aloud what it did. */
export function copyButton(text: HTMLElement): void {
  const say = speaker(copyStrings, language);
  const button = made('button', { type: 'button' }, say.text('copy'));
  const told = made('span', { role: 'status' });
  button.addEventListener('click', async () => {
    told.textContent = say.text((await isCopied(text)) ? 'copied' : 'selected');
  });
  text.before(made('p', { class: 'copy', 'data-added': '' }, button, ' ', told));
}

/** Where a browser lets no page write to the clipboard, the text is selected for a reader to copy. */
async function isCopied(text: HTMLElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text.textContent ?? '');
    return true;
  } catch {
    getSelection()?.selectAllChildren(text);
    return false;
  }
}
