import { spdxLicences } from './licences.ts';

/** Versions of CycloneDX that are read, oldest first. */
export const versions = ['1.4', '1.5', '1.6', '1.7'] as const;
export type Version = (typeof versions)[number];

/** What may stand at one place. */
export type Shape = Scalar | { readonly members: ObjectName } | ListShape;

/** `any` is not looked into. */
export type Scalar =
  | 'any'
  | 'text'
  | 'boolean'
  | 'integer'
  | { readonly words: ReadonlyMap<string, Version>; readonly called?: string; readonly pattern?: undefined }
  | { readonly pattern: RegExp; readonly called: string; readonly words?: undefined };

export interface ListShape {
  readonly list: Shape;
  /** In XML, the elements inside; `''` where each inner element is the one member of an item, and `none` where the list has no element of its own. */
  readonly of: string;
  /** In XML, the attribute that an item is, where it is not what stands in the element. */
  readonly attribute?: string;
}

/** A member of an object. */
export interface Member {
  readonly is: Shape;
  /** The version since which it must be there. */
  readonly needed?: Version;
  /** The version that brought it. */
  readonly since?: Version;
  /** In XML: an attribute, or the words of the element itself; else an element. `never`: JSON only. */
  readonly xml?: 'attribute' | 'words' | 'never';
  /** Its name in XML, where that is another. */
  readonly as?: string;
}

export type ObjectName =
  | 'bom'
  | 'metadata'
  | 'component'
  | 'service'
  | 'serviceData'
  | 'dependency'
  | 'hash'
  | 'licenseChoice'
  | 'license'
  | 'attachment'
  | 'property'
  | 'externalReference'
  | 'swid'
  | 'pedigree'
  | 'patch'
  | 'issue'
  | 'citation';

/** An object. What it does not name must not be there, unless it is open. */
export interface ObjectShape {
  readonly members: Readonly<Record<string, Member>>;
  readonly openUntil?: Version;
  /** Of each group exactly one member. */
  readonly exactlyOne?: readonly (readonly string[])[];
  /** Of each group at least one member. */
  readonly someOf?: readonly (readonly string[])[];
  /** Of each group at most one member. */
  readonly atMostOne?: readonly (readonly string[])[];
}

const text: Member = { is: 'text' };
const any: Member = { is: 'any' };
const attribute = { is: 'text', xml: 'attribute' } as const;
const reference = { is: { pattern: /./s, called: 'a text that is not empty' }, xml: 'attribute' } as const;
const time = {
  is: {
    pattern: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?$/i,
    called: 'a date with a time, like 2026-11-22T09:30:00Z',
  },
} as const;
const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Words by the version that brought them, parted by spaces. */
const wordsBy = (brought: Readonly<Partial<Record<Version, string>>>): Shape => {
  const words = new Map(versions.flatMap((version) => (brought[version] ?? '').split(' ').map((word) => [word, version] as const)));
  words.delete('');
  return { words };
};
const words = (list: string): Shape => wordsBy({ '1.4': list });
const kinds = wordsBy({
  '1.4': 'application framework library container operating-system device firmware file',
  '1.5': 'platform device-driver machine-learning-model data',
  '1.6': 'cryptographic-asset',
});
const algorithms = wordsBy({
  '1.4': 'MD5 SHA-1 SHA-256 SHA-384 SHA-512 SHA3-256 SHA3-384 SHA3-512 BLAKE2b-256 BLAKE2b-384 BLAKE2b-512 BLAKE3',
  '1.7': 'Streebog-256 Streebog-512',
});
const digest: Shape = {
  pattern: /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i,
  called: 'a hash in hexadecimal digits',
};
const referenceKinds = wordsBy({
  '1.4':
    'vcs issue-tracker website advisories bom mailing-list social chat documentation support distribution license build-meta build-system ' +
    'release-notes other',
  '1.5':
    'distribution-intake security-contact model-card log configuration evidence formulation attestation threat-model adversary-model ' +
    'risk-assessment vulnerability-assertion exploitability-statement pentest-report static-analysis-report dynamic-analysis-report ' +
    'runtime-analysis-report component-analysis-report maturity-report certification-report codified-infrastructure quality-metrics poam',
  '1.6': 'source-distribution electronic-signature digital-signature rfc-9116',
  '1.7': 'patent patent-family patent-assertion citation',
});

