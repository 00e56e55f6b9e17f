import { searchStrings } from '../strings/search.ts';
import { speaker } from '../strings/strings.ts';
import { chooseTheme, chosenTheme, type Theme, themes } from './chosen-theme.ts';
import { language } from './language.ts';
import { made } from './made.ts';

/** Where a reader chooses light, dark, or what the system says. */
export function themeChoice(): HTMLElement {
  const say = speaker(searchStrings, language);
  const chosen = chosenTheme();
  const options = themes.map((theme) => made('option', { value: theme, ...(theme === chosen && { selected: '' }) }, say.text(theme)));
  const select = made('select', {}, ...options);
  select.addEventListener('change', () => chooseTheme(select.value as Theme));
  return made('label', { class: 'theme-choice' }, made('span', {}, say.text('theme')), ' ', select);
}
