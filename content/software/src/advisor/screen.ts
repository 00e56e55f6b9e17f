import type { Decimal } from 'decimal.js';
import type { Calculation } from '../dose/recommendation.ts';
import type { Refusal } from '../input/range-limits.ts';
import type { Warning } from '../protection/warning-decisions.ts';

export type State = 'READY' | 'ADVICE' | 'NO DOSE' | 'REFUSED' | 'RECORDED' | 'OUT OF SERVICE';

/** What the handset shows: nothing else of the software reaches the user. */
export interface Screen {
  readonly state: State;
  /** `4.5 U`, or the words NO DOSE. */
  readonly dose: string;
  readonly lines: readonly string[];
  readonly warnings: readonly Pick<Warning, 'code' | 'priority' | 'text'>[];
}

/** Who made the software and which it is. */
export interface Identity {
  readonly version: string;
  readonly settings: string;
}

const noDose = 'NO DOSE';
const identifier = '(01)09506000117843';

/** A dose as people read it: a digit on both sides of the point, then the unit. */
// [impl SRS-32]
export function showDose(units: Decimal): string {
  return `${units.toFixed(1)} U`;
}

/** Advice with the parts it was made of. A dose of zero, or a warning that withholds, shows no number. */
// [impl SRS-33] [impl SRS-34]
export function adviceScreen(units: Decimal, glucose: string, calculation: Calculation, warnings: readonly Warning[]): Screen {
  const shown = warnings.map(({ code, priority, text }) => ({ code, priority, text }));
  const lines = [`Glucose ${glucose}`, ...parts(calculation)];
  if (warnings.some((warning) => warning.withholds)) return { state: noDose, dose: noDose, lines: [`Glucose ${glucose}`], warnings: shown };
  if (!units.gt(0)) return { state: noDose, dose: noDose, lines: [...lines, 'No insulin is needed now.'], warnings: shown };
  return { state: 'ADVICE', dose: showDose(units), lines, warnings: shown };
}

/** An entry that was not used. */
// [impl SRS-33]
export function refusedScreen({ text }: Refusal): Screen {
  return { state: 'REFUSED', dose: noDose, lines: [text], warnings: [] };
}

export function recordedScreen(units: Decimal, at: number): Screen {
  return { state: 'RECORDED', dose: showDose(units), lines: [`Recorded at ${new Date(at).toISOString()}`], warnings: [] };
}

export function acknowledgedScreen(): Screen {
  return { state: 'READY', dose: noDose, lines: ['Warnings acknowledged.'], warnings: [] };
}

/** Name, version, device identifier, manufacturer and the state of the settings. */
// [impl SRS-45]
export function statusScreen({ version, settings }: Identity): Screen {
  const lines = [`Tidewell ${version}`, `UDI-DI ${identifier}`, 'Example Devices Ltd', settings];
  return { state: 'READY', dose: noDose, lines, warnings: [] };
}

// [impl SRS-33]
export function outOfServiceScreen(reason: string): Screen {
  return { state: 'OUT OF SERVICE', dose: noDose, lines: [`Do not use: ${reason}. Calculate as your clinic taught you.`], warnings: [] };
}

function parts({ carbohydrate, correction, onBoard }: Calculation): string[] {
  return [`Carbohydrate ${showDose(carbohydrate)}`, `Correction ${showDose(correction)}`, `On board ${showDose(onBoard)}`];
}
