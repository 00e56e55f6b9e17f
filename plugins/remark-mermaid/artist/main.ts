import { openArtist } from './draw.ts';

/** What is asked of a process that draws, and what it answers. */
export interface Order {
  readonly number: number;
  readonly source: string;
}

// One after the other: mermaid keeps what it draws in variables.
const draw = await openArtist();
let last: Promise<void> = Promise.resolve();
process.on('message', ({ number, source }: Order) => {
  last = last.then(async () => {
    const drawing = await draw(source);
    process.send?.({ number, drawing });
  });
});
process.on('disconnect', () => process.exit());
process.send?.({ ready: true });
