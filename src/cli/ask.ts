import { createInterface } from 'node:readline/promises';
import { Refusal } from './refusal.ts';

/** Where questions are put and answers come from. */
export interface Conversation {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** One question; `wrong` says what is wrong with an answer, or nothing when it will do. */
export interface Question {
  readonly text: string;
  readonly wrong: (answer: string) => string | undefined;
}

/** Asks each question until its answer will do. Throws a `Refusal` when the input ends before that. */
export async function ask(questions: readonly Question[], { input, output }: Conversation): Promise<readonly string[]> {
  const lines = createInterface({ input, output });
  const ended = new Promise<never>((_, reject) =>
    lines.once('close', () => reject(new Refusal('the questions were not answered', 'Give the answers as flags.'))),
  );
  ended.catch(() => undefined);
  try {
    const answers: string[] = [];
    for (const question of questions)
      answers.push(await untilRight(question, (text) => Promise.race([lines.question(text), ended]), output));
    return answers;
  } finally {
    lines.close();
  }
}

async function untilRight(
  { text, wrong }: Question,
  put: (text: string) => Promise<string>,
  output: NodeJS.WritableStream,
): Promise<string> {
  for (;;) {
    const answer = (await put(text)).trim();
    const why = wrong(answer);
    if (why === undefined) return answer;
    output.write(`${why}\n`);
  }
}
