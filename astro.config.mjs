import { defineConfig } from 'astro/config';
import dhf from './src/site/astro.ts';

// `npx astro build` makes the site of Tidewell, as `dhf build content` does.
export default defineConfig({ integrations: [dhf({ dir: 'content' })] });
