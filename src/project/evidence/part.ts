import type { NotJudged, Stage } from '../../model/diagnostic.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Facts } from '../../model/facts.ts';
import type { KindName } from '../../model/kinds.ts';
import type { GitFacts, GitRun, NoGit } from '../git.ts';
import type { PlaceOf, Settings } from '../settings.ts';

/** Where evidence is looked for. */
export interface Looking {
  /** The folder of `dhf.yaml`. */
  readonly root: string;
  readonly settings: Settings;
  readonly placeOf: PlaceOf;
  readonly stage: Stage;
  /** Asks git in the folder. */
  readonly git: GitRun;
  /** What git has said already. */
  readonly answers: GitFacts | NoGit;
  /** What the Markdown files say. */
  readonly facts: readonly Facts[];
}

/** What one part saw. */
export interface SeenPart {
  /** Its own keys only: a key is absent where that could not be looked at, and `missing` says why. */
  readonly evidence: Evidence;
  /** Single files and parts that could not be read, although the rest was. */
  readonly notJudged?: readonly NotJudged[];
  /** Files of the working tree, relative to the root, whose words made the evidence; absent where those are told of that git ignores. */
  readonly read?: readonly string[];
  /** Could a change of this file, relative to the root, make it see something else? Absent where no file of the working tree can. */
  readonly isOf?: (file: string) => boolean;
}

/** Something that evidence is read from. */
export interface Part {
  /** Kinds of items whose words it depends on. */
  readonly kinds?: readonly KindName[];
  /** Looks at it as it is now. Never throws for what it finds. */
  look(looking: Looking): SeenPart | Promise<SeenPart>;
}
