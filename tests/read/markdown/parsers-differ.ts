/** Files whose facts differ between the two parsers, with the reason. Entries are only ever taken away. */
export const differing: readonly { readonly file: string; readonly reason: string }[] = [];
