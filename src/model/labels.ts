/** German labels of fields, for DHFs with `language: de`; the kebab-case name always works. */
export const germanLabels: Readonly<Record<string, string>> = {};
