// Runs on every page. Without it a page is complete: scripts add search and what a reader chooses.
import { copyButton } from './copy-button.ts';
import { liveRelease } from './live-release.ts';
import { made } from './made.ts';
import { searchBox } from './search-box.ts';
import { themeChoice } from './theme-choice.ts';

document.documentElement.dataset.scripts = 'on';
document.querySelector('.banner')?.append(made('div', { class: 'tools' }, searchBox(), themeChoice()));
for (const text of document.querySelectorAll<HTMLElement>('pre[data-copy]')) copyButton(text);

const frozen = document.querySelector<HTMLElement>('.frozen');
// Only a server has other versions beside this one: from file:// nothing may be looked for outside of the site's folder.
if (frozen !== null && /^https?:$/.test(location.protocol)) void liveRelease(frozen);
