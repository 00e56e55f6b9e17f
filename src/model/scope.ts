/** Words that `not-in-scope` may use for several clauses at once; a standard or a clause number may stand there too. */
export const areas: Readonly<Record<string, readonly string[]>> = {
  risk: ['IEC 62304 4.2', 'IEC 62304 7', 'ISO 14971'],
  planning: ['IEC 62304 5.1'],
  requirements: ['IEC 62304 5.2'],
  architecture: ['IEC 62304 5.3'],
  design: ['IEC 62304 5.4'],
  units: ['IEC 62304 5.5'],
  integration: ['IEC 62304 5.6'],
  'system-tests': ['IEC 62304 5.7'],
  release: ['IEC 62304 5.8'],
  maintenance: ['IEC 62304 6'],
  soup: ['IEC 62304 5.3.3', 'IEC 62304 5.3.4', 'IEC 62304 7.1.3', 'IEC 62304 8.1.2'],
  configuration: ['IEC 62304 8'],
  problems: ['IEC 62304 9'],
};

/** The clauses, sections or standards that one entry of `not-in-scope` stands for: `5.4` is of IEC 62304; undefined for what names nothing. */
export function areaOf(entry: string): readonly string[] | undefined {
  if (Object.hasOwn(areas, entry)) return areas[entry];
  if (/^\d+(?:\.\d+)*(?: [a-l])?$/.test(entry)) return [`IEC 62304 ${entry}`];
  return /^[A-Z]+ \d+(?: \d+(?:\.\d+)*(?: [a-l])?)?$/.test(entry) ? [entry] : undefined;
}

/** Is a clause written `IEC 62304 5.4.2` left out by one of these entries? */
export function isLeftOut(clause: string, notInScope: readonly string[]): boolean {
  return notInScope.some((entry) =>
    areaOf(entry)?.some((area) => clause === area || clause.startsWith(`${area} `) || clause.startsWith(`${area}.`)),
  );
}
