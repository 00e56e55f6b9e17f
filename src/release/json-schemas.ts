import { z } from 'zod';
import type { JsonSchema } from '../project/json-schemas.ts';
import { bundleApprovalSchema } from './bundle-approval.ts';
import { manifestSchema } from './manifest.ts';
import { versionsSchema } from './publish/versions.ts';
import { verificationSchema } from './verify/verification.ts';

/** JSON Schemas of the files of releases that ship with the package, by file name. */
export function releaseSchemas(): Readonly<Record<string, JsonSchema>> {
  return {
    'dhf-manifest-1.json': jsonSchemaOf(manifestSchema, 'What a release holds and what it was made from (manifest.json)'),
    'dhf-bundle-approval-1.json': jsonSchemaOf(bundleApprovalSchema, 'Approval of a release, beside its bundle'),
    'dhf-verification-1.json': jsonSchemaOf(verificationSchema, 'What dhf verify found in a release (dhf verify --format json)'),
    'dhf-versions-1.json': jsonSchemaOf(versionsSchema, 'The releases that are published in one place (versions.json)'),
  };
}

function jsonSchemaOf(schema: z.ZodType, title: string): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' });
  return { $schema, title, ...rest };
}
