/**
 * Reads a source piece by piece, so that a large one never stands in memory whole. Never throws: what cannot be read is said at the end.
 * `T` is what is known of the source as a whole.
 */
export interface PieceReader<T> {
  /** Hears the next piece of its text, cut anywhere between two UTF-16 units. */
  write(text: string): void;
  /** Hears that there is no more. */
  end(): T;
}
