/** Words in English and German; `{name}` is put in. */
type Table = Readonly<Record<string, { readonly en: string; readonly de: string }>>;

/** Says words of a table, with what is put in. */
export type SayOf<T extends Table> = (key: keyof T, parts?: Readonly<Record<string, string | number>>) => string;

/** In English, where nobody says otherwise. */
export function inEnglish<T extends Table>(table: T): SayOf<T> {
  return (key, parts = {}) => (table[key] as T[keyof T]).en.replaceAll(/\{(\w+)\}/g, (_, name) => String(parts[name]));
}
