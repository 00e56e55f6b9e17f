export { readGoMod } from './mod.ts';
export { readGoSum } from './sum.ts';
