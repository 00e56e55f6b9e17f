import type { TraceGraph } from './graph.ts';
import type { Condition, Counting } from './kind.ts';
import type { KindName } from './kinds.ts';
import { remembered } from './remembered.ts';
import { parts } from './structure.ts';
import { answer, answers, type TraceItem } from './trace-item.ts';

/** A field answers with one of these values. */
export function says(field: string, ...values: readonly string[]): Condition {
  return {
    text: `when ${field} is ${values.join(' or ')}`,
    holds: (item) => answers(item, field).some((value) => values.includes(value.text)),
  };
}

/** A field has an answer. */
export function writes(field: string): Condition {
  return { text: `once ${field} is written`, holds: (item) => answers(item, field).length > 0 };
}

/** Links of a field lead somewhere, but none of them to this kind. */
export function derivesFromNo(kind: KindName, words: string): Condition {
  return {
    text: `when it derives from no ${words}`,
    holds: (item, graph) => {
      const sources = graph.targets(item, 'derives-from');
      return sources.length > 0 && sources.every((source) => source.kind !== kind);
    },
  };
}

/** A requirement that carries out a risk control comes from it (5.2.1). */
export const implementsNoControl: Condition = {
  text: 'when it implements no risk control',
  holds: (item, graph) => graph.targets(item, 'implements').length === 0,
};

/** A software requirement from a standard or an interface alone: from no system requirement, no need and no risk control. */
export const needsSourceReason: Condition = {
  text: 'when it derives from no system requirement and implements no risk control',
  holds: (item, graph) =>
    derivesFromNo('system-requirement', '').holds(item, graph) &&
    derivesFromNo('user-need', '').holds(item, graph) &&
    implementsNoControl.holds(item, graph),
};

/** A document says that system and software requirements are one set (pure software products). */
export const requirementsAreOneSet: Condition = {
  text: 'while a plan says requirements-one-set: yes',
  holds: (_item, graph) =>
    graph.ofKind('document').some((document) => document.status !== 'draft' && answer(document, 'requirements-one-set') === 'yes'),
};

export const endsAtClassCUnit: Condition = {
  text: 'when an end is a class C unit',
  holds: (item, graph) => graph.targets(item, 'connects').some((end) => end.kind === 'software-unit' && graph.classOf(end).class === 'C'),
};

export const hasNoItems: Condition = {
  text: 'when it has no software items or units',
  holds: (item, graph) => graph.sources(item, 'part-of').length === 0,
};

/** At class A an item without parts stands for its own source; from class B it ends in units (5.4.1). */
export const isClassALeaf: Condition = {
  text: 'when it is a class A item without parts',
  holds: (item, graph) => hasNoItems.holds(item, graph) && graph.classOf(item).class === 'A',
};

export const servesNoRequirement: Condition = {
  text: 'when no requirement is allocated to it',
  holds: (item, graph) => graph.sources(item, 'allocated-to').length === 0,
};

export const contributesToNothing: Condition = {
  text: 'when neither it nor a part of it contributes to a hazardous situation',
  holds: (item, graph) => [item, ...parts(item, graph)].every((each) => graph.targets(each, 'contributes-to').length === 0),
};

export const namesNoCriteriaSet: Condition = {
  text: 'when no criteria-set answers it',
  holds: (item) => answers(item, 'criteria-set').length === 0,
};

export const isNeitherServiceNorPlatform: Condition = {
  text: 'unless soup-kind is service or platform',
  holds: (item) => !['service', 'platform'].includes(answer(item, 'soup-kind') ?? ''),
};

export const mayCauseHarm: Condition = {
  text: 'when it may cause a hazardous situation',
  holds: (item, graph) => graph.targets(item, 'contributes-to').length > 0 || graph.sources(item, 'arises-in').length > 0,
};

/** The class of software rests on the risk: software can bring its situation about, a class was given by it, or a control of it works in software. */
export const decidesClass: Condition = {
  text: 'when software contributes to its situation, considers it or controls it',
  holds: (item, graph) =>
    graph.targets(item, 'assesses').some((situation) => isOfSoftware(situation, graph)) ||
    graph.sources(item, 'mitigates').some((control) => answer(control, 'location') === 'software'),
};

