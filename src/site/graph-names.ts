/** Names of the files of data for the explorer. */
export const graphNames = { links: 'graph', fields: 'graph-fields' } as const;
