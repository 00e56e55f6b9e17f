// Runs before anything is shown, so that no page flashes in other colours than were chosen.
import { chosenTheme, showTheme } from './chosen-theme.ts';

showTheme(chosenTheme());
