/** Something the user can put right: a wrong flag, a missing folder, a contradiction. Ends the command with exit code 2. */
export class Refusal extends Error {
  /** What to do about it. */
  readonly fix: string;

  constructor(message: string, fix: string) {
    super(message);
    this.name = 'Refusal';
    this.fix = fix;
  }
}
