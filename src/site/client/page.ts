// Runs on every page. Without it a page is complete: scripts add search and what a reader chooses.
import { copyButton } from './copy-button.ts';
import { made } from './made.ts';
import { searchBox } from './search-box.ts';
import { themeChoice } from './theme-choice.ts';

document.documentElement.dataset.scripts = 'on';
document.querySelector('.banner')?.append(made('div', { class: 'tools' }, searchBox(), themeChoice()));
for (const text of document.querySelectorAll<HTMLElement>('pre[data-copy]')) copyButton(text);
