declare global {
  /** Called by files of data. */
  var dhfData: (name: string, value: unknown) => void;
}

const waiting = new Map<string, (value: unknown) => void>();
const loading = new Map<string, Promise<unknown>>();

// Each script of a page has this for itself: data reaches all of them.
const earlier = globalThis.dhfData as typeof globalThis.dhfData | undefined;
globalThis.dhfData = (name, value) => {
  waiting.get(name)?.(value);
  earlier?.(name, value);
};

/** Path from this page to the site's root: empty, `../` and so on. */
export const up = document.documentElement.dataset.up ?? '';

/** Loads a file that `dataFile` made, once; works from file:// too. Rejects where it cannot be loaded. */
export function loadData<T>(name: string): Promise<T> {
  return loadFrom(`data/${name}.js`, name);
}

/** Loads data by its name from an address below or beside the site's root, once. */
export function loadFrom<T>(address: string, name: string): Promise<T> {
  const known = loading.get(name) ?? load(address, name);
  loading.set(name, known);
  return known as Promise<T>;
}

function load(address: string, name: string): Promise<unknown> {
  return new Promise((done, fail) => {
    waiting.set(name, done);
    const script = document.createElement('script');
    script.src = up + address.split('/').map(encodeURIComponent).join('/');
    script.onerror = () => fail(new Error(`${script.src} cannot be loaded`));
    document.head.append(script);
  });
}