function isOfSoftware(situation: TraceItem, graph: TraceGraph): boolean {
  if (graph.sources(situation, 'contributes-to').length > 0) return true;
  return answer(situation, 'software-involved') !== 'no' && graph.sources(situation, 'considers').length > 0;
}

export const weighsUnacceptableRisk: Condition = {
  text: 'when a residual risk it weighs is not acceptable',
  holds: (item, graph) => graph.targets(item, 'weighs').some((risk) => answer(risk, 'residual-acceptable') === 'no'),
};

/** A case without a level is judged as a system test, so that a missing level hides nothing. */
export const isAtSystemLevel: Condition = {
  text: 'at level system',
  holds: (item) => levels(item).includes('system') || levels(item).length === 0,
};

export function isAtLevel(level: string): Condition {
  return { text: `at level ${level}`, holds: (item) => levels(item).includes(level) };
}

/** Tests of integration, and none of the system: a case is named in the list of hashes. */
export const ranNoSystemTest: Condition = {
  text: 'when it ran tests of integration and none of the system',
  holds: remembered((run, graph) => {
    const ids = answers(run, 'case-hashes').map(({ text }) => text.split('@')[0] as string);
    const tests = ids.map((id) => graph.item(id)).filter((each) => each?.kind === 'test-case') as TraceItem[];
    return tests.some((test) => levels(test).includes('integration')) && !tests.some((test) => isAtSystemLevel.holds(test, graph));
  }),
};

export const wasMadeForAChange: Condition = {
  text: 'when it was made for a change',
  holds: (run, graph) => graph.targets(run, 'under-change').length > 0,
};

export const testsWereRunFor: Condition = {
  text: 'when tests were run again for it',
  holds: (request, graph) => graph.sources(request, 'under-change').length > 0,
};

function levels(item: TraceItem): string[] {
  return answers(item, 'level').map((value) => value.text);
}

export const isRelatedToSafetyOrSecurity: Condition = {
  text: 'when it is related to safety or security',
  holds: (item) => answer(item, 'safety-related') === 'yes' || answer(item, 'security-related') === 'yes',
};

export const isResidual: Condition = {
  text: 'when a release still has it',
  holds: (item, graph) => graph.targets(item, 'residual-in').length > 0,
};

export const thereAreSeveralSystems: Condition = {
  text: 'when there is more than one software system',
  holds: (_item, graph) => graph.ofKind('software-system').length > 1,
};

/** Several software systems, and none of these links says to which the item belongs. */
export function systemIsOpen(links: { readonly out?: readonly string[]; readonly in?: readonly string[] }): Condition {
  const { out = [], in: into = [] } = links;
  return {
    text: 'when there is more than one software system and no link decides',
    holds: (item, graph) =>
      thereAreSeveralSystems.holds(item, graph) &&
      out.every((field) => graph.targets(item, field).length === 0) &&
      into.every((field) => graph.sources(item, field).length === 0),
  };
}

/** A rejected review shows the opposite of what it looked at. */
export const unlessRejected: Counting = {
  holds: (other) => other.kind !== 'review' || answer(other, 'outcome') !== 'rejected',
  otherwise: 'was rejected',
};

/** Outside software a review serves when it is an inspection of a document (decision 12). */
export const asEvidenceOfControl: Counting = {
  holds: (other, item) =>
    unlessRejected.holds(other, item) && (other.kind !== 'review' || answer(item, 'location') === 'software' || inspectsDocument(other)),
  otherwise: 'was rejected, or is no inspection that names its document',
};

function inspectsDocument(review: TraceItem): boolean {
  return answer(review, 'review-kind') === 'inspection' && answers(review, 'document').length > 0;
}

/** Kinds of review that show that a unit is good. */
export const reviewKindsOfUnits: readonly string[] = ['unit', 'static-analysis', 'inspection', 'analysis'];

export const isAboutAnomalies: Counting = {
  holds: (other) => answer(other, 'about') === 'anomalies',
  otherwise: 'is not about anomalies',
};
