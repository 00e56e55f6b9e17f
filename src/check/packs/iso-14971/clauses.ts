import type { SafetyClass } from '../../../model/safety-class.ts';
import type { Clause } from '../clause.ts';

/** ISO 14971 asks the same of every device, whatever the class of its software. */
const all: readonly SafetyClass[] = ['A', 'B', 'C'];

function asked(number: string, title: string, scope: string, more: Partial<Clause> = {}): Clause {
  return { number, title, classes: all, classes2006: null, scope, provenance: 'asked of every device', confidence: 'high', ...more };
}

/** Every sub-clause of ISO 14971 in the edition of 2019 that asks for a record, in order. */
export const clauses: readonly Clause[] = [
  asked('4.1', 'Manage risk through the whole life of the device', 'project', {
    people: 'Whether the process is lived from the first idea to the last device in the field.',
    judgedIn: { claim: true },
  }),
  asked('4.2', 'Have a policy for acceptable risk, and review the process', 'project'),
  asked('4.3', 'Have competent people do it', 'project'),
  asked('4.4', 'Have a risk management plan', 'product', {
    points: {
      a: 'scope: the device and the phases of its life',
      b: 'who does what, and with which authority',
      c: 'when the work is reviewed',
      d: 'criteria for acceptable risk, also where no probability can be estimated',
      e: 'method and criteria for the overall residual risk',
      f: 'how controls are shown to be in place and to work',
      g: 'how experience from production and use is collected',
    },
  }),
  asked('4.5', 'Keep a risk management file that traces each hazard', 'risk'),
  asked('5.1', 'Record the analysis: what, who, how far, when', 'risk'),
  asked('5.2', 'Describe intended use and misuse that can be foreseen', 'product'),
  asked('5.3', 'Name what matters for safety, with limits', 'product'),
  asked('5.4', 'Find hazards and the situations in which somebody meets them', 'risk', {
    people: 'Whether hazards and sequences of events are complete.',
    judgedIn: { review: 'risk' },
  }),
  asked('5.5', 'Estimate each risk', 'risk'),
  asked('6', 'Evaluate each risk by the plan', 'risk'),
  asked('7.1', 'Choose controls: safe design first, then protection, then information', 'risk', {
    people: 'Whether a better option was practicable.',
    judgedIn: { review: 'risk' },
  }),
  asked('7.2', 'Put controls in place, and show both that they are there and that they work', 'risk'),
  asked('7.3', 'Evaluate what remains of each risk', 'risk'),
  asked('7.4', 'Weigh benefit against a risk that remains unacceptable', 'risk', { conditional: true }),
  asked('7.5', 'Look for risks that controls bring', 'risk'),
  asked('7.6', 'See that no hazardous situation was left out', 'risk'),
  asked('8', 'Judge the overall residual risk', 'product', {
    people: 'Whether all that remains, taken together, is acceptable.',
    judgedIn: { documents: ['risk-management-report'] },
  }),
  asked('9', 'Review the work before release, and report', 'release'),
  asked('10.1', 'Collect experience from production and use', 'product'),
  asked('10.2', 'Say what is collected and where from', 'product'),
  asked('10.3', 'Say how it is looked at', 'product'),
  asked('10.4', 'Say what follows from it', 'product'),
];
