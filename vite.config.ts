// How are the page and the command line built, and how are the tests found?
import react from '@vitejs/plugin-react';
import type { Plugin, Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';
import { compileAssembly } from './vite.assembly.ts';

// Strict from the first byte: nothing may come from, or go to, another host. React's style props
// and three.js set styles through the object model, which style-src does not concern; an editor
// that writes <style> elements must live in a shadow root (adopted style sheets are allowed).
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Puts the policy into the built page only: the dev server needs inline scripts to hot-reload. */
function injectContentSecurityPolicy(): Plugin {
  return {
    name: 'dawnline-content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

// satellite.js names Node's modules in a branch that only Node takes.
const isHarmlessNotice = (message: string): boolean =>
  message.includes('has been externalized') && message.includes('satellite.js');

/** Drops the notices that no reader can act on. */
const onLog: Rolldown.InputOptions['onLog'] = (level, log, defaultHandler) => {
  if (!isHarmlessNotice(log.message)) defaultHandler(level, log);
};

// React is what the first paint needs; three.js is cached apart, for it changes least often.
const vendorGroups = [
  { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
  { name: 'three', test: /node_modules[\\/]three[\\/]/ },
];

// What the first paint and later parts share: one file of it is smaller than a dozen.
const firstModules = [
  ...['view', 'clock', 'store', 'transport', 'useClock', 'address', 'cameraPlace'],
  ...['files/fileOffer', 'closeup/closeUpState', 'panels/(Guard|Icon|status|selecting|format)'],
  ...['run/(runs|client|reduce|keyframes|builtIn|messages)'],
].join('|');
const firstGroup = { name: 'first', test: new RegExp(`/src/ui/(${firstModules})\\.tsx?$`) };

export default defineConfig(({ isSsrBuild = false }) => ({
  base: './',
  plugins: [react(), compileAssembly(), injectContentSecurityPolicy()],
  worker: {
    format: 'es' as const,
    plugins: () => [compileAssembly()],
    rolldownOptions: { onLog },
  },
  // Packages met late (only a worker imports satellite.js) would make the dev server reload.
  optimizeDeps: {
    include: ['satellite.js', 'three', '@react-three/fiber', 'react-dom/client', 'zustand'],
  },
  // The command line is one bundle for Node that needs no installed package.
  ssr: { noExternal: true as const, external: ['@playwright/test'] },
  build: {
    target: isSsrBuild ? 'node20' : 'es2022',
    copyPublicDir: !isSsrBuild,
    assetsInlineLimit: 0, // data: fonts and scripts would need a weaker policy
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800, // three.js is one lazy chunk of about 700 kB raw
    rolldownOptions: {
      output: isSsrBuild ? {} : { codeSplitting: { groups: [...vendorGroups, firstGroup] } },
      onLog,
    },
  },
  test: {
    maxWorkers: '100%', // the default leaves one core idle, which of two is half of them
    testTimeout: 120_000, // generous: a slow machine is no failure
    hookTimeout: 120_000,
    projects: [
      {
        extends: true as const,
        test: {
          name: 'core',
          environment: 'node',
          isolate: false, // the core keeps no state; loading it anew for each file costs minutes
          include: ['test/**/*.test.ts'],
          exclude: ['test/ui/**', 'test/e2e/**'],
        },
      },
      {
        extends: true as const,
        test: { name: 'ui', environment: 'happy-dom', include: ['test/ui/**/*.test.{ts,tsx}'] },
      },
    ],
    coverage: { include: ['src/**'], reportsDirectory: 'coverage' },
  },
}));
