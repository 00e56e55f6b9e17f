// Puts a site in place in a process of its own: `node place.ts <made> <target>`.
import { putInPlace } from '../../src/site/output.ts';

putInPlace(process.argv[2] as string, process.argv[3] as string);