const list = (is: Shape, of: string): Member => ({ is: { list: is, of } });
const listOf = (members: ObjectName, of: string): Member => list({ members }, of);
const since = (version: Version, member: Member): Member => ({ ...member, since: version });
const hashes = listOf('hash', 'hash');
const licenses = listOf('licenseChoice', '');
const properties = listOf('property', 'property');
const references = listOf('externalReference', 'reference');
const components = listOf('component', 'component');

/**
 * The parts of CycloneDX 1.4 to 1.7 that are read, and those around them: names, what may stand there, and how XML writes it. Parts that are `any`
 * are of other use and are not looked into. The order of elements in XML has no meaning here.
 */
export const objects: Readonly<Record<ObjectName, ObjectShape>> = {
  bom: {
    members: {
      $schema: { ...text, xml: 'never' },
      bomFormat: { is: words('CycloneDX'), needed: '1.4', xml: 'never' },
      specVersion: { is: words(versions.join(' ')), needed: '1.4', xml: 'never' },
      serialNumber: {
        is: {
          pattern: new RegExp(`^(?:urn:uuid:${uuid}|\\{${uuid}\\})$`, 'i'),
          called: 'like urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79',
        },
        xml: 'attribute',
      },
      version: { is: 'integer', xml: 'attribute' },
      metadata: { is: { members: 'metadata' } },
      components,
      services: listOf('service', 'service'),
      externalReferences: references,
      dependencies: listOf('dependency', 'dependency'),
      compositions: any,
      vulnerabilities: any,
      signature: any,
      annotations: since('1.5', any),
      formulation: since('1.5', any),
      properties: since('1.5', properties),
      declarations: since('1.6', any),
      definitions: since('1.6', any),
      citations: since('1.7', listOf('citation', 'citation')),
    },
  },
  metadata: {
    members: {
      timestamp: time,
      lifecycles: since('1.5', any),
      tools: any,
      authors: any,
      component: { is: { members: 'component' } },
      manufacture: any,
      manufacturer: since('1.6', any),
      supplier: any,
      licenses,
      properties,
      distributionConstraints: since('1.7', any),
    },
  },
  component: {
    members: {
      type: { is: kinds, needed: '1.4', xml: 'attribute' },
      'mime-type': { is: { pattern: /^[-+a-z0-9.]+\/[-+a-z0-9.]+$/, called: 'a media type' }, xml: 'attribute' },
      'bom-ref': reference,
      supplier: any,
      manufacturer: since('1.6', any),
      authors: since('1.6', any),
      author: text,
      publisher: text,
      group: text,
      name: { ...text, needed: '1.4' },
      version: text,
      versionRange: since('1.7', text),
      isExternal: { is: 'boolean', since: '1.7', xml: 'attribute' },
      description: text,
      scope: { is: words('required optional excluded') },
      hashes,
      licenses,
      copyright: text,
      patentAssertions: since('1.7', any),
      cpe: text,
      purl: text,
      omniborId: since('1.6', list('text', 'none')),
      swhid: since('1.6', list('text', 'none')),
      swid: { is: { members: 'swid' } },
      modified: { is: 'boolean' },
      pedigree: { is: { members: 'pedigree' } },
      externalReferences: references,
      components,
      evidence: any,
      releaseNotes: any,
      properties,
      signature: any,
      modelCard: since('1.5', any),
      data: since('1.5', any),
      cryptoProperties: since('1.6', any),
      tags: since('1.6', list('text', 'tag')),
    },
    atMostOne: [['version', 'versionRange']],
  },
  service: {
    members: {
      'bom-ref': reference,
      provider: any,
      group: text,
      name: { ...text, needed: '1.4' },
      version: text,
      description: text,
      endpoints: list('text', 'endpoint'),
      authenticated: { is: 'boolean' },
      'x-trust-boundary': { is: 'boolean' },
      trustZone: since('1.5', text),
      data: listOf('serviceData', ''),
      licenses,
      patentAssertions: since('1.7', any),
      externalReferences: references,
      services: listOf('service', 'service'),
      releaseNotes: any,
      properties,
      signature: any,
      tags: since('1.6', list('text', 'tag')),
    },
  },
  serviceData: {
    members: {
      flow: { is: words('inbound outbound bi-directional unknown'), xml: 'attribute' },
      classification: text,
      dataflow: since('1.5', any),
      name: since('1.5', text),
      description: since('1.5', text),
      governance: since('1.5', any),
      source: since('1.5', any),
      destination: since('1.5', any),
    },
    exactlyOne: [
      ['flow', 'dataflow'],
      ['classification', 'dataflow'],
    ],
  },
  dependency: {
    members: {
      ref: { ...reference, needed: '1.4' },
      dependsOn: { is: { list: reference.is, of: 'none', attribute: 'ref' }, as: 'dependency' },
      provides: { is: { list: reference.is, of: 'none', attribute: 'ref' }, since: '1.6' },
    },
  },
  hash: {
    members: {
      alg: { is: algorithms, needed: '1.4', xml: 'attribute' },
      content: { is: digest, needed: '1.4', xml: 'words' },
    },
  },
  licenseChoice: {
    members: {
      license: { is: { members: 'license' } },
      expression: text,
      'expression-detailed': since('1.7', any),
      expressionDetails: { is: 'any', since: '1.7', xml: 'never' },
      acknowledgement: { ...attribute, since: '1.6' },
      'bom-ref': { ...reference, since: '1.5' },
      licensing: since('1.7', any),
      properties: since('1.7', properties),
    },
    exactlyOne: [['license', 'expression', 'expression-detailed']],
  },
  license: {
    members: {
      'bom-ref': { ...reference, since: '1.5' },
      acknowledgement: { is: words('declared concluded'), since: '1.6', xml: 'attribute' },
      id: {
        is: {
          words: new Map([...spdxLicences].map((id) => [id, '1.4'])),
          called: 'an identifier of the SPDX licence list; a licence that is not in it is given by `name`',
        },
      },
      name: text,
      text: { is: { members: 'attachment' } },
      url: text,
      licensing: since('1.5', any),
      properties: since('1.5', properties),
    },
    exactlyOne: [['id', 'name']],
  },
  attachment: {
    members: {
      contentType: { ...attribute, as: 'content-type' },
      encoding: { is: words('base64'), xml: 'attribute' },
      content: { is: 'text', needed: '1.4', xml: 'words' },
    },
  },
  property: {
    members: { name: { ...attribute, needed: '1.6' }, value: { is: 'text', xml: 'words' } },
    openUntil: '1.5',
  },
  externalReference: {
    members: {
      type: { is: referenceKinds, needed: '1.4', xml: 'attribute' },
      url: { ...text, needed: '1.4' },
      comment: text,
      hashes,
      properties: since('1.7', properties),
    },
  },
  swid: {
    members: {
      tagId: { ...attribute, needed: '1.4' },
      name: { ...attribute, needed: '1.4' },
      version: attribute,
      tagVersion: { is: 'integer', xml: 'attribute' },
      patch: { is: 'boolean', xml: 'attribute' },
      text: { is: { members: 'attachment' } },
      url: text,
    },
  },
  pedigree: {
    members: {
      ancestors: components,
      descendants: components,
      variants: components,
      commits: any,
      patches: listOf('patch', 'patch'),
      notes: text,
    },
  },
  patch: {
    members: {
      type: { is: words('unofficial monkey backport cherry-pick'), needed: '1.4', xml: 'attribute' },
      diff: any,
      resolves: listOf('issue', 'issue'),
    },
  },
  issue: {
    members: {
      type: { is: words('defect enhancement security'), needed: '1.4', xml: 'attribute' },
      id: text,
      name: text,
      description: text,
      source: any,
      references: list('text', 'url'),
    },
  },
  citation: {
    members: {
      'bom-ref': reference,
      pointers: list('text', 'pointer'),
      expressions: list('text', 'expression'),
      timestamp: { ...time, needed: '1.4' },
      attributedTo: text,
      process: text,
      note: text,
      signature: any,
    },
    exactlyOne: [['pointers', 'expressions']],
    someOf: [['attributedTo', 'process']],
  },
};
