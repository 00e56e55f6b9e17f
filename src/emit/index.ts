import type { Emitter } from './emitter.ts';
import { github } from './github/github.ts';
import { gitlab } from './gitlab/gitlab.ts';
import { json } from './json/json.ts';
import { junit } from './junit/junit.ts';
import { sarif } from './sarif/sarif.ts';
import { text } from './text/text.ts';

/** Every format a report can be written in; each has a folder of its name. */
export const emitters = { text, json, sarif, github, gitlab, junit } satisfies Record<string, Emitter>;

export type Format = keyof typeof emitters;
export const formats = Object.keys(emitters) as readonly Format[];
