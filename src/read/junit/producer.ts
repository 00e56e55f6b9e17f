import type { XmlElement } from '../xml.ts';

/** Names of suites by which tools are known. */
const bySuite: Readonly<Record<string, string>> = {
  'jest tests': 'Jest',
  'vitest tests': 'Vitest',
  'nextest-run': 'cargo-nextest',
  pytest: 'pytest',
  'pytest tests': 'pytest',
  nosetests: 'nose',
  'Mocha Tests': 'Mocha',
};

/** The tool that wrote a JUnit report, as far as an element of it says so. */
export function producerOf({ name, attributes }: XmlElement): string | undefined {
  if (/surefire/.test(attributes['xsi:noNamespaceSchemaLocation'] ?? '')) return 'Maven Surefire';
  if (name === 'property' && attributes.name === 'go.version') return 'go test';
  if (name === 'property' && attributes.name === 'QTestVersion') return 'Qt Test';
  return name === 'testsuites' || name === 'testsuite' ? own(bySuite, attributes.name) : undefined;
}

function own(names: Readonly<Record<string, string>>, key: string | undefined): string | undefined {
  return key !== undefined && Object.hasOwn(names, key) ? names[key] : undefined;
}
