import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import AjvDraft04 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';

const load = createRequire(import.meta.url);

type Verdict = (text: string) => string[];

function byJson(ajv: Ajv2020 | InstanceType<typeof AjvDraft04.default>, schema: object): Verdict {
  addFormats.default(ajv as Ajv2020);
  const judge = ajv.compile(schema);
  return (text) => (judge(JSON.parse(text)) ? [] : (judge.errors ?? []).map((error) => `${error.instancePath} ${error.message}`));
}

/** Our own schema, as it ships. */
export const dhfReport: Verdict = byJson(
  new Ajv2020({ allErrors: true }),
  JSON.parse(readFileSync(new URL('../../src/emit/json/dhf-report-1.json', import.meta.url), 'utf8')),
);

/** The schema of SARIF 2.1.0 as the makers of the format publish it in their package. */
export const sarif: Verdict = byJson(
  new AjvDraft04.default({ strict: false, allErrors: true, unicodeRegExp: false }),
  load('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'),
);

/** Written from GitLab's documentation of the Code Quality report, which gives the format as a table and as rules in prose; no schema is published. */
export const gitlab: Verdict = byJson(new Ajv2020({ allErrors: true }), {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path'],
        properties: {
          path: { type: 'string', pattern: '^(?!\\./|/)' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
        anyOf: [{ required: ['lines'] }, { required: ['positions'] }],
      },
    },
  },
});

/** XML against the XSD of JUnit results beside this file. */
export const junit: Verdict = (text) => {
  const schema = XmlDocument.fromBuffer(readFileSync(new URL('junit.xsd', import.meta.url)));
  const judge = XsdValidator.fromDoc(schema);
  try {
    const document = XmlDocument.fromString(text);
    try {
      judge.validate(document);
      return [];
    } finally {
      document.dispose();
    }
  } catch (error) {
    return [String(error)];
  } finally {
    judge.dispose();
    schema.dispose();
  }
};
