/** Colours a reader may choose; those of the system are in force without a choice. */
export const themes = ['system', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

const name = 'dhf-theme';

/** What this reader chose, as far as the browser remembers: for files it may not. */
export function chosenTheme(): Theme {
  try {
    const chosen = localStorage.getItem(name);
    return themes.find((each) => each === chosen) ?? 'system';
  } catch {
    return 'system';
  }
}

export function chooseTheme(theme: Theme): void {
  showTheme(theme);
  try {
    localStorage.setItem(name, theme);
  } catch {
    // It holds for this page.
  }
}

export function showTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
}
