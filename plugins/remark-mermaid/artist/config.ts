import { fontFamily } from '../font-files.ts';

/** Settings that pages keep for themselves: a diagram that sets one would be drawn otherwise than it is read, measured or trusted. */
export const kept = [
  'secure',
  'securityLevel',
  'startOnLoad',
  'maxTextSize',
  'maxEdges',
  'suppressErrorRendering',
  'htmlLabels',
  'dompurifyConfig',
  'theme',
  'themeCSS',
  'themeVariables',
  'darkMode',
  'look',
  'layout',
  'fontFamily',
  'altFontFamily',
  'fontSize',
  'deterministicIds',
  'deterministicIDSeed',
  'handDrawnSeed',
  'arrowMarkerAbsolute',
  'legacyMathML',
  'forceLegacyMathML',
  'useMaxWidth',
  'useWidth',
  'logLevel',
] as const;

/** How mermaid draws: text as text, everything from the diagram alone, in one font. The layout is left to each type of diagram. `defaults` are its own settings. */
export function configFor(defaults: object): object {
  const { journey, gantt, ...more } = inOneFont(defaults);
  return {
    ...more,
    journey: { ...journey, textPlacement: 'tspan' },
    gantt: { ...gantt, useWidth: 900 },
    startOnLoad: false,
    securityLevel: 'strict',
    secure: [...kept],
    htmlLabels: false,
    deterministicIds: true,
    deterministicIDSeed: 'dhf',
    handDrawnSeed: 1,
    suppressErrorRendering: true,
    theme: 'neutral',
    fontFamily,
    maxTextSize: 50_000,
    logLevel: 5,
  };
}

type Group = Readonly<Record<string, unknown>>;

/** For each type of diagram the settings that name a font of their own. */
function inOneFont(defaults: object): Readonly<Record<string, Group>> {
  const groups = Object.entries(defaults).flatMap(([type, settings]): [string, Group][] => {
    if (typeof settings !== 'object' || settings === null || Array.isArray(settings)) return [];
    const names = Object.keys(settings).filter((name) => /FontFamily$/.test(name));
    return names.length === 0 ? [] : [[type, Object.fromEntries(names.map((name) => [name, fontFamily]))]];
  });
  return Object.fromEntries(groups);
}
