/** A time as git writes it, seconds since 1970 and a zone such as `+0200`, as RFC 3339. A zone that is none counts as UTC; times out of reach are the first of all. */
export function momentOf(seconds: string | undefined, zone: string | undefined): string {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(zone ?? '') ?? [];
  const isZone = hours !== undefined && Number(hours) < 24 && Number(minutes) < 60;
  const offset = isZone ? (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : 0;
  const local = Number(seconds ?? 0) + offset * 60;
  const written = new Date(isYear(local) ? local * 1000 : 0).toISOString().slice(0, 19);
  return `${written}${isZone && offset !== 0 ? `${sign}${hours}:${minutes}` : 'Z'}`;
}

/** Years of four digits. */
function isYear(seconds: number): boolean {
  return Math.abs(seconds) < 8e12 && /^\d{4}-/.test(new Date(seconds * 1000).toISOString());
}
