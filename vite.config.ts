import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { build, defineConfig, type Plugin } from 'vite';

/** Every page: the playground at the root, and whatever HTML stands under www/, harness pages (www/dev/) and that of saved files aside. */
function pages(): string[] {
  const files = readdirSync('www', { recursive: true, encoding: 'utf8' });
  const built = files.filter((file) => file.endsWith('.html') && !/^(dev|saved)\//.test(file));
  return ['index.html', 'embed.html', ...built.map((file) => `www/${file}`)];
}

/** What pages of other hosts load: the element, and what gives an iframe its height. */
const bundles = ['www/embed/framebyframe.ts', 'www/embed/iframe.ts'];

/** The first versions that know light-dark(): what stands in for it does not work in a shadow tree of its own. */
const cssTarget = ['chrome123', 'firefox120', 'safari17.5'];

/** Takes the blanks out of the styles and templates in the player's source, which no minifier looks into. */
function leanTemplates(): Plugin {
  const lean = (styles: string) =>
    styles
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};]) ?|([:,]) /g, '$1$2')
      .replace(/;}/g, '}');
  return {
    name: 'lean-templates',
    apply: 'build',
    enforce: 'pre',
    transform(code, id) {
      if (!/\/www\/.*\.ts$/.test(id)) return null;
      const styled = code.replace(/(?<=\bcss`)[^`]*(?=`)/g, lean);
      return { code: styled.replace(/\n\s+/g, '\n'), map: null };
    },
  };
}

/** Vite would load a chunk's styles and imports ahead of it: ours have none that are not there already. */
function plainDynamicImports(): Plugin {
  return {
    name: 'plain-dynamic-imports',
    apply: 'build',
    enforce: 'pre',
    load: (id) => (id.endsWith('vite/preload-helper.js') ? 'export const __vitePreload = (load) => load();' : null),
  };
}

/** A module with all that it imports, as one classic script: it can stand where nothing lies beside it. */
async function oneScript(entry: string, plugins: Plugin[]): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [suppliedWasm(), ...plugins],
    build: {
      write: false,
      target: 'es2022',
      cssTarget,
      minify: true,
      lib: { entry, formats: ['iife'], name: 'framebyframe' },
    },
  });
  const [output] = [built].flat().flatMap((one) => ('output' in one ? one.output : []));
  if (output?.type !== 'chunk') throw new Error(`${entry} has not become one script.`);
  return output.code;
}

/** `import text from './x?worker-text'`: a worker with all that it imports, as the text of one classic script. */
function workerText(): Plugin {
  const suffix = '?worker-text';
  return {
    name: 'worker-text',
    async resolveId(source, importer) {
      if (!source.endsWith(suffix)) return null;
      const found = await this.resolve(source.slice(0, -suffix.length), importer);
      return found === null ? null : found.id + suffix;
    },
    async load(id) {
      if (!id.endsWith(suffix)) return null;
      return `export default ${JSON.stringify(await oneScript(id.slice(0, -suffix.length), []))};`;
    },
  };
}

/**
 * `import { address, size, machineSize } from './page.html?one-file'`: that page with its script and its styles in it, as a
 * text beside the site; www/saved/save.ts puts into it what is saved.
 */
function oneFile(): Plugin {
  const suffix = '?one-file';
  const folder = 'www/saved';
  const styles = ['www/styles/tokens.css', 'www/page/page.css', `${folder}/saved.css`];
  return {
    name: 'one-file',
    async resolveId(source, importer) {
      if (!source.endsWith(suffix)) return null;
      const found = await this.resolve(source.slice(0, -suffix.length), importer);
      return found === null ? null : `\0${found.id}.js${suffix}`;
    },
    async load(id) {
      if (!id.endsWith(suffix)) return null;
      const plugins = [leanTemplates(), plainDynamicImports(), workerText(), savedSource()];
      const script = inScript(await oneScript(`${folder}/main.ts`, plugins));
      const style = styles.map((file) => readFileSync(file, 'utf8')).join('');
      const source = readFileSync(`${folder}/page.html`, 'utf8')
        .replace('script-hash', hashOf(script))
        .replace('style-hash', hashOf(style))
        .replace('<style></style>', () => `<style>${style}</style>`)
        .replace('<script></script>', () => `<script>${script}</script>`);
      const file = this.emitFile({ type: 'asset', name: 'saved.txt', source });
      const wasm = gzipSync(readFileSync('www/engine/wasm/framebyframe_bg.wasm'));
      return [
        `export const address = import.meta.ROLLUP_FILE_URL_${file};`,
        `export const size = ${Buffer.byteLength(source)};`,
        `export const machineSize = ${Math.ceil((wasm.length * 4) / 3)};`,
      ].join('\n');
    },
  };
}

/** What a saved file saves again is made of itself. */
function savedSource(): Plugin {
  return {
    name: 'saved-source',
    enforce: 'pre',
    async resolveId(source, importer) {
      return source === './source' ? await this.resolve('./source-itself', importer) : null;
    },
  };
}

/** A script as it may stand in HTML, where these begin or end something also within a text. */
function inScript(code: string): string {
  const text = code.replaceAll('</script', '<\\/script').replaceAll('<!--', '\\x3c!--').trim();
  // Refuses what these replacements would have broken.
  new Script(text);
  return text;
}

/** What a content policy says of an inline script, or of inline styles. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** What is one script has no address that wasm could lie beside: it is given the wasm. */
function suppliedWasm(): Plugin {
  return {
    name: 'supplied-wasm',
    enforce: 'pre',
    transform: (code, id) =>
      id.endsWith('wasm/framebyframe.js')
        ? { code: code.replace("new URL('framebyframe_bg.wasm', import.meta.url)", 'undefined'), map: null }
        : null,
  };
}

/**
 * What a page of ours may do, as a `<meta>` in each: load and ask for what lies beside it, and make no script of any text
 * (trusted types; `www/page/trusted.ts` says which scripts are ours). The page for iframes may also fetch the programs that
 * articles show in it. `lit-html` is the policy of the library by that name, for templates that are in the source.
 */
function contentPolicy(page: string): string {
  const programs = page.endsWith('embed.html') ? ' https: http:' : '';
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    // Chromium itself writes style attributes into an editor whose whole text is replaced, and complains if it may not.
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    `connect-src 'self'${programs}`,
    "worker-src 'self' blob:",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types default lit-html',
  ].join('; ');
}

/** Puts the policy into each page that is built. */
function strictPages(): Plugin {
  return {
    name: 'strict-pages',
    apply: 'build',
    transformIndexHtml: (_html, { filename }) => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentPolicy(filename) },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** Writes `service-worker.js`, which keeps all that was built: its name for this build is made from all of that. */
function keptSite(): Plugin {
  const source = 'www/offline/service-worker.js';
  let folder = '';
  return {
    name: 'kept-site',
    apply: 'build',
    configResolved: (config) => {
      folder = join(config.root, config.build.outDir);
    },
    closeBundle() {
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
        name.replaceAll('\\', '/'),
      );
      const sorted = names.filter((name) => statSync(join(folder, name)).isFile()).sort();
      const hash = createHash('sha256').update(readFileSync(source));
      // The names in assets/ say what is in the files.
      const files: Record<string, string | null> = {};
      for (const name of sorted) {
        const content = readFileSync(join(folder, name));
        hash.update(`${name}\0`).update(content);
        files[name] = name.startsWith('assets/') ? null : createHash('sha256').update(content).digest('hex');
      }
      const build = hash.digest('hex').slice(0, 16);
      const constants = `const build = ${JSON.stringify(build)};\nconst files = ${JSON.stringify(files)};\n`;
      writeFileSync(join(folder, 'service-worker.js'), constants + readFileSync(source, 'utf8'));
    },
  };
}

/** What finds ways for the links on the stage. */
const linkFiles = /www\/panels\/stage\/(grid|links|overlay|ports|queue|router|still)\.ts/;
/** The steps of C code. */
const callFiles = /www\/panels\/call\//;
/** What an embedded player needs besides; not the shell, which loads it. */
const embedFiles = /www\/embed\/(player|styles)\.ts|www\/engine\/(shared\.ts|supply\.ts|text-worker)/;
const playerFiles = (id: string) =>
  /node_modules\/.*lit|www\/(engine|panels|player|styles)\/.*\.ts/.test(id) &&
  !linkFiles.test(id) &&
  !embedFiles.test(id) &&
  !/engine\/(client|here|desk|host|machine)\.ts/.test(id) &&
  !callFiles.test(id);

// `--mode package`: only what pages of other hosts load (scripts/package.mjs).
export default defineConfig(({ mode }) => ({
  plugins: [
    leanTemplates(),
    plainDynamicImports(),
    workerText(),
    oneFile(),
    strictPages(),
    ...(mode === 'package' ? [] : [keptSite()]),
  ],
  // Relative addresses only: the built site works from any path of any host.
  base: './',
  appType: 'mpa',
  build: {
    target: 'es2022',
    cssTarget,
    // A data: address for the wasm or a worker would need a looser content policy.
    assetsInlineLimit: 0,
    // Every browser that runs the page preloads modules by itself.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: mode === 'package' ? bundles : [...pages(), ...bundles],
      // The player apart from the page around it: what an embed will load; the editor, which it loads when a reader first
      // edits; motion, once the first picture stands; what few readers need, when they do. Each has a budget.
      output: {
        // The bundles' own addresses are for ever; what they load has a name by its content.
        entryFileNames: ({ facadeModuleId }) =>
          bundles.some((one) => facadeModuleId?.endsWith(one)) ? '[name].js' : 'assets/[name]-[hash].js',
        codeSplitting: {
          groups: [
            // Else the shell of the embed would load the player for the sake of these few bytes.
            { name: 'load', test: /preload-helper|rolldown\/runtime/ },
            { name: 'player', test: playerFiles },
            { name: 'engine', test: /www\/engine\/client\.ts/ },
            { name: 'links', test: linkFiles },
            { name: 'call', test: callFiles },
            { name: 'structs', test: /www\/recorded\/structs\.json/ },
            { name: 'offline', test: /www\/offline\// },
            { name: 'recorded', test: /www\/recorded\// },
            { name: 'motion', test: /www\/motion\// },
            { name: 'tools', test: /www\/tools\// },
            // What only players in articles need: the worker's text is most of it.
            { name: 'embed', test: embedFiles },
            { name: 'lessons', test: /www\/lessons\/.*\.ts/ },
            { name: 'save', test: /www\/saved\// },
            { name: 'extras', test: /www\/extras\// },
            { name: 'editor', test: /node_modules|www\/editor\// },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
  server: { watch: { ignored: ['**/target/**', '**/target-wasm/**', '**/.tools/**', '**/dist/**'] } },
}));
