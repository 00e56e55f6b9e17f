export { entriesOfDocument } from './document.ts';
export { documentOfJson2, isSpdx2 } from './json2.ts';
export { documentOfJson3, isSpdx3 } from './json3.ts';
export { documentOfTagValue, isTagValue } from './tag-value.ts';
