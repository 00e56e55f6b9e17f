/** Begins to count writes below a folder; `interrupt` is called at the n-th. Answers with what ends it, which answers with the count. */
export function watchWrites(below: string, at: number, interrupt: () => void): () => number;
