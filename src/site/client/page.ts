// Runs on every page. Without it a page is complete: scripts add search and what a reader chooses.
document.documentElement.dataset.scripts = 'on';

export {};
